"""What is known of one group between builds: enough for every page that lists it."""

import marshal
from functools import cached_property
from typing import Any

from site_overrides.views.shapes import Card
from site_overrides.views.when import NextDate

Plain = tuple[bytes, bytes, bytes, bytes]


class Known:
    """Of one group in one language. Its card and its week are plain data until somebody asks for them."""

    def __init__(self, inputs: bytes, view: bytes, said: bytes, written: bytes) -> None:
        self.inputs = inputs
        """Digest of what it was made from."""
        self.view = view
        """Digest of the page's view."""
        self.said = said
        """Digest of the card and the week."""
        self._written = written

    @classmethod
    def of(cls, inputs: bytes, view: bytes, said: bytes, card: Card, week: list[NextDate]) -> "Known":
        """`week` is what it does on the days of the timetable."""
        return cls(inputs, view, said, marshal.dumps((tuple(card), [tuple(each) for each in week])))

    @cached_property
    def _read(self) -> tuple[Any, Any]:
        card, week = marshal.loads(self._written)  # noqa: S302 - what `of` wrote
        return Card._make(card), [NextDate._make(each) for each in week]

    @property
    def card(self) -> Card:
        card: Card = self._read[0]
        return card

    @property
    def week(self) -> list[NextDate]:
        """What it does on the days of the timetable."""
        week: list[NextDate] = self._read[1]
        return week

    def __reduce__(self) -> tuple[type["Known"], Plain]:
        """Between processes it goes as it is kept."""
        return Known, self.plain()

    def plain(self) -> Plain:
        """Plain data, which can be written down."""
        return self.inputs, self.view, self.said, self._written
