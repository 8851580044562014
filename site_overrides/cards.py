"""The cards of a list of groups. Each is only read when somebody asks for it, for most lists are as they were."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import overload

from site_overrides.known import Known
from site_overrides.views.shapes import Card


class Cards(Sequence[Card]):
    """In the order of the groups' names."""

    def __init__(self, groups: Sequence[Known] = ()) -> None:
        self.groups = groups

    def __len__(self) -> int:
        return len(self.groups)

    @overload
    def __getitem__(self, at: int) -> Card: ...
    @overload
    def __getitem__(self, at: slice) -> "Cards": ...
    def __getitem__(self, at: int | slice) -> "Card | Cards":
        return Cards(self.groups[at]) if isinstance(at, slice) else self.groups[at].card

    def __iter__(self) -> Iterator[Card]:
        return (each.card for each in self.groups)

    @property
    def ids(self) -> list[str]:
        return [each.place.id for each in self.groups]

    @property
    def said(self) -> list[bytes]:
        """A digest of each."""
        return [each.said for each in self.groups]

    def in_any(self, lists: Iterable[str]) -> "Cards":
        """Those that are in one of the lists at least."""
        wanted = set(lists)
        return Cards([each for each in self.groups if not wanted.isdisjoint(each.place.lists)])

    def by_list(self) -> Mapping[str, "Cards"]:
        """The cards of each list, even of one that nothing is in."""
        found: dict[str, list[Known]] = {}
        for each in self.groups:
            for key in each.place.lists:
                found.setdefault(key, []).append(each)
        return defaultdict(Cards, {key: Cards(groups) for key, groups in found.items()})


def in_order(groups: Iterable[Known]) -> Cards:
    """The cards of groups, by name."""
    return Cards(sorted(groups, key=attrgetter("place.sort")))
