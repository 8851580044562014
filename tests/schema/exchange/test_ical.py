"""Calendars say what the menu says: other people's libraries find the very dates on which something happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrule, rruleset, rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar as Document

from schema.calendar import Calendar, calendar_of
from schema.exchange.ical import DAYS_AHEAD, calendar, events_by_group, events_in, first_day, joined
from schema.patterns import DAYS
from schema.recurrence import occurrences
from tests.schema.exchange.localities import DIRECTORIES, HIDDEN, STAFF, listing, marked
from tests.schema.nasty import TEXT

TODAY = date(2026, 11, 22)
FIRST, LAST = first_day(TODAY), first_day(TODAY) + timedelta(days=DAYS_AHEAD)
TERMS = ((date(2026, 9, 3), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18)))
DAYS_OF_PLACE = Calendar("england", TERMS)
VENUE = {"name": "Hall", "address": {"street": "1 Lane", "town": "Wexcombe"}}


def event_of(text: str) -> Any:
    document = Document.from_ical(text)
    [event] = document.walk("VEVENT")
    return event


def dates_in(event: Any, last: date) -> list[datetime]:
    """Every start in an event, as dateutil reads its rule and exceptions, in local time."""
    start = event.decoded("dtstart").replace(tzinfo=None)
    found = rruleset()
    found.rdate(start)
    if "rrule" in event:
        rule = rrulestr(_in_local_time(event), dtstart=start)
        assert isinstance(rule, rrule)
        found.rrule(rule)
    for name, add in (("rdate", found.rdate), ("exdate", found.exdate)):
        for each in event[name].dts if name in event else ():
            add(each.dt.replace(tzinfo=None))
    return found.between(datetime.combine(FIRST, time.min), datetime.combine(last, time.max), inc=True)


def _in_local_time(event: Any) -> str:
    """An event's rule, whose end is in universal time."""
    parts = [part for part in event["rrule"].to_ical().decode().split(";") if not part.startswith("UNTIL")]
    for until in event["rrule"].get("until", ()):
        parts.append(f"UNTIL={until.astimezone(event.decoded('dtstart').tzinfo):%Y%m%dT%H%M%S}")
    return ";".join(parts)


def of_session(session: dict[str, Any], closed: list[dict[str, str]] | None = None) -> str:
    where = {"ways": ["in-person"], "venue": "hall"}
    group = {"name": "Knitters", "summary": "Wool.", "where": where, "sessions": [session]}
    venue = {**VENUE, "closed": closed} if closed else VENUE
    return calendar(replace(marked(), groups={"g": group}, venues={"hall": venue}), ["g"], "x", DAYS_OF_PLACE, TODAY)


def days(first: date = FIRST, last: date = LAST) -> st.SearchStrategy[str]:
    return st.dates(first - timedelta(days=90), last + timedelta(days=90)).map(date.isoformat)


@st.composite
def spans(draw: Any) -> dict[str, str]:
    return dict(zip(("from", "until"), sorted((draw(days()), draw(days()))), strict=True))


SPANS = st.lists(spans(), min_size=1, max_size=2)
WEEKDAYS = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)
WEEKS = st.lists(st.sampled_from(["first", "second", "third", "fourth", "last"]), min_size=1, max_size=2, unique=True)
TIMES = st.sampled_from(["00:00", "00:30", "09:30", "23:59"])
MORE = {
    "until": days(),
    "season": st.just({"from": "10-15", "until": "02-10"}) | st.just({"from": "04-01", "until": "09-30"}),
    "term_time_only": st.just(True),
    "not_on_bank_holidays": st.just(True),
    "breaks": SPANS,
    "cancelled": st.lists(days().map(lambda day: {"date": day}), min_size=1, max_size=3),
    "ends": st.just("24:00"),
}


@st.composite
def sessions(draw: Any) -> dict[str, Any]:
    weekly = st.fixed_dictionaries({"repeats": st.just("weekly"), "days": WEEKDAYS})
    monthly = st.fixed_dictionaries({"repeats": st.just("monthly"), "days": WEEKDAYS, "weeks_of_month": WEEKS})
    numbers = st.lists(st.integers(1, 31), min_size=1, max_size=3, unique=True)
    by_date = st.fixed_dictionaries({"repeats": st.just("monthly"), "days_of_month": numbers})
    some_days = st.lists(days(), min_size=1, max_size=4, unique=True)
    listed = st.fixed_dictionaries({"repeats": st.just("dates"), "dates": some_days})
    session = draw(weekly | monthly | by_date | listed) | draw(st.fixed_dictionaries({"starts": TIMES}, optional=MORE))
    if session["repeats"] != "dates" and draw(st.booleans()):
        session |= {"every": draw(st.integers(2, 3)), "from": draw(days())}
    return dict(session)


