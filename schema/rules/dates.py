"""Rules about the day: what has already happened cannot be in the future, and what is offered cannot all be past."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from schema.problems import Path, Record
from schema.rules.finding import Findings, error, warning

if TYPE_CHECKING:
    from schema.locality import Locality

# Days on which something happened, each with the part of the record it is in.
_PAST = (
    ("quality", "date"),
    ("checked", "on"),
    ("capacity", "updated"),
    ("listing_consent", "given_on"),
    ("insurance", "seen_on"),
    ("staff", "leader_changed_on"),
    ("staff", "last_catch_up_on"),
    ("staff", "last_survey_on"),
    ("staff", "guidance_sought_on"),
)


def not_in_the_future(record: Record, locality: Locality, today: date) -> Findings:
    for path, value in _days_after(record, today.isoformat()):
        message = f'"{value}" is in the future.'
        yield error(path, value, message, "Write the day it happened, with the right year.")


def still_to_come(record: Record, locality: Locality, today: date) -> Findings:
    day, sessions = today.isoformat(), record.get("sessions", ())
    if sessions and record["status"] == "listed" and all(_is_over(each, day) for each in sessions):
        remedy = "Add the new dates, or make the status closed."
        yield warning(("sessions",), None, "every session is in the past.", remedy)


def insurance_in_date(record: Record, locality: Locality, today: date) -> Findings:
    expires = record.get("insurance", {}).get("expires_on", "9999")
    if expires < today.isoformat():
        message = f'the insurance ran out on "{expires}".'
        path = ("insurance", "expires_on")
        yield warning(path, expires, message, "Ask the venue to show the new certificate.")


def _is_over(session: Record, day: str) -> bool:
    if session["repeats"] == "dates":
        return bool(max(session["dates"]) < day)
    return bool(session.get("until", day) < day)


def _days_after(record: Record, day: str) -> list[tuple[Path, str]]:
    """What happened after a day. A list and not a generator, as this runs for every record on every check."""
    days: list[tuple[Path, str]] = []
    for part, key in _PAST:
        if part in record and record[part].get(key, "") > day:
            days.append(((part, key), record[part][key]))
    for index, contact in enumerate(record.get("contacts", ())):
        if "consent" in contact and contact["consent"]["given_on"] > day:
            days.append((("contacts", index, "consent", "given_on"), contact["consent"]["given_on"]))
    if record.get("received_on", "") > day:
        days.append((("received_on",), record["received_on"]))
    return days
