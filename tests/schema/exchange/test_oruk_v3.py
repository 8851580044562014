"""Groups as services of Open Referral UK: what becomes what, and what stays out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.exchange.listing import Listing
from schema.exchange.oruk_v3 import Oruk
from schema.exchange.oruk_v3_files import lists, page
from schema.exchange.oruk_v3_schedules import schedules
from tests.schema.exchange.localities import DIRECTORIES, HIDDEN, STAFF, listing, marked
from tests.schema.exchange.oruk_checks import as_text, counted, dangling, files, repeated, wrongs

DEMONSTRATION = DIRECTORIES[0]


@pytest.fixture
def wexcombe() -> Oruk:
    return Oruk(listing(DEMONSTRATION))


def changed(listing: Listing, id: str, **fields: Any) -> Oruk:
    return Oruk(replace(listing, groups={id: {**listing.groups[id], **fields}}))


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda path: path.name)
def test_every_date_id_address_and_reference_is_sound(directory: Path) -> None:
    made = files(Oruk(listing(directory), capacity=True))
    assert list(wrongs(made)) == []
    assert dangling(made.values()) == set()
    assert [found for path, content in made.items() if "/services/" in path for found in repeated(content)] == []


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda path: path.name)
def test_lists_hold_each_thing_once(directory: Path) -> None:
    oruk = Oruk(listing(directory))
    made: dict[str, list[Any]] = {}
    for each in lists(oruk):
        made.setdefault(each.path.split("/")[2], []).append(each.make())
    del made["index.json"]
    assert all(set(counted(pages).values()) <= {1} for pages in made.values())
    assert all({page["total_items"] for page in pages} == {counted(pages).total()} for pages in made.values())
    assert len(counted(made["services"])) == len(oruk.listing.groups)
    assert set(counted(made["organizations"])) == {oruk.organisation_of(id)["id"] for id in oruk.listing.groups}


def test_pages_are_counted_as_the_standard_counts_them() -> None:
    last = page([{"id": "x"}], 3, 3, 201)
    assert (last["total_items"], last["total_pages"], last["page_number"], last["size"]) == (201, 3, 3, 1)
    assert (last["first_page"], last["last_page"], last["empty"]) == (False, True, False)
    assert page([], 1, 1, 0)["empty"]


def test_a_group_has_the_same_id_in_every_export(wexcombe: Oruk) -> None:
    id = UUID(wexcombe.service_id("bell-knitters"))
    assert id.version == 5 and str(id) == "4ba4e5d2-9159-5a5c-b6b0-e3ee9885fa44"


def test_the_day_a_person_looked_is_exported_and_the_agreement_is_not(wexcombe: Oruk) -> None:
    service = wexcombe.service("bell-knitters")
    assert service["assured_date"] == "2026-10-12"
    assert "2026-03-14" not in str(service) and "agreed" not in str(service)


def test_a_paused_group_is_closed_for_now_and_says_so(wexcombe: Oruk) -> None:
    paused = changed(wexcombe.listing, "bell-knitters", quality={"status": "paused", "date": "2026-11-01"})
    service = paused.service("bell-knitters")
    assert service["status"] == "temporarily closed" and "paused" in service["alert"]
    assert wexcombe.service("bell-knitters")["status"] == "active"


def test_a_group_that_nobody_runs_is_its_own_organisation(wexcombe: Oruk) -> None:
    group = {name: value for name, value in wexcombe.listing.groups["bell-knitters"].items() if name != "organisation"}
    alone = Oruk(replace(wexcombe.listing, groups={"bell-knitters": group}))
    service = alone.service("bell-knitters")
    assert service["organization"]["name"] == service["name"]
    assert service["organization_id"] in {alone.organisation(key)["id"] for key in alone.organisation_keys()}


def test_room_for_people_is_there_only_when_asked_for(wexcombe: Oruk) -> None:
    assert "capacities" not in wexcombe.service("bell-knitters")
    [capacity] = Oruk(wexcombe.listing, capacity=True).service("bell-knitters")["capacities"]
    assert (capacity["available"], capacity["updated"]) == (4, "2026-10-12")


def test_telephones_are_phones_of_the_contact(wexcombe: Oruk) -> None:
    [contact] = wexcombe.service("bell-knitters")["contacts"]
    assert [(phone["number"], phone["type"]) for phone in contact["phones"]] == [("01632 960501", "voice")]


def test_nothing_for_staff_and_no_hidden_place_is_exported() -> None:
    oruk = Oruk(marked(), capacity=True)
    text = as_text(oruk)
    assert STAFF not in text and HIDDEN not in text and "55.55555" not in text and "960999" not in text
    assert "service_at_locations" not in oruk.service("refuge") and "Maureen" in text


SESSIONS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {"repeats": "weekly", "days": ["monday", "friday"], "starts": "10:00", "ends": "24:00"},
        {"freq": "WEEKLY", "interval": 1, "byday": "MO,FR", "opens_at": "10:00", "closes_at": "23:59"},
    ),
    (
        {"repeats": "monthly", "days": ["tuesday"], "weeks_of_month": ["first", "last"], "starts": "10:00"},
        {"freq": "MONTHLY", "interval": 1, "byday": "1TU,-1TU", "opens_at": "10:00"},
    ),
    (
        {"repeats": "monthly", "days_of_month": [1, 15], "every": 2, "from": "2026-01-01", "starts": "10:00"},
        {"freq": "MONTHLY", "interval": 2, "bymonthday": "1,15", "valid_from": "2026-01-01", "opens_at": "10:00"},
    ),
    ({"repeats": "by-arrangement", "notes": "Ring us"}, {"description": "By arrangement. Ring us"}),
    ({"repeats": "as-written", "as_written": "Most Tuesdays"}, {"description": "Most Tuesdays"}),
    (
        {"repeats": "weekly", "days": ["monday"], "starts": "10:00", "season": {"from": "04-01", "until": "09-30"},
         "term_time_only": True, "not_on_bank_holidays": True},
        {"freq": "WEEKLY", "interval": 1, "byday": "MO", "opens_at": "10:00",
         "notes": "In school terms only. From 1 April to 30 September each year. Not on bank holidays."},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("session", "schedule"), SESSIONS)
def test_what_becomes_of_a_session(session: dict[str, Any], schedule: dict[str, Any]) -> None:
    assert schedules(session) == [schedule]


def test_listed_dates_are_a_schedule_each() -> None:
    session = {"repeats": "dates", "dates": ["2026-12-05", "2027-02-06"], "starts": "10:00"}
    assert [(each["dtstart"], each["valid_to"]) for each in schedules(session)] == [
        ("2026-12-05", "2026-12-05"),
        ("2027-02-06", "2027-02-06"),
    ]


WAYS = st.lists(st.sampled_from(["in-person", "online", "telephone", "home-visit"]), min_size=1, unique=True)


@settings(max_examples=25)
@given(ways=WAYS)
def test_any_way_of_taking_part_makes_sound_services(ways: list[str]) -> None:
    where = {"ways": ways, "telephone": "01632 960200"}
    group = {**marked().groups["knitters"], "where": where, "languages": ["en", "xx"]}
    assert list(wrongs(files(Oruk(replace(marked(), groups={"g": group}))))) == []
