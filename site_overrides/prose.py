"""Markdown from records as safe HTML: no raw HTML, no pictures, headings demoted, links only http(s), mailto, tel.

What may remain is decided once, by an allow-list over the finished HTML, whatever the renderer made of the text.
"""

import re

import cmarkgfm  # type: ignore[import-untyped]
import nh3
from markupsafe import Markup

from site_overrides.foreign import attributes, bare, language_of

HEADINGS_BEGIN_AT = 3
_HEADING = re.compile(r"(</?h)([1-6])>")
_SAFE = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)


def safe_link(address: str) -> bool:
    """Only addresses that open a page, a letter or a call."""
    return bool(_SAFE.match(address))


def _attribute(tag: str, name: str, value: str) -> str | None:
    return value if safe_link(value) else None


_CLEANER = nh3.Cleaner(
    tags={"p", "br", "ul", "ol", "li", "strong", "em", "blockquote", "h3", "h4", "h5", "h6", "hr", "code", "pre", "a"},
    attributes={"a": {"href"}},
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener noreferrer nofollow",
)


def to_html(text: str) -> Markup:
    """Simple Markdown as HTML that is safe whatever the text holds. Tags in the text are shown as they were typed."""
    html = cmarkgfm.markdown_to_html(bare(text).replace("<", "&lt;"))
    clean = Markup(_CLEANER.clean(_HEADING.sub(_demoted, html)))  # noqa: S704 - the cleaner's own output
    return in_its_language(clean, language_of(text)) if language_of(text) else clean


def in_its_language(html: Markup, language: str) -> Markup:
    """Blocks of a page that are in another language than it."""
    return Markup("<div {}>{}</div>").format(Markup(attributes(language)), html)  # noqa: S704 - our own attributes


def _demoted(tag: re.Match[str]) -> str:
    return f"{tag[1]}{min(int(tag[2]) + HEADINGS_BEGIN_AT - 1, 6)}>"
