"""Groups as linked data for search engines: JSON-LD 1.1 with the words of schema.org (version 28).

A group is a `Service`, and each of its sessions an `Event` with a `Schedule`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from schema.calendar import Calendar
from schema.exchange.listing import Listing
from schema.exchange.oruk_v3_parts import COUNTRY, CURRENCY, cost_options, eligibility, without_nothing
from schema.patterns import DAYS
from schema.problems import Record
from schema.recurrence import occurrences

CONTEXT = "https://schema.org"
ZONE = "Europe/London"
_PERIODS = {"weekly": "P{}W", "monthly": "P{}M"}
_WEEKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_NO_RULE = ("breaks", "cancelled", "term_time_only", "not_on_bank_holidays")
_ONLINE = f"{CONTEXT}/OnlineEventAttendanceMode"
_OFFLINE = f"{CONTEXT}/OfflineEventAttendanceMode"


def script(listing: Listing, id: str) -> str:
    """What stands in the page of a group between the tags of its script: nothing in it can end the script."""
    return json.dumps(group(listing, id), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def group(listing: Listing, id: str) -> Record:
    """A group and its sessions."""
    record = listing.groups[id]
    return {"@context": CONTEXT, "@graph": [_service(listing, id, record), *_events(listing, id, record)]}


def _page(listing: Listing, id: str) -> str:
    return f"{listing.place['site_url']}groups/{id}/"


def _service(listing: Listing, id: str, record: Record) -> Record:
    who = record.get("who_for", {})
    return without_nothing({
        "@type": "Service",
        "@id": f"{_page(listing, id)}#group",
        "name": record["name"],
        "alternateName": record.get("alternate_name"),
        "description": record["summary"],
        "url": _page(listing, id),
        "sameAs": [address for address in (record.get("website"), *record.get("social_media", ())) if address],
        "serviceType": [known["name"] for known in map(listing.categories.get, record["categories"]) if known],
        "provider": _provider(listing, record),
        "areaServed": listing.place["name"],
        "audience": without_nothing({
            "@type": "PeopleAudience", "audienceType": eligibility(who),
            "suggestedMinAge": who.get("minimum_age"), "suggestedMaxAge": who.get("maximum_age"),
        }) if who else None,
        "offers": [_offer(each) for each in cost_options(record["cost"])],
        "availableLanguage": record.get("languages"),
        "keywords": record.get("keywords"),
    })  # fmt: skip


def _provider(listing: Listing, record: Record) -> Record:
    runs = listing.organisation_of(record) or record
    return without_nothing({"@type": "Organization", "name": runs["name"], "url": runs.get("website")})


def _offer(option: Record) -> Record:
    return {"@type": "Offer", "name": option["option"], "price": option["amount"], "priceCurrency": CURRENCY}


def _events(listing: Listing, id: str, record: Record) -> Iterator[Record]:
    for session in record.get("sessions", ()):
        if "starts" not in session:
            continue
        way = session.get("way", record["where"]["ways"][0])
        yield without_nothing({
            "@type": "Event",
            "name": ": ".join(filter(None, (record["name"], session.get("name")))),
            "description": session.get("notes", record["summary"]),
            "about": {"@id": f"{_page(listing, id)}#group"},
            "url": _page(listing, id),
            "eventStatus": f"{CONTEXT}/EventScheduled",
            "eventAttendanceMode": _OFFLINE if way == "in-person" else _ONLINE if way == "online" else None,
            "isAccessibleForFree": record["cost"]["kind"] != "paid" if record["cost"]["kind"] != "ask" else None,
            "location": _place(listing, record, session) if way == "in-person" else None,
            "eventSchedule": _schedules(session),
        })  # fmt: skip


def _place(listing: Listing, record: Record, session: Record) -> Record | None:
    venue = listing.venue_of(record, session)
    where = venue or record["where"]
    if "address" not in where:
        return None
    address, coordinates = where["address"], where.get("coordinates")
    return without_nothing({
        "@type": "Place",
        "name": venue["name"] if venue else address["street"],
        "address": without_nothing({
            "@type": "PostalAddress", "streetAddress": address["street"], "addressLocality": address["town"],
            "postalCode": address.get("postcode"), "addressCountry": COUNTRY,
        }),
        "geo": {"@type": "GeoCoordinates", **coordinates} if coordinates else None,
    })  # fmt: skip


def _schedules(session: Record) -> list[Record]:
    """One schedule, or one for each date and each week of the month, for a schedule names only one such week."""
    base = without_nothing({
        "@type": "Schedule", "scheduleTimezone": ZONE, "startTime": session["starts"], "endTime": session.get("ends"),
        "startDate": session.get("from"), "endDate": session.get("until"), "exceptDate": list(_off(session)),
    })  # fmt: skip
    if session["repeats"] == "dates":
        off = base.pop("exceptDate", [])
        return [{**base, "startDate": day, "endDate": day} for day in session["dates"] if day not in off]
    rule = without_nothing({
        "repeatFrequency": _PERIODS[session["repeats"]].format(session.get("every", 1)),
        "byDay": [f"{CONTEXT}/{day.capitalize()}" for day in DAYS if day in session.get("days", ())],
        "byMonthDay": session.get("days_of_month"),
    })  # fmt: skip
    weeks = [{"byMonthWeek": _WEEKS[week]} for week in session.get("weeks_of_month", ())] or [{}]
    return [{**base, **rule, **week} for week in weeks]


def _off(session: Record) -> Iterator[str]:
    """Dates that are off: those cancelled, and those the pattern would have within a break."""
    yield from sorted(each["date"] for each in session.get("cancelled", ()))
    alone = {name: value for name, value in session.items() if name not in _NO_RULE}
    for each in session.get("breaks", ()):
        first, last = date.fromisoformat(each["from"]), date.fromisoformat(each["until"])
        yield from (found.date.isoformat() for found in occurrences(alone, first, last, Calendar("england")))
