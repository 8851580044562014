"""What every export is made of: the public records of a locality, and nothing that may not be published.

Drafts, groups that have ended, and venues and organisations that no listed group has to do with are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from schema.locality import Locality
from schema.outline import Outline, Outlined, outlines
from schema.problems import Record
from schema.public import public_categories, public_group, public_organisation, public_place, public_venue


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

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """What is asked of every group, without making its public record."""
        return outlines(self.groups)


def listing_of(locality: Locality) -> Listing:
    """The public records of a locality."""
    listed = {id: group for id, group in locality.outlines.items() if group.status == "listed"}
    venues = {id for group in listed.values() if not group.is_hidden for id in group.venues}
    organisations = {group.organisation for group in listed.values()}
    return Listing(
        public_place(locality),
        Outlined(listed, lambda id: public_group(locality, id)),
        {id: public_venue(locality, id) for id in sorted(venues & locality.venues.keys())},
        {id: public_organisation(locality, id) for id in sorted(organisations & locality.organisations.keys())},
        {each["id"]: each for each in public_categories(locality).get("categories", ())},
    )
