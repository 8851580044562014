"""Rules about times, days and dates within one record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from schema.problems import Path, Record, listed
from schema.rules.finding import Findings, error, sessions, warning

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def ends_after_it_starts(record: Record) -> Findings:
    for path, session in sessions(record):
        starts, ends = session.get("starts"), session.get("ends")
        if starts and ends and ends <= starts:
            message = f'"{ends}" is not after the start, "{starts}".'
            remedy = 'Write both as 24-hour. A session past midnight ends at "24:00"; say the rest in notes.'
            yield error((*path, "ends"), ends, message, remedy)


def counts_from_a_day_it_happens(record: Record) -> Findings:
    for path, session in sessions(record):
        days, first = session.get("days", ()), session.get("from")
        if session["repeats"] != "weekly" or "every" not in session or not first:
            continue
        day = DAYS[date.fromisoformat(first).weekday()]
        if day not in days:
            message = f'"{first}" is a {day.capitalize()}, and the session is on {listed(days, "and")}.'
            yield error((*path, "from"), first, message, "Write the first day on which it happened.")


def first_day_before_last(record: Record) -> Findings:
    """Seasons are not among these: they may go over the new year."""
    for path, part in _parts(record):
        if part.get("until", "9999") < part.get("from", ""):
            message = f'"{part["until"]}" is before the first day, "{part["from"]}".'
            yield error((*path, "until"), part["until"], message, "Write the last day.")


def dates_in_order(record: Record) -> Findings:
    for path, session in sessions(record):
        for index, (earlier, later) in enumerate(pairwise(session.get("dates", ()))):
            if later < earlier:
                where = (*path, "dates", index + 1)
                yield warning(where, later, f'"{later}" comes after a later date.', "Put the dates in order.")


def cancelled_days_are_its_days(record: Record) -> Findings:
    for path, session in sessions(record):
        for index, each in enumerate(session.get("cancelled", ())):
            day = DAYS[date.fromisoformat(each["date"]).weekday()]
            if day in session.get("days", (day,)) and each["date"] in session.get("dates", (each["date"],)):
                continue
            message = f'"{each["date"]}" is a {day.capitalize()}, and the session does not happen then anyway.'
            where = (*path, "cancelled", index, "date")
            yield warning(where, each["date"], message, "Check the date, and which session it is.")


def season_days_exist(record: Record) -> Findings:
    for path, session in sessions(record):
        for end, value in session.get("season", {}).items():
            month, day = map(int, value.split("-"))
            if day > _DAYS_IN_MONTH[month - 1]:
                yield error((*path, "season", end), value, f'there is no day "{value}".', "Write month-day.")


def terms_in_order(record: Record) -> Findings:
    for index, (earlier, later) in enumerate(pairwise(record.get("terms", ()))):
        if later["from"] <= earlier["until"]:
            message = f'"{later["from"]}" is not after the end of the term before it, "{earlier["until"]}".'
            yield error(("terms", index + 1, "from"), later["from"], message, "Put the terms in order.")


def _parts(record: Record) -> Iterator[tuple[Path, Record]]:
    """Every part of a record that may have a first and a last day."""
    for key in ("sessions", "closed", "terms"):
        for index, part in enumerate(record.get(key, ())):
            yield (key, index), part
            for number, inner in enumerate(part.get("breaks", ())):
                yield (key, index, "breaks", number), inner
