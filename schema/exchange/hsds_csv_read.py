"""HSDS data packages: one CSV file for each kind of thing, joined by their ids (HSDS 1 to 3, tabular form).

Packages differ in how much they join. A service whose place is not stated takes the place of the same organisation
with the same name, if there is just one; otherwise its place is not said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from schema.exchange import hsds_v3_read
from schema.exchange.entry import Entries
from schema.exchange.table_files import Row, Rows
from schema.problems import Record

_PARTS = {
    "phones": "phones",
    "schedules": "schedules",
    "regular_schedules": "schedules",
    "contacts": "contacts",
    "addresses": "addresses",
    "physical_addresses": "addresses",
    "languages": "languages",
    "accessibility": "accessibility",
    "accessibility_for_disabilities": "accessibility",
    "service_areas": "service_areas",
    "cost_options": "cost_options",
    "eligibility": "eligibility",
    "taxonomy_terms": "taxonomy_terms",
}
"""Files of a package, and where their rows belong in a service or a location."""
_OWNERS = ("service_at_location_id", "service_id", "location_id", "organization_id")


def is_package(sheets: Mapping[str, Rows]) -> bool:
    """Is there a services file with the columns of the standard, and another file of it?"""
    names = _named(sheets)
    services = names.get("services", [])
    return bool(services) and {"id", "name"} <= set(services[0]) and bool({"organizations", "locations"} & set(names))


def _named(sheets: Mapping[str, Rows]) -> dict[str, Rows]:
    """Files by the standard's plural names, whatever the case: `Service.csv` is `services`."""
    plural = {"service": "services", "organization": "organizations", "location": "locations", "phone": "phones",
              "schedule": "schedules", "contact": "contacts", "address": "addresses", "language": "languages",
              "service_at_location": "service_at_locations", "taxonomy_term": "taxonomy_terms"}  # fmt: skip
    return {plural.get(name.lower(), name.lower()): rows for name, rows in sheets.items()}


def read(sheets: Mapping[str, Rows]) -> Entries:
    """The entries of a package."""
    package = _Package(_named(sheets))
    entries = [hsds_v3_read.entry(package.service(row)) for row in package.rows["services"] if row.get("id")]
    nameless = len(package.rows["services"]) - len(entries)
    notes = [f"Rows of services without an id: {nameless}."] if nameless else []
    if package.rows.get("locations") and package.unplaced:
        notes.append(
            f"The package does not say at which of its places {package.unplaced} of {len(entries)} services are."
        )
    return Entries(entries, notes=notes)


class _Package:
    def __init__(self, rows: dict[str, Rows]) -> None:
        self.rows = rows
        self.unplaced = 0
        self._organisations = {row["id"]: row for row in rows.get("organizations", []) if row.get("id")}
        self._locations = {row["id"]: row for row in rows.get("locations", []) if row.get("id")}
        self._links: dict[str, list[Row]] = defaultdict(list)
        for row in rows.get("service_at_locations", []):
            self._links[row.get("service_id", "")].append(row)
        self._parts: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for name, key in _PARTS.items():
            for row in rows.get(name, []):
                owner = next((owner for owner in _OWNERS if row.get(owner)), "")
                self._parts[owner, row.get(owner, "")][key].append(row)
        self._by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self._locations.values():
            self._by_name[row.get("organization_id", ""), row.get("name", "").casefold()].append(row)
        self._terms = {row["id"]: row for row in rows.get("taxonomy_terms", []) if row.get("id")}

    def service(self, row: Row) -> Record:
        """One service with all that belongs to it, in the shape of the JSON form."""
        organisation = self._organisations.get(row.get("organization_id", ""), {})
        made: Record = {**row, **self._parts["service_id", row["id"]]}
        made["organization"] = dict(organisation)
        made["service_at_locations"] = [self._placed(each) for each in self._placing(row)]
        made["attributes"] = [self._attribute(each) for each in self.rows.get("attributes", []) if _is_about(each, row)]
        if not made["service_at_locations"]:
            self.unplaced += 1
        return made

    def _placing(self, row: Row) -> list[Row]:
        links = self._links.get(row["id"], [])
        if links:
            return links
        same = self._by_name.get((row.get("organization_id", ""), row.get("name", "").casefold()), [])
        return [{"location_id": same[0]["id"]}] if len(same) == 1 else []

    def _placed(self, link: Row) -> Record:
        id = link.get("location_id", "")
        location = {**self._locations.get(id, {}), **self._parts["location_id", id]}
        own = self._parts["service_at_location_id", link["id"]] if link.get("id") else {}
        return {**own, "location": location}

    def _attribute(self, row: Row) -> Record:
        return {"taxonomy_term": self._terms.get(row.get("taxonomy_term_id", ""), {"name": row.get("value", "")})}


def _is_about(attribute: Row, service: Row) -> bool:
    return attribute.get("link_id") == service["id"] and attribute.get("link_entity") in ("service", "services")
