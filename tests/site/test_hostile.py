"""Text from records is only ever text: it cannot bring tags, scripts or links of its own."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.reader import read
from schema.writer import write
from site_overrides.product_pages import fill
from site_overrides.prose import to_html
from tests.site.building import Site

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</title><script>x</script>",
    "{{ 7 * 7 }}{% raw %}",
    "\ue000content\ue001",
    "</script><script>alert(1)//",
    "x\u2028window.x=1",
)
ALLOWED = {"p", "br", "ul", "ol", "li", "strong", "em", "blockquote", "h3", "h4", "h5", "h6", "hr", "code", "pre", "a"}


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.heading = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        if self.tags[-2:] in (["h1", "bdi"], ["bdi", "h1"]) or self.tags[-1:] == ["h1"]:
            self.heading = self.heading or data


def test_hostile_records_are_shown_as_they_were_typed(site: Site) -> None:
    """Each text is the name and the summary of a group of its own."""
    groups = sorted((site.directory / "groups").glob("*.yml"))[: len(HOSTILE)]
    for file, text in zip(groups, HOSTILE, strict=True):
        record = read(file.read_bytes(), file.name) | {"name": text, "summary": text, "status": "listed"}
        record.pop("translations", None)
        file.write_text(write(record, "group"), encoding="utf-8")
    site.build()
    linked_data = drawing_codes = reading_aloud = 1
    scripts = _Tags(site.html("privacy/")).tags.count("script") + linked_data + drawing_codes + reading_aloud
    for file, text in zip(groups, HOSTILE, strict=True):
        attacked = _Tags(site.html(f"groups/{file.stem}/"))
        assert attacked.heading == text
        assert attacked.tags.count("script") == scripts
        assert not [name for name in attacked.attributes if name.startswith("on")]
    assert "</script>" not in site.html("find/search-data.js")


@given(st.text(st.sampled_from(list("<>&\"'()[]{}`*_#!-+.:/\\ \n\tajvscript:htpx=")), max_size=60))
def test_descriptions_hold_only_what_is_allowed(text: str) -> None:
    found = _Tags(to_html(text))
    assert set(found.tags) <= ALLOWED
    assert found.attributes <= {"href", "rel"}
    assert all(link.lower().startswith(("http://", "https://", "mailto:", "tel:")) for link in found.links)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "//evil.example", "/x", "file:///x"],
)
def test_links_only_lead_to_pages_letters_and_calls(link: str) -> None:
    assert _Tags(to_html(f"[press me]({link})")).links == []


def test_simple_markdown_works_and_headings_fit_under_the_pages_own() -> None:
    html = to_html("# Tea\n\nWith *cake* and a [site](https://a.example.org).\n\n- one\n- two")
    assert html.startswith('<h3>Tea</h3>\n<p>With <em>cake</em> and a <a href="https://a.example.org"')
    assert "<li>two</li>" in html


def test_the_places_own_values_bring_no_marks_into_prose() -> None:
    place = {"name": "**W** <b>", "link": "[x](javascript:x)"}
    said = fill(
        "{{ place.name }} {{ place.link }}{% if place.nothing %}!{% endif %}{{ place.nothing }}", {"place": place}, str
    )
    assert said == r"\*\*W\*\* &lt;b&gt; \[x\]\(javascript:x\)"
