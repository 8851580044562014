"""What follows from a record and the day, and is therefore never stored: what is due, and what is out of date.

Every function takes the day as `today`, so that the same records give the same answers on the same day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from schema.locality import Locality
from schema.problems import Record

REVIEW_MONTHS = 12
"""Annex H: the process is reviewed every year, or when the leadership changes."""
CATCH_UP_MONTHS = 6
SURVEY_MONTHS = 6
"""Annex K: a brief survey with groups every six months."""
CAPACITY_MONTHS = 6
"""After this long, what a group said about room no longer counts."""
CHECKED_MONTHS = 12
"""After this long without anybody looking at it, a listing may be out of date."""

_REVIEWED = ("agreed", "checked-another-way")
_CATCH_UP = "catch-up"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due for a group: the day, and whether that day has come."""

    on: date
    now: bool


def capacity_now(group: Record, today: date) -> str:
    """plenty, some, waiting-list or full as the group last said, or `ask` when it never has or too long ago."""
    capacity = group.get("capacity")
    if capacity is None or months_after(capacity["updated"], CAPACITY_MONTHS) < today:
        return "ask"
    return str(capacity["room"])


def listing_is_old(group: Record, today: date) -> bool:
    """Has nobody looked at the whole listing for a year, or ever?"""
    checked = group.get("checked")
    return checked is None or months_after(checked["on"], CHECKED_MONTHS) < today


def quality_of(locality: Locality, group: Record) -> Record | None:
    """How a group's checks stand: its own, or else those of the organisation that runs it."""
    quality: Record | None = group.get("quality") or _organisation(locality, group).get("quality")
    return quality


def review_due(locality: Locality, id: str, today: date) -> Due | None:
    """The yearly quality review. At once when the leadership changed after the checks were agreed."""
    group = locality.groups[id]
    quality = quality_of(locality, group)
    if quality is None or quality["status"] not in _REVIEWED:
        return None
    owner = group if "quality" in group else _organisation(locality, group)
    changed = owner.get("staff", {}).get("leader_changed_on", "")
    if changed > quality["date"]:
        return _due(date.fromisoformat(changed), today)
    return _due(months_after(quality["date"], REVIEW_MONTHS), today)


def catch_up_due(locality: Locality, id: str, today: date) -> Due | None:
    """Six months after the last conversation: a catch-up, or else the agreement itself."""
    files = locality.quality.get(id, {}).values()
    held = _received(record for record in files if record["worksheet"] == _CATCH_UP)
    return _months_after_last(locality, id, "last_catch_up_on", held, CATCH_UP_MONTHS, today)


def survey_due(locality: Locality, id: str, today: date) -> Due | None:
    """Six months after the group last answered the survey, or else after the agreement."""
    answered = _received(locality.surveys.get(id, {}).values())
    return _months_after_last(locality, id, "last_survey_on", answered, SURVEY_MONTHS, today)


def _months_after_last(
    locality: Locality, id: str, field: str, days: Iterable[str], months: int, today: date
) -> Due | None:
    group = locality.groups[id]
    known = [day for day in (group.get("staff", {}).get(field), *days) if day]
    if not known:
        quality = quality_of(locality, group) or {}
        known = [quality["date"]] if quality.get("status") in _REVIEWED else []
    return _due(months_after(max(known), months), today) if known else None


def _received(records: Iterable[Record]) -> Iterator[str]:
    return (record["received_on"] for record in records)


def _organisation(locality: Locality, group: Record) -> Record:
    return locality.organisations.get(group.get("organisation", ""), {})


def _due(on: date, today: date) -> Due:
    return Due(on, on <= today)


@lru_cache(maxsize=4096)
def months_after(day: str, months: int) -> date:
    """The same day of the month some months later, or the last day of that month."""
    return date.fromisoformat(day) + relativedelta(months=months)
