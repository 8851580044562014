"""What a time written like "9" or "9-10.30am" means on a 24-hour clock, where that is certain."""

from __future__ import annotations

from schema.exchange.times_tokens import Clock

EARLIEST_SURE = 9
"""From this hour until noon an hour without am or pm is the morning's: a group that meets at "10" meets in daylight."""
EARLIEST_PADDED = 6
"""On a 24-hour clock nothing is taken to be before this hour."""
_NOON = 12 * 60
_DAY = 24 * 60


def span(first: Clock, last: Clock | None, part: str = "", clock24: bool = False) -> tuple[str, str | None] | None:
    """Start and end as `HH:MM`, or None where more than one reading is possible.

    `part` is am, pm or evening, from words such as "Tuesday mornings"; `clock24` says that another time in the text
    shows a 24-hour clock.
    """
    starts = _starts(first, last, part, clock24)
    ends = None if last is None or starts is None else _ends(starts, last, first, clock24)
    if starts is None or (last is not None and ends is None) or not _in_part(starts, part):
        return None
    return _spelt(starts), None if ends is None else _spelt(ends)


def shows_24_hours(clock: Clock) -> bool:
    """Can this only be a 24-hour clock?"""
    return clock.mark == "" and (clock.hour >= 13 or clock.padded)


def _starts(clock: Clock, last: Clock | None, part: str, clock24: bool) -> int | None:
    if clock.mark:
        return _known(clock)
    if shows_24_hours(clock) or (clock24 and clock.minutes_written):
        return _minutes(clock) if clock.hour >= EARLIEST_PADDED else None
    if part in ("pm", "evening") and clock.hour < 12:
        return _minutes(clock) + _NOON
    if part == "am" and clock.hour <= 12:
        return _minutes(clock)
    if last is None and not clock.minutes_written:
        return None
    if last is not None and last.mark in ("am", "pm", "exact"):
        return _before(clock, _known(last), last.mark)
    return _minutes(clock) if EARLIEST_SURE <= clock.hour <= 12 else None


def _before(clock: Clock, ends: int, mark: str) -> int | None:
    """The start whose half of the day only the end tells: "9-10.30am", "2-4pm", and "10-1pm"."""
    early = clock.hour % 12 * 60 + clock.minute
    readings = [minutes for minutes in (early, early + _NOON) if minutes < (ends or _DAY)]
    if mark == "pm":
        return _before_pm(clock, readings, ends)
    return readings[-1] if readings and readings[-1] >= 5 * 60 else None


def _before_pm(clock: Clock, readings: list[int], ends: int) -> int | None:
    """ "2-4pm" shares its mark. "10-1pm" cannot; "9-9.30pm" could be either, and sharing is how people write it."""
    shared = [minutes for minutes in readings if minutes >= _NOON]
    if shared:
        return shared[0]
    return readings[0] if readings and clock.hour >= 7 and ends - readings[0] <= 12 * 60 else None


def _ends(starts: int, clock: Clock, first: Clock, clock24: bool) -> int | None:
    if clock.mark:
        ends = _known(clock) or _DAY
        return ends if ends > starts else None
    if clock.hour == 24 or shows_24_hours(clock) or (clock24 and clock.minutes_written):
        ends = _minutes(clock) or _DAY
        return ends if ends > starts else None
    return _next(starts, clock)


def _next(starts: int, clock: Clock) -> int | None:
    """The first time after the start that the clock's face shows so, at most eleven and a half hours later."""
    early = clock.hour % 12 * 60 + clock.minute
    later = [minutes for minutes in (early, early + _NOON, early + _DAY) if minutes > starts]
    ends = later[0]
    return ends if ends <= _DAY and ends - starts < 12 * 60 else None


def _known(clock: Clock) -> int:
    """Minutes of a time with am or pm, noon or midnight."""
    if clock.mark == "exact":
        return _minutes(clock)
    return clock.hour % 12 * 60 + clock.minute + (_NOON if clock.mark == "pm" else 0)


def _minutes(clock: Clock) -> int:
    return clock.hour * 60 + clock.minute


def _in_part(starts: int, part: str) -> bool:
    """Does the start fit the words beside it? "Tuesday evening 9am" does not."""
    wanted = {"am": (4 * 60, _NOON), "pm": (_NOON, 18 * 60), "evening": (16 * 60, _DAY)}.get(part)
    return wanted is None or wanted[0] <= starts < wanted[1]


def _spelt(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
