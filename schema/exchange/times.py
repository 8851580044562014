"""Free text about when something happens, read into sessions where there is one reading, and otherwise not at all.

The grammar is small: days with the weeks of the month before them, times, and remarks about terms, bank holidays and
seasons. Every word must be understood; one that is not leaves the whole text for a person. So does anything that two
people could read in two ways: "Tuesday 7-9" (morning or evening?), "every second Tuesday" (fortnightly or monthly?).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from schema.exchange import times_words as words
from schema.exchange.times_clause import Clause, Unsure
from schema.exchange.times_clauses import clauses
from schema.exchange.times_tokens import tokens
from schema.problems import Record

__all__ = ["Reading", "read_times"]

Sessions: TypeAlias = list[Record]

LONGEST = 600
"""Characters; a longer text is a description, not times."""


@dataclass(frozen=True)
class Reading:
    """What a text says: its sessions, as in a group's record, or why a person has to read it."""

    sessions: Sessions = field(default_factory=list)
    why_not: str = ""


def read_times(text: str) -> Reading:
    """Read a text of a listing. There are either sessions or a reason, never both and never neither."""
    if len(text) > LONGEST:
        return Reading(why_not="It is longer than times are.")
    try:
        return Reading(_sessions(clauses(tokens(text))))
    except Unsure as unsure:
        return Reading(why_not=str(unsure))


def _sessions(parts: list[Clause]) -> Sessions:
    parts = _spread(parts)
    made = [session for part in parts if not part.closed for session in _of(part)]
    if not made:
        raise Unsure("It says no times.")
    return _together(made)


def _spread(parts: list[Clause]) -> list[Clause]:
    """Give what stands alone to all the others: "Mon 10-12; Tue 2-4pm. Term time only."."""
    for alone in (part for part in parts if part.only_remarks):
        for other in parts:
            other.remarks = {**alone.remarks, **other.remarks}
    return [part for part in parts if not part.only_remarks]


def _of(part: Clause) -> Sessions:
    if part.arrangement:
        return [{"repeats": "by-arrangement", **part.remarks}]
    if not part.spans:
        raise Unsure("There is a day without a time.")
    return [_session(day, span, part) for day in _which(part) for span in part.spans]


def _which(part: Clause) -> list[Record]:
    """On which days: one for each pattern that repeats in its own way."""
    if part.dates:
        if part.days:
            _days_agree(part)
        return [{"repeats": "dates", "dates": sorted(day.isoformat() for day in part.dates)}]
    if not part.days:
        raise Unsure("There is a time without a day.")
    return [_pattern(weeks, days, part) for weeks, days in part.days]


def _pattern(weeks: tuple[int, ...], days: tuple[str, ...], part: Clause) -> Record:
    if not weeks and not part.monthly:
        return {"repeats": "weekly", "days": list(days)}
    if not weeks:
        raise Unsure("It is monthly, and does not say in which week.")
    if not days:
        return {"repeats": "monthly", "days_of_month": sorted(weeks)}
    if not set(weeks) <= set(words.WEEKS):
        raise Unsure("No month has that week for certain.")
    return {"repeats": "monthly", "days": list(days), "weeks_of_month": [words.WEEKS[week] for week in weeks]}


def _days_agree(part: Clause) -> None:
    said = {day for _, days in part.days for day in days}
    if any(weeks for weeks, _ in part.days) or said != {words.DAYS[day.weekday()] for day in part.dates}:
        raise Unsure("The day of the week is not that of the date.")


def _session(which: Record, span: tuple[str, str | None], part: Clause) -> Record:
    starts, ends = span
    if which["repeats"] == "dates" and set(part.remarks) - {"notes", "not_on_bank_holidays"}:
        raise Unsure("A season and single dates do not go together.")
    return {**which, "starts": starts, **({"ends": ends} if ends else {}), **part.remarks}


def _together(sessions: Sessions) -> Sessions:
    """Weekly sessions that differ only in their days become one; the same session twice becomes one too."""
    made: dict[Any, Record] = {}
    for session in sessions:
        key = repr(sorted((k, v) for k, v in session.items() if k != "days")) if session["repeats"] == "weekly" else ""
        known = made.setdefault(key or repr(session), session)
        if key and known is not session:
            known["days"] = sorted({*known["days"], *session["days"]}, key=words.DAYS.index)
    return list(made.values())
