"""On which days something happens: every way of repeating that a session can be written in, as real dates.

The pattern itself is left to dateutil's recurrence rules (RFC 5545). Around it: the season, the terms, breaks, dates
that are off, bank holidays and days when the venue is shut. Days outside a season or a term or within a break are not
there at all, as the session says so itself; single days that are off are there, with the reason. A timetable asks for
the days of terms and breaks too (`pauses`), for there a missing line would say nothing.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from schema.calendar import Calendar
from schema.problems import Record

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
# How far to look for the next dates, in days: most are near, some are monthly, a few wait for their season.
_HORIZONS = (28, 125, 400)
_MOST_OFF = 2
_UNTIMED = ("name", "notes", "venue", "translations")
"""Parts of a session that say nothing of its days."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One session on one day. Times are as in the record; `session` is its place among the group's sessions."""

    date: date
    starts: str | None
    ends: str | None
    cancelled: bool = False
    reason: str = ""
    """Why it is off, in the record's own words; of a bank holiday its name in English."""
    session: int = 0
    why: str = ""
    """The kind of reason: `bank-holiday` or `school-holidays`, where the words are not the record's own."""


def occurrences(
    session: Record,
    start: date,
    end: date,
    calendar: Calendar,
    closed: Iterable[Record] = (),
    index: int = 0,
    pauses: bool = False,
) -> list[Occurrence]:
    """Every occurrence from `start` to `end`, both included, in order.

    `closed` are the days when its venue is shut, as a venue's record has them. What is by arrangement, or still to be
    turned into times, has no dates. With `pauses`, days in a break or out of term are there as days that are off.
    """
    if session["repeats"] not in _PATTERNS:
        return []
    return list(_worked_out(timing(session, closed), start, end, calendar, index, pauses))


def timing(session: Record, closed: Iterable[Record] = ()) -> bytes:
    """What decides the days of a session, as bytes by which it is known again. See `session_and_closed`."""
    timed = {name: value for name, value in session.items() if name not in _UNTIMED}
    return marshal.dumps((timed, list(closed)), 2)


def session_and_closed(timing: bytes) -> tuple[Record, list[Record]]:
    """A session without its words, and the days when its venue is shut."""
    session, closed = marshal.loads(timing)  # noqa: S302 - our own bytes
    return session, closed


# Thousands of groups meet on a few dozen patterns, so each is worked out once for each span of days.
@lru_cache(maxsize=4096)
def _worked_out(
    timing: bytes, start: date, end: date, calendar: Calendar, index: int, pauses: bool
) -> tuple[Occurrence, ...]:
    session, closed = session_and_closed(timing)
    first = max(start, _day(session["from"])) if "from" in session else start
    last = min(end, _day(session["until"])) if "until" in session else end
    if first > last:
        return ()
    return tuple(_found(session, first, last, calendar, _Off(session, calendar, closed), index, pauses))


def _found(
    session: Record, first: date, last: date, calendar: Calendar, off: _Off, index: int, pauses: bool
) -> Iterator[Occurrence]:
    starts, ends = session["starts"], session.get("ends")
    for day in _PATTERNS[session["repeats"]](session, first, last):
        paused = _pause(session, calendar, day)
        if paused is None or (pauses and paused != _OUT_OF_SEASON):
            cancelled, reason, why = paused or off.on(day)
            yield Occurrence(day, starts, ends, cancelled, reason, index, why)


def occurrences_of(
    group: Record, start: date, end: date, calendar: Calendar, venues: Mapping[str, Record], pauses: bool = False
) -> list[Occurrence]:
    """Every occurrence of all sessions of a group from `start` to `end`, in order of day and time."""
    found: list[Occurrence] = []
    for index, session in enumerate(group.get("sessions", ())):
        found += occurrences(session, start, end, calendar, _closed(group, session, venues), index, pauses)
    return sorted(found, key=lambda each: (each.date, each.starts or "", each.session))


