"""Sessions as the schedules of Open Referral UK 3.0 (HSDS 3.0, `schedule`, which borrows from RFC 5545).

A schedule has no place for exceptions: terms, seasons, breaks and dates that are off are said in its notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from schema.problems import Record

_DAYS = {
    "monday": "MO", "tuesday": "TU", "wednesday": "WE", "thursday": "TH", "friday": "FR", "saturday": "SA",
    "sunday": "SU",
}  # fmt: skip
_WEEKS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "-1"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FREQUENCIES = {"weekly": "WEEKLY", "monthly": "MONTHLY"}
_LAST_MINUTE = "23:59"


def schedules(session: Record) -> list[Record]:
    """The schedules of one session, without ids: one for each date where dates are listed, and else one."""
    if session["repeats"] == "dates":
        return [{"dtstart": day, "valid_from": day, "valid_to": day, **_said(session)} for day in session["dates"]]
    return [{**_rule(session), **_said(session)}]


def _rule(session: Record) -> Record:
    rule = {
        "valid_from": session.get("from"),
        "valid_to": session.get("until"),
        "freq": _FREQUENCIES.get(session["repeats"]),
        "interval": session.get("every", 1) if session["repeats"] in _FREQUENCIES else None,
        "byday": ",".join(_by_day(session)),
        "bymonthday": ",".join(map(str, session.get("days_of_month", ()))),
    }
    return {name: value for name, value in rule.items() if value}


def _by_day(session: Record) -> Iterator[str]:
    weeks = [_WEEKS[week] for week in session.get("weeks_of_month", ())] or [""]
    return (f"{week}{_DAYS[day]}" for day in session.get("days", ()) for week in weeks)


def _said(session: Record) -> Record:
    ends = session.get("ends")
    said = {
        "opens_at": session.get("starts"),
        "closes_at": _LAST_MINUTE if ends == "24:00" else ends,
        "description": ". ".join(_words(session)),
        "attending_type": session.get("way"),
        "notes": " ".join(_exceptions(session)),
    }
    return {name: value for name, value in said.items() if value}


def _words(session: Record) -> Iterator[str]:
    """What people would read: its name, its notes, and what was written where nobody has made times of it."""
    by_arrangement = "By arrangement" if session["repeats"] == "by-arrangement" else None
    parts: tuple[Any, ...] = (session.get("name"), session.get("as_written"), by_arrangement, session.get("notes"))
    return (part for part in parts if part)


def _exceptions(session: Record) -> Iterator[str]:
    if session.get("term_time_only"):
        yield "In school terms only."
    if season := session.get("season"):
        yield f"From {_day(season['from'])} to {_day(season['until'])} each year."
    if session.get("not_on_bank_holidays"):
        yield "Not on bank holidays."
    for each in session.get("breaks", ()):
        yield f"Not from {each['from']} to {each['until']}{_because(each)}."
    for each in session.get("cancelled", ()):
        yield f"Not on {each['date']}{_because(each)}."


def _because(each: Record) -> str:
    return f": {each['reason'].rstrip('.')}" if "reason" in each else ""


def _day(month_day: str) -> str:
    month, day = month_day.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]}"
