"""Rules about the day: what has already happened cannot be in the future, and what is offered cannot all be past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from schema.problems import Path, Record
from schema.rules.finding import FiledFindings, error, warning

if TYPE_CHECKING:
    from schema.locality import Locality

# Days on which something happened, by the part of the record they are in.
_PAST = {
    "quality": ("date",),
    "checked": ("on",),
    "capacity": ("updated",),
    "listing_consent": ("given_on",),
    "insurance": ("seen_on",),
    "staff": ("leader_changed_on", "last_catch_up_on", "last_survey_on", "guidance_sought_on"),
}


def not_in_the_future(locality: Locality, today: date) -> FiledFindings:
    day = today.isoformat()
    for file, record in _records(locality):
        for path, value in _past_days(record):
            if value > day:
                message = f'"{value}" is in the future.'
                yield file, error(path, value, message, "Write the day it happened, with the right year.")


def still_to_come(locality: Locality, today: date) -> FiledFindings:
    day = today.isoformat()
    for id, record in locality.groups.items():
        sessions = record.get("sessions", ())
        if sessions and record["status"] == "listed" and all(_is_over(each, day) for each in sessions):
            remedy = "Add the new dates, or make the status closed."
            yield f"groups/{id}.yml", warning(("sessions",), None, "every session is in the past.", remedy)


def insurance_in_date(locality: Locality, today: date) -> FiledFindings:
    for id, record in locality.venues.items():
        expires = record.get("insurance", {}).get("expires_on", "9999")
        if expires < today.isoformat():
            message = f'the insurance ran out on "{expires}".'
            path = ("insurance", "expires_on")
            yield f"venues/{id}.yml", warning(path, expires, message, "Ask the venue to show the new certificate.")


def _is_over(session: Record, day: str) -> bool:
    if session["repeats"] == "dates":
        return bool(max(session["dates"]) < day)
    return bool(session.get("until", day) < day)


def _records(locality: Locality) -> Iterator[tuple[str, Record]]:
    yield from locality.named()
    for folder, by_group in (("quality", locality.quality), ("surveys", locality.surveys)):
        for group, files in by_group.items():
            for name, record in files.items():
                yield f"{folder}/{group}/{name}.yml", record


def _past_days(record: Record) -> list[tuple[Path, str]]:
    """A list and not a generator, as this runs for every record on every check."""
    days: list[tuple[Path, str]] = []
    for part, keys in _PAST.items():
        if inner := record.get(part):
            days += [((part, key), inner[key]) for key in keys if key in inner]
    for index, contact in enumerate(record.get("contacts", ())):
        if "consent" in contact:
            days.append((("contacts", index, "consent", "given_on"), contact["consent"]["given_on"]))
    if "received_on" in record:
        days.append((("received_on",), record["received_on"]))
    return days
