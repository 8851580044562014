"""The days that decide whether something happens: bank holidays of the nation, and the school terms of the place."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path as FilePath

from schema.problems import Record

# The names of the nations in the `holidays` library, which follows gov.uk/bank-holidays.
_SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


@dataclass(frozen=True)
class Calendar:
    """The calendar of a place. `terms` are first and last days, in order; `cache` a folder to keep bank holidays in."""

    nation: str
    terms: tuple[tuple[date, date], ...] = ()
    cache: FilePath | None = field(default=None, compare=False)

    def bank_holiday(self, day: date) -> str:
        """The name of the bank holiday on a day, or nothing."""
        return _bank_holidays(self.nation, day.year, self.cache).get(day.isoformat(), "")

    def in_term(self, day: date) -> bool:
        """Is it in one of the school terms? A day after the last known term is not."""
        return any(first <= day <= last for first, last in self.terms)


def calendar_of(place: Record, cache: FilePath | None = None) -> Calendar:
    """The calendar of a place record."""
    terms = [(date.fromisoformat(term["from"]), date.fromisoformat(term["until"])) for term in place.get("terms", ())]
    return Calendar(place["nation"], tuple(sorted(terms)), cache)


@cache
def _bank_holidays(nation: str, year: int, cache: FilePath | None) -> dict[str, str]:
    """Their names by day. The library takes a fifth of a second to bring in, so what it said is kept."""
    kept = cache / f"bank-holidays-{version('holidays')}-{nation}-{year}.json" if cache else None
    if kept and kept.is_file():
        with suppress(ValueError):  # cut short
            return dict(json.loads(kept.read_text(encoding="utf-8")))
    found = _looked_up(nation, year)
    if kept:
        with suppress(OSError):  # a disk that is full or may not be written on only costs time
            kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            kept.write_text(json.dumps(found), encoding="utf-8")
    return found


def _looked_up(nation: str, year: int) -> dict[str, str]:
    from holidays import country_holidays

    days = country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year)
    return {day.isoformat(): name for day, name in days.items()}
