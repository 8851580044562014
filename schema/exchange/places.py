"""Where a entry happens: its places as venues, matched with those that are there already, or as an address."""

from __future__ import annotations

import re
from collections.abc import Mapping

from schema.exchange import clean, vocabulary
from schema.exchange.entry import Entry, Spot
from schema.problems import Record

_ONLINE = re.compile(r"\b(online|virtual|zoom|teams|internet|website)\b", re.IGNORECASE)
_ASK_WHERE = "Ask a link worker. They find out where it is with you."


class Places:
    """The venues of a directory and those that an import adds to them."""

    def __init__(self, dataset: str, source: Record, place: Record, venues: Mapping[str, Record]) -> None:
        self._dataset = dataset
        self._town: str = source.get("defaults", {}).get("town") or place.get("name", "")
        self._areas: dict[str, str] = {name.casefold(): area for name, area in source.get("areas", {}).items()}
        self._areas |= {
            name.casefold(): each["id"] for each in place.get("areas", ()) for name in (each["id"], each["name"])
        }
        self._ids = {_key(record["source"]): id for id, record in venues.items() if "source" in record}
        self._known = {_name_and_postcode(record): id for id, record in venues.items()}
        self._taken = set(venues)
        self.made: dict[str, Record] = {}
        """Venues by id, as the list has them: new ones, and those imported before."""

    def where(self, entry: Entry, said: list[str]) -> Record:
        """The `where` of a group."""
        made: Record = {"ways": self._ways(entry)}
        shown = [spot for spot in entry.spots if spot.said and not spot.online]
        areas = list(dict.fromkeys(filter(None, map(self._area, entry.areas))))[:20]
        if areas:
            made["areas"] = areas
        if any(spot.hidden for spot in shown):
            return {**made, "address_hidden": True, "how_to_find_out": _ASK_WHERE}
        if shown:
            made |= self._one_place(shown[0], said)
        if len(shown) > 1:
            names = ", ".join(clean.line(spot.name or spot.street or spot.whole, 60) for spot in shown[1:6])
            said.append(
                f"The list has {len(shown)} places for it. The first is taken as the usual one; others: {names}."
            )
        if not shown and "in-person" in made["ways"]:
            said.append("The list does not say where it is.")
        if "online" in made["ways"] and (page := clean.website(entry.website)):
            made["online"] = {"url": page}
        return made

    def _ways(self, entry: Entry) -> list[str]:
        """Online only where the list says so, of a place or of the whole."""
        online = any(spot.online or _ONLINE.fullmatch(spot.name.strip()) for spot in entry.spots)
        real = any(spot.said and not spot.online for spot in entry.spots)
        return (["in-person"] if real or not online else []) + (["online"] if online else [])

    def _one_place(self, spot: Spot, said: list[str]) -> Record:
        id = self.venue(spot)
        if id:
            return {"venue": id}
        address = self.address(spot)
        if not address:
            said.append("Its address has no street, so it is left out.")
            return (
                {"meeting_point": clean.cut(clean.line(spot.name or spot.whole), 200)}
                if spot.name or spot.whole
                else {}
            )
        return {"address": address, **_coordinates(spot)}

    def venue(self, spot: Spot) -> str:
        """The id of the venue of a place that has a name and an address; it is made if it is not there yet."""
        address = self.address(spot)
        if not spot.name.strip() or not address:
            return ""
        record = self._record(spot, address)
        known = self._ids.get(_key(record["source"]))
        same = self._known.get(_name_and_postcode(record))
        if not known and same:
            return same
        id = known or self._new_id(record["name"])
        self._ids[_key(record["source"])] = self._known[_name_and_postcode(record)] = id
        self.made.setdefault(id, record)
        return id

    def venue_of_session(self, entry: Entry, spot_id: str) -> str:
        """The venue of a session, when it is not the group's usual one."""
        shown = [spot for spot in entry.spots if spot.said and not spot.online]
        spot = next((each for each in shown if each.id == spot_id and spot_id), None)
        if spot is None or spot is shown[0] or any(each.hidden for each in shown):
            return ""
        return self.venue(spot)

    def _record(self, spot: Spot, address: Record) -> Record:
        made: Record = {
            "name": clean.line(spot.name),
            "description": clean.cut(clean.text(spot.description)[0], clean.WORDS),
            "area": self._area_of(spot),
            "address": address,
            **_coordinates(spot),
            "access": _access(spot),
            "source": {"dataset": self._dataset, "id": clean.line(spot.id or f"{spot.name}, {spot.postcode}")},
        }
        return {key: value for key, value in made.items() if value}

    def address(self, spot: Spot) -> Record:
        """Its address in our parts, or nothing when there is no street."""
        code = clean.postcode(spot.postcode) or clean.postcode(spot.whole)
        street = clean.line(spot.street) or self._street(spot.whole)
        if not street:
            return {}
        town = clean.line(spot.town) or self._town
        locality = clean.line(spot.locality)
        made = {"street": street, "locality": locality if locality != town else "", "town": town, "postcode": code}
        return {key: value for key, value in made.items() if value}

    def _street(self, whole: str) -> str:
        """An address in one cell, without the postcode and the town at its end."""
        parts = [
            part.strip() for part in re.split(r"[,\n]", clean.without_postcode(clean.text(whole)[0])) if part.strip()
        ]
        while parts and parts[-1].casefold() == self._town.casefold():
            parts.pop()
        if parts and self._town:
            parts[-1] = re.sub(rf"\s+{re.escape(self._town)}$", "", parts[-1], flags=re.IGNORECASE)
        return clean.cut(", ".join(parts), clean.LINE)

    def access(self, entry: Entry) -> Record:
        """Access of a place that is not a venue."""
        return next((_access(spot) for spot in entry.spots if spot.said and not spot.hidden), {})

    def _area_of(self, spot: Spot) -> str:
        outward = (clean.postcode(spot.postcode) or clean.postcode(spot.whole)).split(" ")[0]
        return next(filter(None, map(self._area, (spot.locality, spot.town, outward))), "")

    def _area(self, name: str) -> str:
        return self._areas.get(name.strip().casefold(), "")

    def _new_id(self, name: str) -> str:
        base = clean.slug(name) or "venue"
        id = next(each for each in (base, *(f"{base}-{n}" for n in range(2, 9999))) if each not in self._taken)
        self._taken.add(id)
        return id