def next_dates(
    group: Record, today: date, count: int, calendar: Calendar, venues: Mapping[str, Record]
) -> list[Occurrence]:
    """The next occurrences, today's included: at most `count`, of which the first two that are off and no more."""
    found: list[Occurrence] = []
    for horizon in _HORIZONS if group.get("sessions") else ():
        coming = occurrences_of(group, today, today + timedelta(days=horizon), calendar, venues)
        found = list(_mostly_on(coming, count))
        if len(found) >= count:
            break
    return found


def _mostly_on(coming: Iterable[Occurrence], count: int) -> Iterator[Occurrence]:
    taken, off = 0, 0
    for each in coming:
        if taken == count or (each.cancelled and off >= _MOST_OFF):
            continue
        taken, off = taken + 1, off + each.cancelled
        yield each


def _closed(group: Record, session: Record, venues: Mapping[str, Record]) -> Iterable[Record]:
    """Days when the place of a session is shut; a session by telephone does not mind."""
    where = group["where"]
    if session.get("way", where["ways"][0]) != "in-person":
        return ()
    venue = venues.get(session.get("venue") or where.get("venue", ""))
    return venue.get("closed", ()) if venue else ()


# Is it off, the reason in words, and the kind of reason.
_Said = tuple[bool, str, str]
_OUT_OF_SEASON: _Said = (True, "", "season")


def _pause(session: Record, calendar: Calendar, day: date) -> _Said | None:
    """Why a session rests on a day; None when it is in its part of the year and not in a break."""
    if "season" in session and not _in_season(session["season"], day):
        return _OUT_OF_SEASON
    if rest := _covering(session.get("breaks", ()), day.isoformat()):
        return True, rest.get("reason", ""), ""
    if session.get("term_time_only") and not calendar.in_term(day):
        return True, "", "school-holidays"
    return None


def _in_season(season: Record, day: date) -> bool:
    first, last, this = season["from"], season["until"], f"{day:%m-%d}"
    return bool(first <= this <= last if first <= last else this >= first or this <= last)


class _Off:
    """Why a session is off on a day."""

    def __init__(self, session: Record, calendar: Calendar, closed: Iterable[Record]) -> None:
        self._cancelled = {each["date"]: each.get("reason", "") for each in session.get("cancelled", ())}
        self._holidays = calendar if session.get("not_on_bank_holidays") else None
        self._closed = tuple(closed)

    def on(self, day: date) -> _Said:
        written = day.isoformat() if self._cancelled or self._closed else ""
        if written in self._cancelled:
            return True, self._cancelled[written], ""
        if self._holidays and (holiday := self._holidays.bank_holiday(day)):
            return True, holiday, "bank-holiday"
        shut = _covering(self._closed, written)
        return (False, "", "") if shut is None else (True, shut.get("reason", ""), "")


def _covering(spans: Iterable[Record], day: str) -> Record | None:
    return next((span for span in spans if span["from"] <= day <= span["until"]), None)


def _weekly(session: Record, first: date, last: date) -> Iterable[date]:
    every = session.get("every", 1)
    anchor = _day(session["from"]) if every > 1 else first
    monday = _back_to_monday(anchor)
    monday += timedelta(weeks=(first - monday).days // 7 // every * every)
    return _weekly_days(tuple(session["days"]), every, monday, first, last)


def _monthly(session: Record, first: date, last: date) -> Iterable[date]:
    every = session.get("every", 1)
    anchor = _day(session["from"]) if every > 1 else first
    months = (first.year - anchor.year) * 12 + first.month - anchor.month
    month = anchor.year * 12 + anchor.month - 1 + months // every * every
    days = tuple(session.get("days", ())), tuple(session.get("weeks_of_month", ()))
    return _monthly_days(*days, tuple(session.get("days_of_month", ())), every, month, first, last)


def _dates(session: Record, first: date, last: date) -> Iterable[date]:
    return sorted(day for day in map(_day, session["dates"]) if first <= day <= last)


_PATTERNS = {"weekly": _weekly, "monthly": _monthly, "dates": _dates}


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


@lru_cache(maxsize=4096)
def _day(written: str) -> date:
    return date.fromisoformat(written)
