"""What the template of a booklet is given. All of it may be published, and all of it is plain data."""

from typing import TypedDict

from site_overrides.foreign import Piece

Said = list[Piece]
"""A text in pieces, each with its language: most have one piece, in the language of the booklet."""


class Fact(TypedDict):
    """One question about a group, with its answer."""

    icon: str
    label: Said
    lines: list[Said]


class Picture(TypedDict):
    """A group's own picture."""

    content: str | list[int]
    """A drawing's text, or the bytes of another picture."""
    format: str
    words: str
    """For people who cannot see it."""


class Entry(TypedDict):
    """A group as a booklet tells of it."""

    id: str
    name: Said
    summary: Said
    picture: Picture | None
    facts: list[Fact]
    address: str
    """Of its page, which its code leads to."""
    shown: str
    """The same, as somebody may type it."""
    code_words: str


class Mention(TypedDict):
    """A group whose entry is in another chapter."""

    id: str
    name: Said


class Chapter(TypedDict):
    """The groups of one category."""

    id: str
    name: Said
    icon: str
    description: Said
    entries: list[Entry]
    elsewhere: list[Mention]


class Letter(TypedDict):
    """A letter of the index."""

    letter: str
    groups: list[Mention]


class Helper(TypedDict):
    """A way to get help: what it is, what to do, and when."""

    name: Said
    lines: list[Said]
    ways: list[Said]
    """Ring 999. Each to be seen at once."""


class Meaning(TypedDict):
    """What a status of the checks means."""

    name: Said
    text: Said


class Booklet(TypedDict):
    """`booklet.typ`."""

    language: str
    direction: str
    large: bool
    title: Said
    """The menu's name."""
    about: Said
    """The category or area it is of, or the menu's tagline."""
    publisher: Said
    talk: Helper
    urgent: list[Helper]
    meanings: list[Meaning]
    chapters: list[Chapter]
    letters: list[Letter]
    """None where the chapters are in that order already."""
    online: Said
    """Where the newest menu is."""
    words: dict[str, Said]
    icons: dict[str, str]
    """The drawing of every picture that is used."""
