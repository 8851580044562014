"""The days that decide whether something happens: bank holidays of the nation, and the school terms of the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from schema.problems import Record

# The names of the nations in the `holidays` library, which follows gov.uk/bank-holidays.
_SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


@dataclass(frozen=True)
class Calendar:
    """The calendar of a place. `terms` are first and last days, in order."""

    nation: str
    terms: tuple[tuple[date, date], ...] = ()

    def bank_holiday(self, day: date) -> str:
        """The name of the bank holiday on a day, or nothing."""
        return _bank_holidays(self.nation, day.year).get(day, "")

    def in_term(self, day: date) -> bool:
        """Is it in one of the school terms? A day after the last known term is not."""
        return any(first <= day <= last for first, last in self.terms)


def calendar_of(place: Record) -> Calendar:
    """The calendar of a place record."""
    terms = [(date.fromisoformat(term["from"]), date.fromisoformat(term["until"])) for term in place.get("terms", ())]
    return Calendar(place["nation"], tuple(sorted(terms)))


@cache
def _bank_holidays(nation: str, year: int) -> dict[date, str]:
    """The library is large, so it is only brought in when a session asks for it."""
    from holidays import country_holidays

    return dict(country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year))
