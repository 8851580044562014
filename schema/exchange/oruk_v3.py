"""Groups as the services of Open Referral UK 3.0, which is HSDS 3.0 with a profile for the United Kingdom.

https://github.com/OpenReferralUK/uk-profile and https://docs.openreferral.org. A schema-valid export, not an API: a
folder of files cannot answer queries. How ours become theirs:

- A group that no organisation runs is its own organisation, because a service must have one.
- `assured_date` is the day a person last checked the record. How the quality checks stand is not exported; only where
  connecting people is paused the service is `temporarily closed` and its `alert` says so.
- Telephones are HSDS's `phones`; the profile for the United Kingdom has no other home for them.
- Room for new people is HSDS 3.1's `service_capacity`, and is there only when it is asked for.
- A group whose address is hidden has no location: the record has no place at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from schema.exchange.ids import Ids
from schema.exchange.listing import Listing
from schema.exchange.oruk_v3_parts import contact, cost_options, eligibility, language, location, without_nothing
from schema.exchange.oruk_v3_schedules import schedules
from schema.exchange.oruk_v3_terms import Terms
from schema.outline import venues_of
from schema.problems import Record

PAUSED = "Connecting people with this group is paused for now. Ask a link worker."
_IN_ORGANISATION = ("id", "name", "description", "email", "website", "uri")


@dataclass(frozen=True)
class Oruk:
    """The objects of one listing, each as plain data. `capacity` asks for room for new people too."""

    listing: Listing
    capacity: bool = False

    @cached_property
    def ids(self) -> Ids:
        return Ids(self.listing.place["site_url"])

    @cached_property
    def _shared(self) -> dict[str, Record]:
        """Organisations and venues that were made already: many groups have the same ones."""
        return {}

    @cached_property
    def terms(self) -> Terms:
        return Terms(self.listing, self.ids)

    def service_id(self, group: str) -> str:
        return self.ids.of("groups", group)

    def service(self, id: str) -> Record:
        """The whole service of a group, with everything that belongs to it inside."""
        group, service = self.listing.groups[id], self.service_id(id)
        whole = {
            **self.brief_service(id),
            "phones": [{"id": self.ids.of("groups", id, "telephone"), "service_id": service, "type": "voice",
                        "number": group["where"]["telephone"]}] if "telephone" in group["where"] else [],
            "schedules": list(self._schedules(id, group)),
            "service_areas": list(self._areas(id, group)),
            "service_at_locations": [self._without_service(each) for each in self.at_locations(id)],
            "languages": [{"id": self.ids.of("groups", id, "languages", code), "service_id": service, **language(code)}
                          for code in group.get("languages", ())],
            "organization": self.organisation_of(id),
            "cost_options": [{"id": self.ids.of("groups", id, "costs", at), "service_id": service, **each}
                             for at, each in enumerate(cost_options(group["cost"]))],
            "contacts": [contact(self.ids, each, ("groups", id, "contacts", at), {"service_id": service})
                         for at, each in enumerate(group.get("contacts", ()))],
            "attributes": self.terms.attributes(id, group, service),
            "capacities": self._capacities(id, group),
        }  # fmt: skip
        return without_nothing(whole)

    def brief_service(self, id: str) -> Record:
        """The service as a list has it: its own fields, and the organisation without what belongs to that."""
        group, place = self.listing.groups[id], self.listing.place
        paused = self._quality(group).get("status") == "paused"
        checked, who = group.get("checked"), group.get("who_for", {})
        organisation = self.organisation_of(id)
        return without_nothing({
            "id": self.service_id(id),
            "organization_id": organisation["id"],
            "name": group["name"],
            "alternate_name": group.get("alternate_name"),
            "description": "\n\n".join(filter(None, (group["summary"], group.get("description")))),
            "url": group.get("website") or f"{place['site_url']}groups/{id}/",
            "email": next((each["email"] for each in group.get("contacts", ()) if "email" in each), None),
            "status": "temporarily closed" if paused else "active",
            "alert": PAUSED if paused else None,
            "interpretation_services": group.get("interpreter"),
            "application_process": group["how_to_join"].get("steps"),
            "fees_description": group["cost"].get("notes"),
            "eligibility_description": eligibility(who),
            "minimum_age": who.get("minimum_age"),
            "maximum_age": who.get("maximum_age"),
            "assured_date": checked and checked["on"],
            "assurer_email": checked and place["publisher"]["email"],
            "organization": {name: organisation[name] for name in _IN_ORGANISATION if name in organisation},
        })  # fmt: skip

    def organisation_keys(self) -> list[str]:
        """Every organisation: those with a record, then the groups that are their own."""
        bodies = self.listing.organisations
        alone = (id for id, group in self.listing.outlines.items() if group.organisation not in bodies)
        return [*(f"organisations/{id}" for id in bodies), *(f"groups/{id}" for id in alone)]

    def organisation(self, key: str) -> Record:
        """The organisation with one of the keys."""
        kind, _, id = key.partition("/")
        return self._organisation(id) if kind == "organisations" else self._own_organisation(id)

    def organisation_of(self, id: str) -> Record:
        """The organisation of a group's service."""
        group = self.listing.groups[id]
        known = self.listing.organisation_of(group) is not None
        return self._organisation(group["organisation"]) if known else self._own_organisation(id)

    def at_locations(self, id: str) -> Iterator[Record]:
        """The `service_at_location` of each place where a group meets, its location and its service inside."""
        group, service = self.listing.groups[id], self.service_id(id)
        for key, place in self._places(id, group).items():
            yield {
                "id": self.ids.of("groups", id, "at", key),
                "service_id": service,
                "location_id": self.ids.of(key),
                "location": self._location(key, place),
                "service": self.brief_service(id),
            }

    def _places(self, id: str, group: Record) -> dict[str, Record]:
        """Where it happens, by what the ids of the place are made of."""
        where, venues = group["where"], self.listing.venues
        places = {f"venues/{key}": venues[key] for key in venues_of(group) if key in venues}
        if "address" in where:
            own = {name: where[name] for name in ("address", "coordinates") if name in where}
            places[f"groups/{id}/place"] = {"name": where.get("meeting_point", group["name"]), **own}
        if "online" in where["ways"]:
            online = where.get("online", {})
            said = {"description": online.get("how"), "website": online.get("url")}
            places[f"groups/{id}/online"] = {"name": "Online", **said}
        return places

    def _schedules(self, id: str, group: Record) -> Iterator[Record]:
        ways = group["where"]["ways"]
        for at, session in enumerate(group.get("sessions", ())):
            venue = session.get("venue") or group["where"].get("venue")
            in_person = session.get("way", ways[0]) == "in-person" and venue in self.listing.venues
            there = {"service_at_location_id": self.ids.of("groups", id, "at", f"venues/{venue}")} if in_person else {}
            for number, schedule in enumerate(schedules(session)):
                own = {"id": self.ids.of("groups", id, "sessions", at, number), "service_id": self.service_id(id)}
                yield {**own, **there, **schedule}

    def _areas(self, id: str, group: Record) -> Iterator[Record]:
        venue = self.listing.venue_of(group) or {}
        served = group["where"].get("areas") or [venue["area"]] if "area" in venue else group["where"].get("areas", ())
        names = {area["id"]: area["name"] for area in self.listing.place.get("areas", ())}
        for area in served:
            own = {"id": self.ids.of("groups", id, "areas", area), "service_id": self.service_id(id)}
            yield {**own, "name": names.get(area, area)}

    def _capacities(self, id: str, group: Record) -> list[Record]:
        capacity = group.get("capacity") if self.capacity else None
        if capacity is None:
            return []
        available = capacity.get("places", 0 if capacity["room"] in ("full", "waiting-list") else None)
        said = " ".join(filter(None, (capacity["room"], capacity.get("notes"))))
        unit = {"id": self.ids.of("units", "places"), "name": "places"}
        own = {"id": self.ids.of("groups", id, "capacity"), "service_id": self.service_id(id)}
        return [without_nothing({**own, "available": available, "description": said, "updated": capacity["updated"],
                                 "unit": unit})]  # fmt: skip

    def _location(self, key: str, place: Record) -> Record:
        if key not in self._shared:
            made = location(self.ids, key, place, self.listing.place["nation"])
            if not key.startswith("venues/"):
                return made
            self._shared[key] = made
        return self._shared[key]

    def _organisation(self, key: str) -> Record:
        path = f"organisations/{key}"
        if path not in self._shared:
            self._shared[path] = self._made_organisation(key)
        return self._shared[path]

    def _made_organisation(self, key: str) -> Record:
        record, id = self.listing.organisations[key], self.ids.of("organisations", key)
        contacts = record.get("contacts", ())
        return without_nothing({
            "id": id,
            "name": record["name"],
            "alternate_name": record.get("alternate_name"),
            "description": record.get("description", record["name"]),
            "email": next((each["email"] for each in contacts if "email" in each), None),
            "website": record.get("website"),
            "contacts": [contact(self.ids, each, ("organisations", key, "contacts", at), {"organization_id": id})
                         for at, each in enumerate(contacts)],
            "organization_identifiers": [
                {"id": self.ids.of("organisations", key, "identifiers", at), "organization_id": id,
                 "identifier_scheme": each["scheme"], "identifier_type": each["scheme"],
                 "identifier": each["identifier"]}
                for at, each in enumerate(record.get("identifiers", ()))
            ],
        })  # fmt: skip

    def _own_organisation(self, id: str) -> Record:
        group = self.listing.groups[id]
        own = {"id": self.ids.of("groups", id, "organisation"), "name": group["name"], "description": group["summary"]}
        return without_nothing({**own, "website": group.get("website")})

    def _quality(self, group: Record) -> Record:
        quality: Record = group.get("quality") or (self.listing.organisation_of(group) or {}).get("quality", {})
        return quality

    @staticmethod
    def _without_service(at_location: Record) -> Record:
        return {name: value for name, value in at_location.items() if name != "service"}
