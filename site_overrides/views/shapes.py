"""The small shapes that several pages share. All text is plain. A `path` is from the menu's root; `link` links it."""

from typing import NamedTuple, NotRequired, TypedDict


class Link(TypedDict):
    """Words that lead to another page of the menu."""

    name: str
    path: str


class Choice(Link):
    """A large choice with a picture."""

    id: str
    about: str
    """Its main category, for its colour; empty for an area."""
    icon: str
    description: str
    count: int
    """How many groups it leads to."""
    count_text: str


class Card(NamedTuple):
    """A group in a list."""

    id: str
    path: str
    name: str
    sort: str
    """The name as it is looked up: without accents, capitals and The."""
    summary: str
    icon: str
    """Picture of its main category."""
    categories: tuple[str, ...]
    other_category: str
    kind: str
    when_text: str
    """The next time in words, or how often, or that a time is agreed."""
    coming: str
    """Its next dates for the browser, as views/coming.py writes them. Empty where `when_text` holds on every day."""
    where_text: str
    areas: tuple[str, ...]
    venues: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    cost_text: str
    room_text: str
    room_tone: str
    languages: tuple[str, ...]
    communities: tuple[str, ...]
    keywords: tuple[str, ...]
    facets: str
    """What it answers to the filters of Find: see views/facets.py."""


class Paging(TypedDict):
    """Where one page of a long list stands."""

    number: int
    count: int
    text: str
    """Page 2 of 9."""
    previous: str
    """Path of the page before, or empty."""
    next: str
    """Path of the page after, or empty."""


class ListPage(TypedDict):
    """What every page has: its own path, title and description."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    """The way from the home page to here, without the page itself. Empty on the home page."""
    lead: NotRequired[str]
