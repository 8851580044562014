"""Open Referral UK 3.0 and HSDS 3.x as JSON: a page of services or a service, into entries of a list.

Names and meanings: HSDS 3.0, https://docs.openreferral.org, and its UK profile. Lists are found under `contents` (UK),
`content` or `items`, or are the document itself. A service in a list is often shallow; what it lacks is not said.
"""

from __future__ import annotations

from typing import Any

from schema.exchange.entry import Body, Entries, Entry, Person, Spot, When
from schema.exchange.hsds_parts import first, numbers, one, people, prices, several, text, truth, whens
from schema.problems import Record

LISTS = ("contents", "content", "items", "services", "results", "data")
_LABELS = ("audienceType", "name", "label")
_ENDED = ("inactive", "defunct", "temporarily closed")


def is_page(page: Any) -> bool:
    """Is it a list of services, or a service?"""
    return any(_is_service(each) for each in services(page)[:3])


def services(page: Any) -> list[Any]:
    """What a document lists: its services, or itself."""
    if isinstance(page, list):
        return page
    if not isinstance(page, dict):
        return []
    listed = next((page[key] for key in LISTS if isinstance(page.get(key), list)), None)
    return [page] if listed is None else listed


def _is_service(each: Any) -> bool:
    """Vocabularies have labels and organisations have no services' parts; a service has a name and one of these."""
    signs = (
        "description", "status", "organization", "organization_id", "service_at_locations", "locations", "schedules",
        "regular_schedules", "contacts", "assured_date",
    )  # fmt: skip
    return isinstance(each, dict) and bool(each.get("id")) and "name" in each and any(key in each for key in signs)


def read(page: Any) -> Entries:
    """The entries of a document. Incomplete when it says that there are more services than are in it."""
    found = services(page)
    good = [entry(each) for each in found if isinstance(each, dict) and text(each.get("id"))]
    told = page if isinstance(page, dict) else {}
    total = next(
        (told[key] for key in ("total_items", "totalElements", "total") if isinstance(told.get(key), int)), None
    )
    alone = isinstance(page, dict) and found == [page]
    complete = not alone and (total is None or total <= len(found))
    notes = [] if complete or alone else [f"This is a part of the list: {len(found)} of {total} services."]
    return Entries(good, complete, notes)


def entry(service: Record) -> Entry:
    """One service."""
    at = several(service, "service_at_locations")
    places = [(one(each, "location") or each, each) for each in at]
    places = places or [(each, each) for each in several(service, "locations")]
    who = _who_can_come(service)
    return Entry(
        id=text(service.get("id")),
        name=text(service.get("name")),
        alternate_name=first(service, "alternate_name"),
        description=first(service, "description", "short_description"),
        website=first(service, "url", "website"),
        body=_body(service),
        categories=terms(service),
        audience=[first(each, *_LABELS) for each in several(service, "pc_targetAudience", "suitabilities")],
        minimum_age=first(who, "minimum_age", "min_age"),
        maximum_age=first(who, "maximum_age", "max_age"),
        eligibility=first(who, "eligibility_description", "eligibility", "description"),
        free=truth(service.get("free")),
        prices=prices([*several(service, "cost_options"), {"option": first(service, "fees_description", "fees")}]),
        times=_times(service, places),
        spots=[spot(place) for place, _ in places],
        areas=[first(each, "name", "service_area", "extent") for each in several(service, "service_areas")],
        people=_people(service, places),
        how_to_join=first(service, "application_process"),
        languages=[first(each, "name", "language", "code") for each in several(service, "languages")],
        interpreter=first(service, "interpretation_services"),
        links=[first(each, "url") for each in several(service, "additional_urls", "links")],
        active=first(service, "status").lower() not in _ENDED,
    )


def _body(service: Record) -> Body:
    body = one(service, "organization", "organisation")
    id = first(body, "id") or first(service, "organization_id")
    return Body(id, first(body, "name"), first(body, "description"), first(body, "website", "url", "uri"))


def _who_can_come(service: Record) -> Record:
    """Ages and words about who can come: in version 3 on the service, before it in a list of their own."""
    keys = ("minimum_age", "maximum_age", "min_age", "max_age", "eligibility_description")
    told = {key: service[key] for key in keys if text(service.get(key))}
    older = several(service, "eligibilitys", "eligibilities", "eligibility")
    return {**older[0], **told} if older else told


def terms(service: Record) -> list[str]:
    """Categories, wherever a version keeps them: attributes, taxonomy terms, or links to taxonomies."""
    found = [
        one(each, "taxonomy_term", "taxonomy") or each for each in several(service, "attributes", "service_taxonomys")
    ]
    found += several(service, "taxonomy_terms", "taxonomies", "categories")
    return list(dict.fromkeys(name for each in found if (name := first(each, "name", "term", "label"))))


def spot(location: Record) -> Spot:
    """A location with its first physical address."""
    kind = first(location, "location_type").lower()
    addresses = several(location, "addresses", "physical_addresses") or [location]
    address = next((each for each in addresses if first(each, "address_type") in ("", "physical")), addresses[0])
    access = several(location, "accessibility", "accessibilities", "accessibility_for_disabilities")
    point = one(location, "geometry").get("coordinates")
    longitude, latitude = point if isinstance(point, list) and len(point) == 2 else ("", "")
    return Spot(
        id=first(location, "id"),
        name=first(location, "name", "alternate_name"),
        street=", ".join(
            filter(None, (first(address, "address_1", "address1"), first(address, "address_2", "address2")))
        ),
        locality=first(address, "region", "locality"),
        town=first(address, "city", "town"),
        postcode=first(address, "postal_code", "postcode"),
        latitude=first(location, "latitude") or text(latitude),
        longitude=first(location, "longitude") or text(longitude),
        description=first(location, "description"),
        access=[first(each, "name", "label", "description", "accessibility") for each in access],
        access_notes=". ".join(said for each in access if (said := first(each, "details"))),
        bus=first(location, "transportation"),
        hidden=truth(location.get("mask_exact_address")) is True or truth(location.get("visible")) is False,
        online=kind == "virtual",
    )


def _times(service: Record, places: list[tuple[Record, Record]]) -> list[When]:
    """The service's own times; else those of its places, each with its place."""
    own = whens(several(service, "schedules", "regular_schedules", "regular_schedule"))
    if own:
        return own
    found = []
    for place, at in places:
        schedules = several(at, "schedules", "regular_schedules") or several(place, "schedules", "regular_schedules")
        found += whens(schedules, first(place, "id"))
    return found


def _people(service: Record, places: list[tuple[Record, Record]]) -> list[Person]:
    found = people(several(service, "contacts")) + numbers(several(service, "phones"))
    if email := first(service, "email"):
        found.append(Person(email=email))
    for place, at in places:
        found += numbers(several(at, "phones") or several(place, "phones")) + people(several(at, "contacts"))
    return found
