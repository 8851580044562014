"""From a page's dict to its HTML: its template inside its shell."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import escape

from site_overrides.foreign import as_html, bare, languages_in
from site_overrides.icons import Sheet
from site_overrides.linker import Linker
from site_overrides.shell import ALONE, Shell, frame_of
from site_overrides.templates import environment, templates_digest
from site_overrides.views.shapes import Card
from site_overrides.words import Words

View = Mapping[str, Any]


def foreign_note(t: Words, languages: Sequence[str]) -> str:
    """What stands above a page of which parts are in other languages. Empty when there are none."""
    if not languages:
        return ""
    said = t("languages.parts", languages=t.both([t.language_name(each) for each in languages]))
    return as_html(f'<div class="wide"><p class="in-parts">{escape(said)}</p></div>')


class Renderer:
    """Renders the pages of one language. `shells` are by frame."""

    def __init__(self, words: Words, site: View, shells: Mapping[str, Shell], linker: Linker, compiled: Path) -> None:
        self._words = words
        self._site = site
        self._shells = shells
        self._linker = linker
        self._compiled = compiled
        self._digests: dict[str, bytes] = {}
        self._root = ""
        self._prefix = next((each["prefix"] for each in site["editions"] if each["language"] == words.language), "")
        self._sheet = Sheet()
        self._links: set[str] = set()
        self._drawn: dict[tuple[str, str, tuple[str, ...]], tuple[str, Sheet, set[str]]] = {}

    @cached_property
    def _environment(self) -> Environment:
        called = {"site": self._site, "link": self._link, "icon": self._icon, "again": self._again}
        return environment(self._words, called, self._compiled, self._said.hex())

    # These two answer anew on every page. That they are given the context keeps them from being worked out beforehand.

    @pass_context
    def _link(self, _: Context, to: str) -> str:
        self._links.add(to)
        return self._root + self._linker.versioned(to)

    @pass_context
    def _icon(self, _: Context, name: str) -> str:
        return self._sheet.use(name)

    def _again(self, draw: Callable[..., str], card: Card, *how: str) -> str:
        """A card as it was drawn before: it looks the same on every page of the same depth."""
        key = (card.path, self._root, how)
        if key not in self._drawn:
            page = self._sheet, self._links
            self._sheet, self._links = Sheet(), set()
            self._drawn[key] = draw(card, *how), self._sheet, self._links
            self._sheet, self._links = page
        drawn, sheet, links = self._drawn[key]
        self._sheet.add(sheet)
        self._links |= links
        return drawn

    def body(self, template: str, view: View) -> tuple[str, set[str]]:
        """The page's own part, its pictures before it, and the paths it links to."""
        self._root = self._linker.root(view["path"])
        self._sheet, self._links = Sheet(), set()
        html = self._environment.get_template(f"menu/{template}.html").render(page=view)
        return self._sheet.symbols() + self._note(html) + as_html(html), self._links

    def _note(self, html: str) -> str:
        """Says which other languages are on the page, when there are any."""
        return foreign_note(self._words, languages_in(html))

    def page(self, template: str, view: View, url: str, body: str) -> bytes:
        """The whole page around its `body`."""
        shell = self._shells[frame_of(template)]
        texts = {
            "template": template,
            "root": self._linker.root(view["path"]),
            "title": bare(view["title"]),
            "description": bare(view["description"]),
            "canonical": url + view["path"],
            "here": self._here(template, view["path"]),
        }
        return shell.fill(body, texts).encode()

    def _here(self, template: str, path: str) -> str:
        """The path of a page's like in every language's folder: names begin with other letters in each."""
        if template in ALONE:
            return ""
        return "a-to-z/" if template == "a_to_z" else path.removeprefix(self._prefix)

    def digest(self, template: str) -> bytes:
        """Of everything that goes into a page beside its view."""
        if template not in self._digests:
            shell = "\0".join((template, *self._shells[frame_of(template)].pieces)).encode()
            self._digests[template] = hashlib.blake2b(shell + self._frame, digest_size=16).digest()
        return self._digests[template]

    @cached_property
    def _said(self) -> bytes:
        texts = json.dumps([dict(self._words.texts), dict(self._words.patterns)], sort_keys=True)
        return hashlib.blake2b(texts.encode(), digest_size=8).digest()

    @cached_property
    def _frame(self) -> bytes:
        frame = json.dumps([self._site, self._linker.versions], sort_keys=True).encode()
        return self._said + frame + templates_digest()
