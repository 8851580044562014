"""The plain patterns of a session: weekly, monthly or on named dates, as days. dateutil gives them (RFC 5545).

Seasons, terms, breaks and dates that are off are left to schema/recurrence.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from schema.problems import Record

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


@lru_cache(maxsize=4096)
def day_of(written: str) -> date:
    """A day as records write it."""
    return date.fromisoformat(written)


def _weekly(session: Record, first: date, last: date) -> Iterable[date]:
    every = session.get("every", 1)
    anchor = day_of(session["from"]) if every > 1 else first
    monday = _back_to_monday(anchor)
    monday += timedelta(weeks=(first - monday).days // 7 // every * every)
    return _weekly_days(tuple(session["days"]), every, monday, first, last)


def _monthly(session: Record, first: date, last: date) -> Iterable[date]:
    every = session.get("every", 1)
    anchor = day_of(session["from"]) if every > 1 else first
    months = (first.year - anchor.year) * 12 + first.month - anchor.month
    month = anchor.year * 12 + anchor.month - 1 + months // every * every
    days = tuple(session.get("days", ())), tuple(session.get("weeks_of_month", ()))
    return _monthly_days(*days, tuple(session.get("days_of_month", ())), every, month, first, last)


def _dates(session: Record, first: date, last: date) -> Iterable[date]:
    return sorted(day for day in map(day_of, session["dates"]) if first <= day <= last)


@lru_cache(maxsize=4096)
def _weekly_days(days: tuple[str, ...], every: int, monday: date, first: date, last: date) -> tuple[date, ...]:
    numbers = [DAYS.index(day) for day in days]
    return _ruled(WEEKLY, monday, first, last, interval=every, byweekday=numbers)


@lru_cache(maxsize=4096)
def _monthly_days(
    days: tuple[str, ...],
    weeks: tuple[str, ...],
    numbers: tuple[int, ...],
    every: int,
    month: int,
    first: date,
    last: date,
) -> tuple[date, ...]:
    """`month` is the month to count from, in months since the year 0."""
    which = [weekday(DAYS.index(day), _WEEKS[week]) for day in days for week in weeks]
    begins = date(month // 12, month % 12 + 1, 1)
    return _ruled(MONTHLY, begins, first, last, interval=every, byweekday=which or None, bymonthday=numbers or None)


def _ruled(frequency: Any, begins: date, first: date, last: date, **rule: Any) -> tuple[date, ...]:
    until = datetime.combine(last, time())
    days = (each.date() for each in rrule(frequency, dtstart=datetime.combine(begins, time()), until=until, **rule))
    return tuple(day for day in days if day >= first)


def _back_to_monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


PATTERNS = {"weekly": _weekly, "monthly": _monthly, "dates": _dates}
"""The days of a session from a first to a last one, by how it repeats."""
