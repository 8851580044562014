"""What is known of one group between builds: enough for every page that lists it."""

from typing import Any, NamedTuple

from site_overrides.views.shapes import Card
from site_overrides.views.when import NextDate


class Known(NamedTuple):
    """Of one group in one language."""

    inputs: bytes
    """Digest of what it was made from."""
    view: bytes
    """Digest of the page's view."""
    said: bytes
    """Digest of the card and the week."""
    card: Card
    week: list[NextDate]
    """What it does on the days of the timetable."""

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> "Known":
        """From what `plain` gave."""
        inputs, view, said, card, week = plain
        return cls(inputs, view, said, Card._make(card), [NextDate._make(each) for each in week])

    def plain(self) -> tuple[Any, ...]:
        """Plain data, which can be written down."""
        return (*self[:3], tuple(self.card), [tuple(each) for each in self.week])