@settings(max_examples=100)
@given(session=sessions(), closed=SPANS | st.none())
def test_every_session_happens_on_the_same_days_in_the_calendar(session: dict[str, Any], closed: Any) -> None:
    on = [each for each in occurrences(session, FIRST, LAST, DAYS_OF_PLACE, closed or ()) if not each.cancelled]
    text = of_session(session, closed)
    assert ("BEGIN:VEVENT" in text) == bool(on)
    assume(on)
    wanted = [datetime.fromisoformat(f"{each.date}T{each.starts}") for each in on]
    assert dates_in(event_of(text), LAST) == wanted


def test_a_rule_that_says_it_all_goes_on_for_ever() -> None:
    rule = event_of(of_session({"repeats": "weekly", "days": ["tuesday"], "starts": "14:00"}))["rrule"]
    assert "until" not in rule


def test_an_end_at_midnight_is_the_beginning_of_the_next_day() -> None:
    event = event_of(of_session({"repeats": "weekly", "days": ["tuesday"], "starts": "20:00", "ends": "24:00"}))
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=4)


def test_times_are_of_the_clock_in_summer_too() -> None:
    event = event_of(of_session({"repeats": "weekly", "days": ["tuesday"], "starts": "14:00"}))
    start = event.decoded("dtstart")
    assert start.tzinfo.key == "Europe/London" and start.hour == 14


@given(words=TEXT)
def test_any_text_comes_back_as_it_was_and_no_line_is_too_long(words: str) -> None:
    words = words.replace("\r", "")
    session = {"repeats": "weekly", "days": ["tuesday"], "starts": "14:00", "name": words}
    text = of_session(session)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")) and "\n" not in text.replace("\r\n", "")
    assert str(event_of(text)["summary"]) == (f"Knitters: {words}" if words else "Knitters")


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda path: path.name)
def test_every_group_has_a_calendar_that_can_be_read(directory: Any) -> None:
    known = listing(directory)
    for id, group in known.groups.items():
        found = events(calendar(known, [id], group["name"], calendar_of(known.place), TODAY))
        assert known.outlines[id].has_dates or not found
        assert len({str(event["uid"]) for event in found}) == len(found)


def events(text: str) -> list[Any]:
    return list(Document.from_ical(text).walk("VEVENT"))


def test_groups_share_a_calendar() -> None:
    wexcombe = listing(DIRECTORIES[0])
    ids, days = ("bell-knitters", "cold-knees"), calendar_of(wexcombe.place)
    text = calendar(wexcombe, ids, "Two", days, TODAY)
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert {str(event["summary"]).split(":")[0] for event in events(text)} >= {"Bell Lane Knit and Natter"}
    each = [calendar(wexcombe, [id], id, days, TODAY) for id in ids]
    assert joined(map(events_in, each), wexcombe.place["menu_name"], "Two") == text


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda each: each.name)
def test_the_events_of_each_group_are_found_again_in_a_shared_calendar(directory: Path) -> None:
    place = listing(directory)
    days = calendar_of(place.place)
    own = {id: events_in(calendar(place, [id], id, days, TODAY)) for id in place.groups}
    assert events_by_group(joined(own.values(), "Menu", "All")) == {id: each for id, each in own.items() if each}
    assert events_by_group("") == {}


@given(TEXT)
def test_no_words_of_a_group_end_its_event(words: str) -> None:
    weekly = {"repeats": "weekly", "days": ["monday"], "starts": "10:00"}
    where = {"ways": ["in-person"], "venue": "hall"}
    group = {"name": f"{words} END:VEVENT", "summary": f"END:VEVENT {words}", "where": where, "sessions": [weekly] * 2}
    place = replace(marked(), groups={"g": group, "h": group}, venues={"hall": VENUE})
    own = {id: events_in(calendar(place, [id], "x", DAYS_OF_PLACE, TODAY)) for id in "gh"}
    assert events_by_group(joined(own.values(), "Menu", "All")) == own


def test_nothing_for_staff_and_no_hidden_place_is_in_it() -> None:
    known = marked()
    text = calendar(known, known.groups, "All", DAYS_OF_PLACE, TODAY)
    assert "SUMMARY:Refuge" in text and "LOCATION" not in text and "GEO" not in text
    assert STAFF not in text and HIDDEN not in text
