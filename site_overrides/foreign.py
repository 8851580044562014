"""Words that stand in another language than their page, such as what a group wrote in English on the Urdu page.

While a page is made they carry marks: private characters of Unicode, which no text has. They become HTML at the very
end, so that every builder and template may handle such words like any others.
"""

import re
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

_START, _SAID, _END = "\ue002", "\ue004", "\ue003"
_OPEN = re.compile(f"{_START}([A-Za-z-]*){_SAID}")
_MARKS = re.compile(f"{_START}[A-Za-z-]*{_SAID}|{_END}")
_ESCAPED = re.compile(r"\\ue002[A-Za-z-]*\\ue004|\\ue003")
_PLAIN = re.compile(r"<(title|script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
"""Where no markup can be: inside tags, titles and scripts."""
_TOKEN = re.compile(f"{_START}(?P<language>[A-Za-z-]*){_SAID}|(?P<end>{_END})|(?P<text>[^{_START}{_END}]+)")


class Piece(NamedTuple):
    """A part of a text and its language: empty for that of what is around it."""

    language: str
    text: str


def marked(text: str, language: str) -> str:
    """The text, said to be in `language`."""
    return f"{_START}{language}{_SAID}{text}{_END}"


def bare(text: str) -> str:
    """The text without marks."""
    return _MARKS.sub("", text) if _START in text else text


def language_of(text: str) -> str:
    """The language of what a text begins with, or empty when it carries no mark."""
    found = _OPEN.match(text)
    return found[1] if found else ""


def pieces(text: str) -> list[Piece]:
    """A text without marks, in pieces. Where one language stands within another, each piece has the inner one."""
    found, around = list[Piece](), [""]
    for token in _TOKEN.finditer(text):
        if token["text"]:
            found.append(Piece(around[-1], token["text"]))
        elif token["end"]:
            around = around[:-1] or [""]
        else:
            around.append(token["language"])
    return found


def languages_in(text: str) -> list[str]:
    """Each language that parts of a text are in, beside the page's own."""
    return list(dict.fromkeys(_OPEN.findall(text)))


def as_html(html: str) -> str:
    """A page or a part of one, with elements that say the language and direction instead of marks."""
    if _START not in html and "\\ue002" not in html:
        return html
    html = _PLAIN.sub(_plain, html)
    return _OPEN.sub(lambda found: f"<bdi {attributes(found[1])}>", html).replace(_END, "</bdi>")


def _plain(found: re.Match[str]) -> str:
    return _ESCAPED.sub("", bare(found[0]))


@cache
def attributes(language: str) -> str:
    """What an element in another language than its page says about itself."""
    return f'lang="{language}" dir="{direction(language)}"'


def direction(language: str) -> str:
    """ltr or rtl. From left to right for a language that CLDR does not know."""
    try:
        return Locale.parse(language.replace("-", "_")).text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
