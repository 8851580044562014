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
Plain = tuple[bytes, bytes, bytes, "Place", bytes, bytes]


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

    __slots__ = ("_card", "_week", "inputs", "place", "said", "view")

    def __init__(self, inputs: bytes, view: bytes, said: bytes, place: Place, card: bytes, week: bytes) -> None:
        self.inputs = inputs
        """Digest of what it was made from."""
        self.view = view
        """Digest of the page's view."""
        self.said = said
        """Digest of the card and the week."""
        self.place = place
        self._card = card
        self._week = week

    @classmethod
    def of(cls, inputs: bytes, view: bytes, said: bytes, card: Card, week: list[NextDate]) -> "Known":
        """`week` is what it does on the days of the timetable."""
        days = [tuple(each) for each in week]
        return cls(inputs, view, said, Place.of(card, week), marshal.dumps(tuple(card)), marshal.dumps(days))

    @property
    def card(self) -> Card:
        return _card(self._card)

    @property
    def week(self) -> list[NextDate]:
        """What it does on the days of the timetable."""
        return _week(self._week)

    def __reduce__(self) -> tuple[type["Known"], Plain]:
        """Between processes it goes as it is kept."""
        return Known, (self.inputs, self.view, self.said, self.place, self._card, self._week)

    def plain(self) -> tuple[Any, ...]:
        """Plain data, which can be written down."""
        return self.inputs, self.view, self.said, tuple(self.place), self._card, self._week

    @classmethod
    def again(cls, plain: Any) -> "Known":
        """From what `plain` gave."""
        inputs, view, said, place, card, week = plain
        return cls(inputs, view, said, Place._make(place), card, week)
