"""What every export is made of: the public records of a locality, and nothing that may not be published.

Drafts, groups that have ended, and venues and organisations that no listed group has to do with are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from schema.locality import Locality
from schema.problems import Record
from schema.public import public_categories, public_group, public_organisation, public_place, public_venue

_AT_ONCE = 64


@dataclass(frozen=True)
class Listing:
    """Public records by id. `categories` are by id in their order."""

    place: Record
    groups: Mapping[str, Record]
    venues: Mapping[str, Record] = field(default_factory=dict)
    organisations: Mapping[str, Record] = field(default_factory=dict)
    categories: Mapping[str, Record] = field(default_factory=dict)

    def venue_of(self, group: Record, session: Record | None = None) -> Record | None:
        """Where a session happens, or the group usually does, if that is a venue with a record."""
        id = (session or {}).get("venue") or group["where"].get("venue", "")
        return self.venues.get(id)

    def organisation_of(self, group: Record) -> Record | None:
        return self.organisations.get(group.get("organisation", ""))


class OnDemand(Mapping[str, Record]):
    """Public records made when they are asked for: thousands of groups are never in memory twice."""

    def __init__(self, ids: Sequence[str], make: Callable[[str], Record]) -> None:
        self._ids = dict.fromkeys(ids)
        self._make = lru_cache(maxsize=_AT_ONCE)(make)

    def __getitem__(self, id: str) -> Record:
        if id not in self._ids:
            raise KeyError(id)
        return self._make(id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def listing_of(locality: Locality) -> Listing:
    """The public records of a locality."""
    listed = {id: group for id, group in locality.groups.items() if group["status"] == "listed"}
    shown = [group for group in listed.values() if "address_hidden" not in group["where"]]
    venues = {id for group in shown for id in venues_of(group)} & locality.venues.keys()
    organisations = {group.get("organisation", "") for group in listed.values()} & locality.organisations.keys()
    return Listing(
        public_place(locality),
        OnDemand(list(listed), lambda id: public_group(locality, id)),
        {id: public_venue(locality, id) for id in sorted(venues)},
        {id: public_organisation(locality, id) for id in sorted(organisations)},
        {each["id"]: each for each in public_categories(locality).get("categories", ())},
    )


def venues_of(group: Record) -> list[str]:
    """The ids of a group's venues, the usual one first, each once."""
    named: Iterable[str] = (group["where"].get("venue"), *(each.get("venue") for each in group.get("sessions", ())))
    return list(dict.fromkeys(filter(None, named)))
