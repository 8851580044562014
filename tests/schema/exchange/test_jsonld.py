"""Groups as linked data, and nothing in it that can leave its script."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from schema.exchange.jsonld import group, script
from tests.schema.exchange.localities import DIRECTORIES, HIDDEN, STAFF, listing, marked


def events(sessions: list[dict[str, Any]]) -> list[Any]:
    known = marked()
    changed = {**known.groups["knitters"], "sessions": sessions}
    return list(group(replace(known, groups={"g": changed}), "g")["@graph"][1:])


def test_a_group_is_a_service_and_its_sessions_are_events() -> None:
    service, event = group(listing(DIRECTORIES[0]), "bell-knitters")["@graph"]
    assert (service["@type"], service["name"]) == ("Service", "Bell Lane Knit and Natter")
    assert event["location"]["name"] == "St Brannoc's Hall" and event["isAccessibleForFree"] is True
    [schedule] = event["eventSchedule"]
    assert (schedule["repeatFrequency"], schedule["startTime"]) == ("P1W", "14:00")
    assert schedule["byDay"] == ["https://schema.org/Tuesday"]
    assert schedule["exceptDate"] == ["2026-12-08", "2026-12-22", "2026-12-29"]


def test_each_week_of_the_month_and_each_date_has_a_schedule() -> None:
    monthly = {"repeats": "monthly", "days": ["friday"], "weeks_of_month": ["first", "last"], "starts": "10:00"}
    dates = {"repeats": "dates", "dates": ["2026-12-05", "2027-02-06"], "starts": "10:00"}
    first, second = events([monthly, dates])
    assert [each["byMonthWeek"] for each in first["eventSchedule"]] == [1, -1]
    assert [each["startDate"] for each in second["eventSchedule"]] == ["2026-12-05", "2027-02-06"]


def test_what_has_no_times_is_no_event() -> None:
    assert events([{"repeats": "by-arrangement"}, {"repeats": "as-written", "as_written": "Most Tuesdays"}]) == []


def test_no_text_ends_the_script() -> None:
    known = marked()
    nasty = {**known.groups["knitters"], "name": "</script><script>alert(1)</script>"}
    text = script(replace(known, groups={"g": nasty}), "g")
    assert "<" not in text and json.loads(text)["@graph"][0]["name"] == nasty["name"]


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda path: path.name)
def test_every_group_has_linked_data(directory: Any) -> None:
    known = listing(directory)
    assert all(json.loads(script(known, id))["@graph"] for id in known.groups)


def test_nothing_for_staff_and_no_hidden_place_is_in_it() -> None:
    text = "".join(script(marked(), id) for id in marked().groups)
    assert STAFF not in text and HIDDEN not in text and "55.55555" not in text