def _key(source: Record) -> tuple[str, str]:
    return source["dataset"], source["id"]


def _name_and_postcode(record: Record) -> tuple[str, str]:
    address = record.get("address", {})
    return record["name"].casefold(), address.get("postcode") or address.get("street", "").casefold()


def _coordinates(spot: Spot) -> Record:
    latitude = clean.coordinate(spot.latitude, 49, 61)
    longitude = clean.coordinate(spot.longitude, -9, 3)
    if latitude is None or longitude is None:
        return {}
    return {"coordinates": {"latitude": latitude, "longitude": longitude}}


def _access(spot: Spot) -> Record:
    """Labels that we have a question for become a yes; the others stay words."""
    made: Record = {}
    rest: list[str] = []
    for label in (each.strip() for each in spot.access if each.strip()):
        partial = re.match(r"(?:partial|limited|no)\b", label, re.IGNORECASE)
        found = [] if partial else vocabulary.meanings("access", label)
        made |= dict.fromkeys(["blue_badge_parking"] if "blue_badge_parking" in found else found[:1], True)
        if not found:
            rest.append(label)
    notes = clean.cut(". ".join(filter(None, (*rest, clean.line(spot.access_notes, 500)))), clean.WORDS)
    bus = clean.cut(clean.text(spot.bus)[0], clean.WORDS)
    return {**made, **({"bus": bus} if bus else {}), **({"notes": notes} if notes else {})}
