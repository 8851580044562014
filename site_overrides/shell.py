"""A page as the site's generator made it, with slots where each page's own parts go.

The generator renders one shell for each template and depth of address; filling it is joining a few strings.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

_SLOT = re.compile("\ue000([a-z]+)\ue001")
TEXTS = ("title", "description", "canonical", "here")
"""Slots for plain text, which is escaped when it is filled in. The other slot is `content`, for HTML."""


def slot(name: str) -> str:
    """The mark that stands for a part until it is filled in. Private characters of Unicode: no text has them."""
    return f"\ue000{name}\ue001"


@dataclass(frozen=True)
class Shell:
    """Alternately the text between the slots and the name of a slot."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> "Shell":
        return cls(tuple(_SLOT.split(html)))

    @property
    def html(self) -> str:
        """The frame alone, with nothing in it."""
        return "".join(self.pieces[::2])

    def fill(self, content: str, texts: Mapping[str, str]) -> str:
        values = {"content": content, **{name: str(escape(text)) for name, text in texts.items()}}
        return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))


def depth_of(path: str) -> int:
    """How many folders below the root a page is: 0 for the home page, 2 for groups/x/."""
    return path.count("/")


def to_root(path: str) -> str:
    """What leads from a page back to the menu's root, at the start of a relative link."""
    return "../" * depth_of(path) or "./"
