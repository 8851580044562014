"""What every export is made of: the public records of a locality, and nothing that may not be published.

Drafts, groups that have ended, and venues and organisations that no listed group has to do with are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from schema.locality import Locality
from schema.problems import Record
from schema.public import public_categories, public_group, public_organisation, public_place, public_venue

_AT_ONCE = 64


class Outline(NamedTuple):
    """The little that is asked of every group at once."""

    organisation: str
    places: int
    """How many venues, own addresses and places on the web it has."""


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

    def outline(self, id: str) -> Outline:
        """A group's outline, without making its whole public record."""
        return outline(self._whole(id))

    def has_dates(self, id: str) -> bool:
        """Has any of a group's sessions a time?"""
        return any("starts" in session for session in self._whole(id).get("sessions", ()))

    def _whole(self, id: str) -> Record:
        """A record as it is at hand: only for questions whose answers anybody may know."""
        return self.groups.whole[id] if isinstance(self.groups, OnDemand) else self.groups[id]


class OnDemand(Mapping[str, Record]):
    """Public records of groups, made when they are asked for: thousands are never in memory twice."""

    def __init__(self, whole: Mapping[str, Record], make: Callable[[str], Record]) -> None:
        self.whole = whole
        self._make = lru_cache(maxsize=_AT_ONCE)(make)

    def __getitem__(self, id: str) -> Record:
        if id not in self.whole:
            raise KeyError(id)
        return self._make(id)

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self.whole)


def outline(group: Record) -> Outline:
    """The outline of a group's record."""
    where, hidden = group["where"], "address_hidden" in group["where"]
    places = 0 if hidden else len(venues_of(group)) + ("address" in where)
    return Outline(group.get("organisation", ""), places + ("online" in where["ways"]))


def listing_of(locality: Locality) -> Listing:
    """The public records of a locality."""
    listed = {id: group for id, group in locality.groups.items() if group["status"] == "listed"}
    shown = [group for group in listed.values() if "address_hidden" not in group["where"]]
    venues = {id for group in shown for id in venues_of(group)} & locality.venues.keys()
    organisations = {group.get("organisation", "") for group in listed.values()} & locality.organisations.keys()
    return Listing(
        public_place(locality),
        OnDemand(listed, lambda id: public_group(locality, id)),
        {id: public_venue(locality, id) for id in sorted(venues)},
        {id: public_organisation(locality, id) for id in sorted(organisations)},
        {each["id"]: each for each in public_categories(locality).get("categories", ())},
    )


def venues_of(group: Record) -> list[str]:
    """The ids of a group's venues, the usual one first, each once."""
    named: Iterable[str] = (group["where"].get("venue"), *(each.get("venue") for each in group.get("sessions", ())))
    return list(dict.fromkeys(filter(None, named)))
