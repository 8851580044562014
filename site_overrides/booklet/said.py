"""How a booklet writes what the menu says: texts in pieces by language, and numbers that keep their order."""

import re

from site_overrides.booklet.shapes import Said
from site_overrides.foreign import Piece, direction, pieces
from site_overrides.words import Words

_FROM_LEFT, _FROM_RIGHT, _END = "\u2066", "\u2067", "\u2069"
"""Marks of Unicode (UAX 9) that keep what they hold together, in its own direction."""

_ONE_WAY = re.compile(f"({_FROM_LEFT}[^{_FROM_LEFT}{_END}]*{_END})")
"""What goes from left to right is a piece of its own, so that all of it can be in one font."""


def said(t: Words, text: str) -> Said:
    """A marked text in pieces. Those of another direction than the booklet's are kept from turning it about."""
    found = (each._replace(text=_kept(t, each.language, each.text)) for each in _joined(pieces(text.strip())))
    return [Piece(each.language, part) for each in found for part in _ONE_WAY.split(each.text) if part]


def _joined(found: Said) -> Said:
    """Sentences of one language with only a space between them are one piece, whose lines stay in its order."""
    made: Said = []
    for each in found:
        if made and each.language == made[-1].language:
            made[-1] = Piece(each.language, made[-1].text + each.text)
        elif len(made) > 1 and made[-1].text == " " and made[-2].language == each.language:
            made[-2:] = [Piece(each.language, f"{made[-2].text} {each.text}")]
        else:
            made.append(each)
    return made


def _kept(t: Words, language: str, text: str) -> str:
    own = direction(language) if language else t.direction
    return text if own == t.direction else f"{_FROM_RIGHT if own == 'rtl' else _FROM_LEFT}{text}{_END}"


def number(t: Words, written: str) -> str:
    """A telephone number or postcode, which no line may break."""
    return one_way(t, written.replace(" ", "\u00a0"))


def one_way(t: Words, written: str) -> str:
    """An address or a number: from left to right wherever it stands."""
    return f"{_FROM_LEFT}{written}{_END}" if written and t.direction == "rtl" else written
