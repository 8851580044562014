"""Every way of repeating gives the right days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.calendar import Calendar, _bank_holidays, calendar_of
from schema.patterns import DAYS
from schema.recurrence import next_dates, occurrences, occurrences_of

TODAY = date(2026, 11, 22)  # a Sunday
CALENDAR = Calendar("england", ((date(2026, 11, 2), date(2026, 12, 18)), (date(2027, 1, 4), date(2027, 2, 12))))
TIMES = {"starts": "14:00", "ends": "16:00"}
TUESDAYS: dict[str, Any] = {"repeats": "weekly", "days": ["tuesday"], **TIMES}


def days(session: dict[str, Any], until: str, since: str = "2026-11-22", **more: Any) -> list[str]:
    """The month and day of every date, with a minus sign before those that are off."""
    found = occurrences(session, date.fromisoformat(since), date.fromisoformat(until), CALENDAR, **more)
    return [f"{'-' * each.cancelled}{each.date:%m-%d}" for each in found]


def monthly(**which: Any) -> dict[str, Any]:
    return {"repeats": "monthly", **which, **TIMES}


@pytest.mark.parametrize(
    ("session", "until", "expected"),
    [
        (TUESDAYS, "2026-12-08", "11-24 12-01 12-08"),
        ({**TUESDAYS, "days": ["sunday", "monday"]}, "2026-11-29", "11-22 11-23 11-29"),
        ({**TUESDAYS, "from": "2026-12-01"}, "2026-12-08", "12-01 12-08"),
        ({**TUESDAYS, "until": "2026-12-01"}, "2026-12-31", "11-24 12-01"),
        ({**TUESDAYS, "until": "2026-11-01"}, "2026-12-31", ""),
        ({**TUESDAYS, "every": 2, "from": "2026-09-01"}, "2026-12-31", "11-24 12-08 12-22"),
        ({**TUESDAYS, "every": 2, "from": "2026-09-08"}, "2026-12-31", "12-01 12-15 12-29"),
        ({**TUESDAYS, "every": 3, "from": "2026-12-15"}, "2027-01-31", "12-15 01-05 01-26"),
        # The weeks that count begin on Monday: Sunday belongs to the week before.
        (
            {**TUESDAYS, "every": 2, "days": ["sunday", "monday"], "from": "2026-11-16"},
            "2026-12-08",
            "11-22 11-30 12-06",
        ),
        (
            {**TUESDAYS, "term_time_only": True},
            "2027-02-28",
            "11-24 12-01 12-08 12-15 01-05 01-12 01-19 01-26 02-02 02-09",
        ),
        ({**TUESDAYS, "season": {"from": "12-20", "until": "01-06"}}, "2027-02-28", "12-22 12-29 01-05"),
        ({**TUESDAYS, "season": {"from": "04-01", "until": "09-30"}}, "2027-04-13", "04-06 04-13"),
        ({**TUESDAYS, "season": {"from": "02-29", "until": "03-02"}}, "2027-03-31", "03-02"),
        ({**TUESDAYS, "breaks": [{"from": "2026-12-01", "until": "2026-12-22"}]}, "2026-12-31", "11-24 12-29"),
        ({**TUESDAYS, "cancelled": [{"date": "2026-12-01", "reason": "Polling"}]}, "2026-12-08", "11-24 -12-01 12-08"),
        (monthly(days=["tuesday"], weeks_of_month=["first", "third"]), "2027-01-31", "12-01 12-15 01-05 01-19"),
        (monthly(days=["friday"], weeks_of_month=["last"]), "2027-02-28", "11-27 12-25 01-29 02-26"),
        (monthly(days=["sunday"], weeks_of_month=["fourth"]), "2026-12-31", "11-22 12-27"),
        (monthly(days_of_month=[31]), "2027-05-31", "12-31 01-31 03-31 05-31"),
        (monthly(days_of_month=[29, 30]), "2027-03-31", "11-29 11-30 12-29 12-30 01-29 01-30 03-29 03-30"),
        (monthly(days_of_month=[15], every=2, **{"from": "2026-09-15"}), "2027-05-31", "01-15 03-15 05-15"),
        (
            monthly(days=["monday"], weeks_of_month=["first"], every=3, **{"from": "2026-10-05"}),
            "2027-08-01",
            "01-04 04-05 07-05",
        ),
        (
            {"repeats": "dates", "dates": ["2027-02-06", "2026-11-01", "2026-12-05"], **TIMES},
            "2027-12-31",
            "12-05 02-06",
        ),
        ({"repeats": "by-arrangement"}, "2027-12-31", ""),
        ({"repeats": "as-written", "as_written": "Most Tuesdays"}, "2027-12-31", ""),
    ],
)
def test_days(session: dict[str, Any], until: str, expected: str) -> None:
    assert " ".join(days(session, until)) == expected


def test_bank_holidays_are_those_of_the_nation_and_only_when_asked() -> None:
    session = {**TUESDAYS, "days": ["monday"], "not_on_bank_holidays": True}
    easter = (date(2027, 3, 29), date(2027, 3, 29))
    assert occurrences(session, *easter, CALENDAR)[0].reason == "Easter Monday"
    assert not occurrences(session, *easter, Calendar("scotland"))[0].cancelled
    assert not occurrences({**session, "not_on_bank_holidays": False}, *easter, CALENDAR)[0].cancelled
    assert calendar_of({"nation": "northern-ireland"}).bank_holiday(date(2027, 3, 17)) == "Saint Patrick's Day"


def test_a_shut_venue_calls_off_what_happens_in_it() -> None:
    shut = [{"from": "2026-11-30", "until": "2026-12-02", "reason": "New floor"}]
    venues = {"hall": {"closed": shut}, "barn": {}}
    group = {"where": {"ways": ["in-person", "telephone"], "venue": "hall"}, "sessions": [TUESDAYS]}

    def off(**change: Any) -> list[str]:
        changed = {**group, "sessions": [{**TUESDAYS, **change}]}
        found = occurrences_of(changed, TODAY, date(2026, 12, 8), CALENDAR, venues)
        return [each.reason for each in found if each.cancelled]

    assert off() == ["New floor"]
    assert off(venue="barn") == off(way="telephone") == off(venue="gone") == []


def test_times_and_midnight_are_kept_as_written() -> None:
    [each] = occurrences({**TUESDAYS, "ends": "24:00"}, date(2026, 11, 24), date(2026, 11, 24), CALENDAR)
    assert (each.starts, each.ends) == ("14:00", "24:00")


def test_several_sessions_come_in_order() -> None:
    early = {**TUESDAYS, "starts": "09:00"}
    group = {"where": {"ways": ["in-person"]}, "sessions": [TUESDAYS, early, {**TUESDAYS, "days": ["monday"]}]}
    found = next_dates(group, TODAY, 4, CALENDAR, {})
    assert [(each.date.day, each.starts, each.session) for each in found] == [
        (23, "14:00", 2),
        (24, "09:00", 1),
        (24, "14:00", 0),
        (30, "14:00", 2),
    ]


def test_next_dates_look_as_far_as_they_need() -> None:
    where = {"ways": ["in-person"]}
    summer = {**TUESDAYS, "season": {"from": "06-01", "until": "08-31"}}
    assert [each.date for each in next_dates({"where": where, "sessions": [summer]}, TODAY, 2, CALENDAR, {})] == [
        date(2027, 6, 1),
        date(2027, 6, 8),
    ]
    assert next_dates({"where": where}, TODAY, 4, CALENDAR, {}) == []


def test_only_the_first_two_that_are_off_are_among_the_next_dates() -> None:
    shut = {"hall": {"closed": [{"from": "2026-11-22", "until": "2027-01-31"}]}}
    group = {"where": {"ways": ["in-person"], "venue": "hall"}, "sessions": [TUESDAYS]}
    found = next_dates(group, TODAY, 4, CALENDAR, shut)
    assert [(f"{each.date:%m-%d}", each.cancelled) for each in found] == [
        ("11-24", True),
        ("12-01", True),
        ("02-02", False),
        ("02-09", False),
    ]


WEEKS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
DATES = st.dates(date(2024, 1, 1), date(2028, 12, 31))
SOME_DAYS = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)


@given(SOME_DAYS, st.integers(1, 5), DATES, DATES)
def test_weekly_days_are_those_a_calendar_on_the_wall_would_show(
    names: list[str], every: int, begins: date, start: date
) -> None:
    session: dict[str, Any] = {"repeats": "weekly", "days": names, "from": begins.isoformat(), **TIMES}
    session |= {"every": every} if every > 1 else {}
    monday = begins - timedelta(days=begins.weekday())
    span = [start + timedelta(days=ahead) for ahead in range(90)]
    wanted = [
        day for day in span if day >= begins and DAYS[day.weekday()] in names and (day - monday).days // 7 % every == 0
    ]
    assert [each.date for each in occurrences(session, span[0], span[-1], CALENDAR)] == wanted


@given(SOME_DAYS, st.lists(st.sampled_from([*WEEKS, "last"]), min_size=1, unique=True), st.integers(1, 4), DATES, DATES)
def test_monthly_days_are_those_a_calendar_on_the_wall_would_show(
    names: list[str], weeks: list[str], every: int, begins: date, start: date
) -> None:
    session: dict[str, Any] = {
        "repeats": "monthly",
        "days": names,
        "weeks_of_month": weeks,
        "from": begins.isoformat(),
        **TIMES,
    }
    session |= {"every": every} if every > 1 else {}
    span = [start + timedelta(days=ahead) for ahead in range(150)]

    def falls(day: date) -> bool:
        months = (day.year - begins.year) * 12 + day.month - begins.month
        nth, last = (day.day - 1) // 7 + 1, day.day + 7 > monthrange(day.year, day.month)[1]
        in_week = nth in [WEEKS.get(week) for week in weeks] or ("last" in weeks and last)
        return day >= begins and months % every == 0 and in_week and DAYS[day.weekday()] in names

    found = [each.date for each in occurrences(session, span[0], span[-1], CALENDAR)]
    assert found == [day for day in span if falls(day)]


def test_a_timetable_is_told_of_breaks_and_school_holidays_but_not_of_other_seasons() -> None:
    rest = {"from": "2026-12-01", "until": "2026-12-01", "reason": "Christmas fair"}
    terms = Calendar("england", ((date(2026, 11, 2), date(2026, 12, 4)),))
    session = {**TUESDAYS, "breaks": [rest], "term_time_only": True}
    days = date(2026, 11, 24), date(2026, 12, 8)
    found = occurrences(session, *days, terms, pauses=True)
    assert [(each.cancelled, each.reason, each.why) for each in found] == [
        (False, "", ""),
        (True, "Christmas fair", ""),
        (True, "", "school-holidays"),
    ]
    assert [each.date.day for each in occurrences(session, *days, terms)] == [24]
    summer = {**TUESDAYS, "season": {"from": "06-01", "until": "08-31"}}
    assert occurrences(summer, *days, terms, pauses=True) == []


def test_bank_holidays_are_kept_and_looked_up_again_when_they_were_cut_short(tmp_path: Path) -> None:
    day = date(2031, 4, 14)
    assert Calendar("england", cache=tmp_path).bank_holiday(day) == "Easter Monday"
    (kept,) = tmp_path.iterdir()
    said = kept.read_text(encoding="utf-8")
    for content, name in ((said.replace("Easter Monday", "As kept"), "As kept"), (said[:-9], "Easter Monday")):
        kept.write_text(content, encoding="utf-8")
        _bank_holidays.cache_clear()
        assert Calendar("england", cache=tmp_path).bank_holiday(day) == name
