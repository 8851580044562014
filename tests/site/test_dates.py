"""Dates that are right on the day: what the pages hold for it, with the day given. The browser's part is in
test_browser_dates.py."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from holidays import country_holidays

from schema.locality import load
from schema.recurrence import Occurrence
from site_overrides.known import Known
from site_overrides.menu import Menu
from site_overrides.views.card import card
from site_overrides.views.coming import coming_of_card
from site_overrides.views.holidays import holiday_name, holiday_of
from site_overrides.views.whats_on import by_day, whats_on_pages
from site_overrides.views.when import next_dates, when
from site_overrides.words import FOLDER
from site_overrides.words import load as load_words
from tests.site.building import LOCALITIES

WORDS = load_words("en")
SUNDAY = date(2026, 11, 22)
TUESDAYS: dict[str, Any] = {"repeats": "weekly", "days": ["tuesday"], "starts": "14:00", "ends": "16:00"}


@pytest.fixture(scope="module")
def menu() -> Menu:
    locality, _ = load(LOCALITIES / "llanfair-y-bont")
    return Menu(locality, WORDS, SUNDAY)


def group(*sessions: dict[str, Any], **where: Any) -> dict[str, Any]:
    return {
        "name": "Bell",
        "where": {"ways": ["in-person"], "venue": "clwb-rygbi", **where},
        "sessions": list(sessions),
    }


def test_a_card_holds_dates_for_weeks_in_few_letters(menu: Menu) -> None:
    on = menu.coming(group(TUESDAYS, {**TUESDAYS, "days": ["thursday"], "starts": "10:30", "ends": "24:00"}))
    first, second = coming_of_card(WORDS, on).split("\n")
    assert first.startswith("16:00 2026-11-24,2026-12-01,") and first.endswith(" 2pm")
    assert second.startswith("24:00 2026-11-26,") and second.endswith(" 10:30am")
    assert len(on) == 12


@pytest.mark.parametrize(
    ("starts", "ends", "held"),
    [
        ("10:00", None, "24:00 2026-11-24 10am"),
        ("00:00", "24:00", ""),
        (None, None, "24:00 2026-11-24"),
    ],
)
def test_what_has_no_end_is_over_with_its_day(starts: str | None, ends: str | None, held: str) -> None:
    assert coming_of_card(WORDS, [Occurrence(date(2026, 11, 24), starts, ends)]) == held


def test_a_date_says_which_session_and_place_it_is_where_they_differ(menu: Menu) -> None:
    two = group({**TUESDAYS, "name": "Start"}, {**TUESDAYS, "name": "Go on", "venue": "yr-institiwt"})
    dates = when(menu, two, menu.coming(two))["next"]
    places = [menu.venues[key]["name"] for key in ("clwb-rygbi", "yr-institiwt")]
    assert [(each.name, each.place) for each in dates[:2]] == [("Start", places[0]), ("Go on", places[1])]
    alone = group({**TUESDAYS, "name": "Start"})
    assert {(each.name, each.place) for each in when(menu, alone, menu.coming(alone))["next"]} == {("", "")}
    online = group(TUESDAYS, {**TUESDAYS, "way": "online"}, ways=["in-person", "online"])
    assert [each.place for each in when(menu, online, menu.coming(online))["next"]][:2] == [places[0], "Online"]


def test_every_bank_holiday_has_words_in_every_language() -> None:
    once = "Scotland's participation in the FIFA World Cup final"
    names = {
        name
        for nation in ("ENG", "WLS", "SCT", "NIR")
        for name in country_holidays("GB", subdiv=nation, years=range(2026, 2033)).values()
    } - {once}
    for file in FOLDER.glob("*.yml"):
        t = load_words(file.stem)
        said = {holiday_name(t, name) for name in names}
        assert not any("\ue002" in each for each in said), file.stem
    assert holiday_name(WORDS, "Boxing Day (observed)") == "Boxing Day (the day off in its place)"
    assert holiday_name(WORDS, once) == once
    assert holiday_name(load_words("ur"), once) == f"\ue002en\ue004{once}\ue003"


def test_why_something_is_off_is_said(menu: Menu) -> None:
    def said(each: Occurrence) -> str:
        return next_dates(menu, group(TUESDAYS), [each])[0].note

    day = date(2026, 12, 25)
    assert said(Occurrence(day, "14:00", None, True, "New floor")) == "Not on: New floor"
    assert said(Occurrence(day, "14:00", None, True, "Christmas Day", 0, "bank-holiday")) == "Not on: Christmas Day"
    assert said(Occurrence(day, "14:00", None, True, "", 0, "school-holidays")) == "Not on in the school holidays"
    assert said(Occurrence(day, "14:00", None, True)) == ""


def known(menu: Menu, record: dict[str, Any]) -> Known:
    full = {**menu.group("sied-y-cwm"), **record}
    shown = card(menu, "bell", full, menu.coming(full))
    return Known.of(b"", b"", b"", shown, next_dates(menu, full, menu.these_days(full)))


def test_two_weeks_have_every_date_with_what_is_off_last(menu: Menu) -> None:
    off = {**TUESDAYS, "starts": "09:00", "cancelled": [{"date": "2026-11-24"}]}
    week = by_day(menu.days, [known(menu, group(off, TUESDAYS))])
    assert (len(week), menu.days[-1]) == (14, date(2026, 12, 5))
    whole, *days = whats_on_pages(menu, week)
    tuesday = whole["dates"][2]
    assert (tuesday["date_text"], len(tuesday["items"]), len(tuesday["off"])) == ("Tuesday 24 November", 1, 1)
    assert [page["path"] for page in days][:3] == [f"whats-on/{day}/" for day in ("sunday", "monday", "tuesday")]
    assert [[each["date"] for each in page["dates"]] for page in days][2] == ["2026-11-24", "2026-12-01"]
    assert whole["as_of"].startswith("We put these dates together on 22 November 2026.")


def test_a_long_day_leads_to_a_page_of_its_own(menu: Menu) -> None:
    week = by_day(menu.days, [known(menu, group(TUESDAYS))] * 130)
    whole, *days = whats_on_pages(menu, week)
    tuesday = whole["dates"][2]
    assert (len(tuesday["items"]), tuesday["more"]) == (
        40,
        {"name": "See everything on Tuesday 24 November", "path": "whats-on/tuesday/"},
    )
    parts = [page for page in days if page["path"].startswith("whats-on/tuesday/")]
    held = [[(each["date"], len(each["items"])) for each in page["dates"]] for page in parts]
    assert held == [[("2026-11-24", 100)], [("2026-11-24", 30), ("2026-12-01", 70)], [("2026-12-01", 60)]]


def test_a_bank_holiday_is_named(menu: Menu) -> None:
    at_christmas = replace(menu, today=date(2026, 12, 24))
    assert [holiday_of(at_christmas, day) for day in at_christmas.days[:3]] == ["", "Christmas Day", "Boxing Day"]
    assert holiday_of(at_christmas, date(2026, 12, 28)) == "Boxing Day (the day off in its place)"
