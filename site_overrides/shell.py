"""A page as the site's generator made it, with slots where each page's own parts go.

The generator renders one shell for each kind of frame, whatever a page's address: where a link begins, there is a slot
for the way to the menu's root. Filling it is joining a few strings.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

_SLOT = re.compile("\ue000([a-z]+)\ue001")
ALONE = ("papers", "paper", "not_found")
"""Templates of pages that only the main language has."""
_OWN = ("home", "find", "whats_on", "a_to_z", "my_list")
"""Templates whose pages the frame leads to, or says something more about."""


def frame_of(template: str) -> str:
    """Which frame stands around a template's pages."""
    return template if template in _OWN else "alone" if template in ALONE else "plain"


def frames(prefix: str) -> tuple[str, ...]:
    """The frames of the language with this folder: the main one has one more."""
    return (*_OWN, "plain") if prefix else (*_OWN, "plain", "alone")


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
        """`content` is HTML; the texts in the other slots are escaped."""
        values = {"content": content, **{name: str(escape(text)) for name, text in texts.items()}}
        return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))


def to_root(path: str) -> str:
    """What leads from a page back to the menu's root, at the start of a relative link."""
    return "../" * path.count("/") or "./"
