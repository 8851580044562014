"""A test client that looks at every page it fetches: one h1, the title, ids, labels, errors that link to fields."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from werkzeug.test import Client, TestResponse

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """What a test asks of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.links: list[tuple[str, str]] = []
        self.fields: dict[str, list[str]] = {}
        self.described: set[str] = set()
        self.labels: set[str] = set()
        self.controls: set[str] = set()
        self.title = ""
        self.words = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self._area: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.described |= set(given.get("aria-describedby", "").split())
        if tag == "label":
            self.labels.add(given.get("for", ""))
        if tag in ("input", "textarea", "select") and given.get("type") != "hidden":
            self.controls.add(given.get("id", ""))
        self._value(tag, given)
        if tag in ("h1", "h2", "h3"):
            self.headings.append((int(tag[1]), ""))
        if tag == "a":
            self.links.append((given.get("href", ""), ""))
        if tag not in VOID:
            self._open.append((tag, given))

    def _value(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "textarea":
            self._area = name
            self.fields[name] = [""]
        elif tag == "input" and (kind not in ("radio", "checkbox") or "checked" in given):
            self.fields.setdefault(name, []).append(given.get("value", ""))
        elif tag == "option" and "selected" in given:
            self.fields.setdefault(next(one["name"] for what, one in self._open if what == "select"), []).append(
                given["value"]
            )

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        self._area = None if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _given in self._open]
        if self._area is not None:
            self.fields[self._area] = [self.fields[self._area][0] + data]
        if "title" in tags and "head" in tags:
            self.title += data
        if self.headings and any(tag in tags for tag in ("h1", "h2", "h3")):
            level, words = self.headings[-1]
            self.headings[-1] = (level, words + data)
        if self.links and "a" in tags:
            self.links[-1] = (self.links[-1][0], (self.links[-1][1] + data).strip())
        self.words += data

    @property
    def h1(self) -> str:
        return next(words for level, words in self.headings if level == 1).strip()

    def link(self, words: str) -> str:
        """The address of the first link with these words in it."""
        return next(address for address, said in self.links if words in said)


def look(page: Page) -> None:
    """Fail on what no page may have."""
    levels = [level for level, _words in page.headings]
    assert levels.count(1) == 1
    errors = "There is something to put right" in page.words
    assert page.title.strip().startswith(("Error: " if errors else "") + page.h1)
    assert len(page.ids) == len(set(page.ids)), [one for one in page.ids if page.ids.count(one) > 1]
    assert page.described <= set(page.ids), page.described - set(page.ids)
    assert page.controls <= page.labels, page.controls - page.labels
    for address, _words in page.links:
        assert not address.startswith("#") or address[1:] in page.ids, f"{address} leads nowhere"
    for above, below in zip(levels[levels.index(1) :], levels[levels.index(1) + 1 :], strict=False):
        assert below - above <= 1, levels


@dataclass
class Browser:
    """A person without JavaScript, who follows redirects and presses buttons."""

    client: Client
    page: Page = field(init=False)
    response: TestResponse = field(init=False)
    url: str = ""
    lives_at: str = "127.0.0.1"

    def get(self, address: str) -> Page:
        return self._keep(self.client.get(address, follow_redirects=True, environ_base=self._from))

    def press(self, action: str | None = None, to: str | None = None, **typed: Any) -> Page:
        """Press a button of the page's form; `typed` changes what its fields hold."""
        data: dict[str, Any] = {**self.page.fields, **typed} | ({"action": action} if action else {})
        return self._keep(self.client.post(to or self.url, data=data, follow_redirects=True, environ_base=self._from))

    @property
    def _from(self) -> dict[str, str]:
        return {"REMOTE_ADDR": self.lives_at}

    def _keep(self, response: TestResponse) -> Page:
        self.response, self.page = response, Page(response.text)
        asked = urlsplit(response.request.url)
        self.url = asked.path + (f"?{asked.query}" if asked.query else "")
        look(self.page)
        return self.page

    @property
    def reference(self) -> str:
        found = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", self.page.words)
        assert found and self.page.h1 == "Thank you", self.page.h1
        return found[0]
