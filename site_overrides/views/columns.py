"""The fields of all cards, each in a row of its own: to go through a row is quick, to ask thousands of cards is not."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from site_overrides.views.facets import FILTERS, by_filter, counted
from site_overrides.views.shapes import Card


class Columns:
    """Of these cards."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self.count = len(cards)
        self._fields = _columns(Card._fields, cards)
        self._counts: dict[str, Counter[str]] = {}
        self._answers = _columns(FILTERS, [by_filter(each) for each in self._fields["facets"]])

    def field(self, name: str) -> Sequence[Any]:
        """One field of every card."""
        return self._fields[name]

    def answers(self, name: str) -> Sequence[str]:
        """What every card answers to a filter, each as one text."""
        return self._answers[name]

    def counts(self, name: str) -> Counter[str]:
        """How many cards give each answer to a filter."""
        if name not in self._counts:
            self._counts[name] = counted(self._answers[name])
        return self._counts[name]


def _columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Sequence[Any]]:
    return dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))
