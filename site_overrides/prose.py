"""Markdown from records as safe HTML: no raw HTML, no pictures, headings demoted, links only http(s), mailto, tel."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

_SAFE = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9 ,.;:'’\"“”!?()/%£–—\-\n]*")
HEADINGS_BEGIN_AT = 3


class _Renderer(RendererHTML):
    """Markdown-it's own renderer with headings that fit under a page's own, and links that tell no one where from."""

    def heading_open(self, tokens: list[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return f"<{_demoted(tokens[at].tag)}>"

    def heading_close(self, tokens: list[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return f"</{_demoted(tokens[at].tag)}>\n"


def _demoted(tag: str) -> str:
    return f"h{min(int(tag[1]) + HEADINGS_BEGIN_AT - 1, 6)}"


def safe_link(address: str) -> bool:
    """Only addresses that open a page, a letter or a call."""
    return bool(_SAFE.match(address.strip()))


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}, renderer_cls=_Renderer)
    markdown.disable(["image", "html_block", "html_inline", "code", "reference"])
    markdown.validateLink = safe_link  # type: ignore[method-assign,assignment]
    return markdown


def to_html(text: str) -> Markup:
    """Simple Markdown as HTML that is safe whatever the text holds. Plain paragraphs take a short way."""
    if _PLAIN.fullmatch(text) and not _starts_a_block(text):
        return Markup("").join(
            Markup("<p>{}</p>\n").format(part.strip()) for part in text.split("\n\n") if part.strip()
        )
    return Markup(_markdown().render(text))  # noqa: S704 - the renderer lets no HTML through


_BLOCK = re.compile(r"^\s*(-|\d+[.)]|—|–)\s*|^\s{4}|  $|^\s*-+\s*$", re.MULTILINE)


def _starts_a_block(text: str) -> bool:
    return bool(_BLOCK.search(text))
