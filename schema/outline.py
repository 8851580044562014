"""The little that is asked of every group at once, so that whole records are only read where one is needed.

It is made of the whole record, and so may hold what nobody has agreed to publish: it answers questions, and is never
shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from schema.on_demand import OnDemand
from schema.problems import Record

_HOW_TO_REACH = ("where", "contacts", "status")


class Outline(NamedTuple):
    """Of one group. What it does not say is empty."""

    status: str
    name: str
    categories: tuple[str, ...]
    organisation: str
    venues: tuple[str, ...]
    """As `venues_of` has them."""
    dataset: str
    """The list that it was imported from."""
    is_hidden: bool
    """Whether nothing may say where it is."""
    places: int
    """How many venues, own addresses and places on the web it has. A hidden address is none."""
    has_dates: bool
    """Has any of its sessions a time?"""
    last_day: str
    """The last day that it speaks of itself (`2026-03-14`): when it was checked, or said if there is room."""
    reach: bytes
    """A digest of how to reach it and whether it is listed."""


class Outlined(OnDemand):
    """Groups' records, and the outline of each."""

    def __init__(self, outlines: Mapping[str, Outline], make: Callable[[str], Record]) -> None:
        super().__init__(outlines, make)
        self.outlines = outlines


def outline(group: Record) -> Outline:
    """The outline of a group's record."""
    where, venues = group["where"], tuple(venues_of(group))
    return Outline(
        status=group["status"],
        name=group["name"],
        categories=tuple(group["categories"]),
        organisation=group.get("organisation", ""),
        venues=venues,
        dataset=group.get("source", {}).get("dataset", ""),
        is_hidden="address_hidden" in where,
        places=(0 if "address_hidden" in where else len(venues) + ("address" in where)) + ("online" in where["ways"]),
        has_dates=any("starts" in session for session in group.get("sessions", ())),
        last_day=max(group.get("checked", {}).get("on", ""), group.get("capacity", {}).get("updated", "")),
        reach=hashlib.blake2b(repr([group.get(part) for part in _HOW_TO_REACH]).encode(), digest_size=8).digest(),
    )


def outlines(groups: Mapping[str, Record]) -> Mapping[str, Outline]:
    """The outline of each group."""
    return groups.outlines if isinstance(groups, Outlined) else {id: outline(group) for id, group in groups.items()}


def venues_of(group: Record) -> list[str]:
    """The ids of a group's venues, the usual one first, each once."""
    named: Iterable[str] = (group["where"].get("venue"), *(each.get("venue") for each in group.get("sessions", ())))
    return list(dict.fromkeys(filter(None, named)))
