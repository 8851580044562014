"""On which days something happens: every way of repeating that a session can be written in, as real dates.

Around the pattern itself, which schema/patterns.py has: the season, the terms, breaks, dates
that are off, bank holidays and days when the venue is shut. Days outside a season or a term or within a break are not
there at all, as the session says so itself; single days that are off are there, with the reason. A timetable asks for
the days of terms and breaks too (`pauses`), for there a missing line would say nothing.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from schema.calendar import Calendar
from schema.patterns import PATTERNS, day_of
from schema.problems import Record

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
    first = max(start, day_of(session["from"])) if "from" in session else start
    last = min(end, day_of(session["until"])) if "until" in session else end
    if session["repeats"] not in PATTERNS or first > last:
        return ()
    return tuple(_found(session, first, last, calendar, _Off(session, calendar, closed), index, pauses))


def _found(
    session: Record, first: date, last: date, calendar: Calendar, off: _Off, index: int, pauses: bool
) -> Iterator[Occurrence]:
    starts, ends = session["starts"], session.get("ends")
    for day in PATTERNS[session["repeats"]](session, first, last):
        paused = _pause(session, calendar, day)
        if paused is None or (pauses and paused != _OUT_OF_SEASON):
            cancelled, reason, why = paused or off.on(day)
            yield Occurrence(day, starts, ends, cancelled, reason, index, why)


def occurrences_of(
    group: Record, start: date, end: date, calendar: Calendar, venues: Mapping[str, Record], pauses: bool = False
) -> list[Occurrence]:
    """Every occurrence of all sessions of a group from `start` to `end`, in order of day and time."""
    return _together(_timings(group, venues), start, end, calendar, pauses)


def next_dates(
    group: Record, today: date, count: int, calendar: Calendar, venues: Mapping[str, Record]
) -> list[Occurrence]:
    """The next occurrences, today's included: at most `count`, of which the first two that are off and no more."""
    timings = _timings(group, venues)
    return list(_next_of(timings, today, count, calendar)) if timings else []


@lru_cache(maxsize=4096)
def _next_of(timings: tuple[bytes, ...], today: date, count: int, calendar: Calendar) -> tuple[Occurrence, ...]:
    found: tuple[Occurrence, ...] = ()
    for horizon in _HORIZONS:
        coming = _together(timings, today, today + timedelta(days=horizon), calendar)
        found = tuple(_mostly_on(coming, count))
        if len(found) >= count:
            break
    return found


def _timings(group: Record, venues: Mapping[str, Record]) -> tuple[bytes, ...]:
    sessions = group.get("sessions", ())
    return tuple(timing(session, _closed(group, session, venues)) for session in sessions)


def _together(
    timings: Sequence[bytes], start: date, end: date, calendar: Calendar, pauses: bool = False
) -> list[Occurrence]:
    """What happens at several timings, in order."""
    found = [
        each
        for index, timing in enumerate(timings)
        for each in _worked_out(timing, start, end, calendar, index, pauses)
    ]
    return sorted(found, key=_order) if len(timings) > 1 else found


def _order(each: Occurrence) -> tuple[date, str, int]:
    return each.date, each.starts or "", each.session


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
