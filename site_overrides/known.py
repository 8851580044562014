"""What is known of one group between builds: enough for every page that lists it."""

import marshal
from collections.abc import Iterable
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple

from site_overrides.views.shapes import Card
from site_overrides.views.when import NextDate

AT_ONCE = 64
"""So many are remembered: a template asks for one thing after the other."""
Plain = tuple[bytes, bytes, bytes, tuple[Any, ...], bytes, bytes]
"""Digests of what it was made from, of the page's view, and of card and week; its place; its card and week as bytes."""


class Place(NamedTuple):
    """Where a group stands in the lists: all that is asked of every group in every build."""

    id: str
    sort: str
    """Its name as it is looked up."""
    lists: tuple[str, ...]
    """The lists it is in: categories by id, areas as `area:<id>`, venues as `venue:<id>`."""
    times: tuple[tuple[str, str, bool], ...]
    """Of all it does on the days of the timetable: the date, when it starts, and whether it is off."""

    @classmethod
    def of(cls, card: Card, week: Iterable[NextDate]) -> "Place":
        areas, venues = (f"area:{each}" for each in card.areas), (f"venue:{each}" for each in card.venues)
        times = ((intern(each.date), intern(each.starts), each.cancelled) for each in week)
        return cls(card.id, card.sort, tuple(map(intern, (*card.categories, *areas, *venues))), tuple(times))


@lru_cache(maxsize=AT_ONCE)
def _card(written: bytes) -> Card:
    return Card._make(marshal.loads(written))  # noqa: S302 - what `Known.of` wrote


@lru_cache(maxsize=AT_ONCE)
def _week(written: bytes) -> list[NextDate]:
    return [NextDate._make(each) for each in marshal.loads(written)]  # noqa: S302 - what `Known.of` wrote


class Known:
    """Of one group in one language. Its card and its week are only read when somebody asks for them."""

    __slots__ = ("place", "plain")

    def __init__(self, plain: Plain) -> None:
        self.plain = plain
        """Plain data, which can be written down."""
        self.place = Place._make(plain[3])

    @classmethod
    def of(cls, inputs: bytes, view: bytes, said: bytes, card: Card, week: list[NextDate]) -> "Known":
        """`week` is what it does on the days of the timetable."""
        days = marshal.dumps([tuple(each) for each in week])
        return cls((inputs, view, said, tuple(Place.of(card, week)), marshal.dumps(tuple(card)), days))

    @property
    def inputs(self) -> bytes:
        """Digest of what it was made from."""
        return self.plain[0]

    @property
    def view(self) -> bytes:
        """Digest of the page's view."""
        return self.plain[1]

    @property
    def said(self) -> bytes:
        """Digest of the card and the week."""
        return self.plain[2]

    @property
    def card(self) -> Card:
        return _card(self.plain[4])

    @property
    def week(self) -> list[NextDate]:
        """What it does on the days of the timetable."""
        return _week(self.plain[5])

    def __reduce__(self) -> tuple[type["Known"], tuple[Plain]]:
        """Between processes it goes as it is kept."""
        return Known, (self.plain,)
