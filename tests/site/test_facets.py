"""What a group answers to the filters of Find, and how its card says when it is there day and night."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schema.locality import load
from site_overrides.menu import Menu
from site_overrides.views.card import card
from site_overrides.views.facets import FILTERS, apart, by_filter, facets
from site_overrides.views.nearby import points, postcodes
from site_overrides.words import load as load_words

ROOT = Path(__file__).parent.parent.parent
BASE: dict[str, Any] = {
    "categories": ["nature"], "cost": {"kind": "free"}, "where": {"ways": ["online"]}, "how_to_join": {"ways": []},
}  # fmt: skip


@pytest.fixture(scope="module")
def menu() -> Menu:
    locality, _ = load(ROOT / "directory", ROOT / ".cache/records")
    return Menu(locality, load_words("en"), date(2026, 11, 22))


def told(menu: Menu, **more: Any) -> dict[str, list[str]]:
    answers = by_filter(facets(menu, {**BASE, **more}, "some", []))
    return {name: list(apart(values)) for name, values in zip(FILTERS, answers, strict=True)}


def test_a_part_of_the_day_belongs_to_its_day(menu: Menu) -> None:
    weekly = [
        {"days": ["monday"], "starts": "09:00", "ends": "11:00"},
        {"days": ["tuesday"], "starts": "19:00"},
        {"days": ["friday"]},
    ]
    found = told(menu, sessions=weekly)
    assert (found["day"], found["part"]) == (["monday", "tuesday", "friday"], ["morning", "evening"])
    assert found["time"] == ["monday morning", "tuesday evening"]


def test_day_and_night_is_every_part_of_the_day(menu: Menu) -> None:
    found = told(menu, sessions=[{"days": ["monday"], "starts": "00:00", "ends": "24:00"}])
    assert found["part"] == ["morning", "afternoon", "evening"]


@pytest.mark.parametrize(
    ("said", "who", "ages"),
    [
        ({}, [], ["adults", "older"]),
        ({"for": ["women"], "only": True}, ["women", "only-women"], ["adults", "older"]),
        ({"for": ["women"]}, ["women"], ["adults", "older"]),
        ({"for": ["women", "carers"], "only": True}, ["women", "carers"], ["adults", "older"]),
        ({"for": ["families"]}, ["families"], ["children", "teenagers", "adults", "older"]),
        ({"minimum_age": 0}, [], ["children", "teenagers", "adults", "older"]),
        ({"minimum_age": 16}, [], ["teenagers", "adults", "older"]),
        ({"minimum_age": 11, "maximum_age": 17}, [], ["children", "teenagers"]),
        ({"minimum_age": 60}, [], ["older"]),
    ],
)
def test_whom_it_is_for(menu: Menu, said: dict[str, Any], who: list[str], ages: list[str]) -> None:
    found = told(menu, who_for=said)
    assert (found["who"], found["age"]) == (who, ages)


def test_a_first_time_made_easy(menu: Menu) -> None:
    found = told(
        menu,
        first_visit={"someone_meets_you": True},
        companion={"buddy": True},
        transport={"lifts": True},
        how_to_join={"ways": ["turn-up"]},
    )
    assert found["welcome"] == ["meets_you", "companion", "turn_up", "lifts"]
    assert told(menu)["welcome"] == []


@pytest.mark.parametrize("key", ["night-owls", "nowhere-tonight-line"])
def test_a_line_that_is_always_open_says_so(menu: Menu, key: str) -> None:
    group = menu.group(key)
    always = any((each.get("starts"), each.get("ends")) == ("00:00", "24:00") for each in group["sessions"])
    said = card(menu, key, group, menu.coming(group)).when_text
    assert "midnight" not in said
    assert (said == "Day and night") == always


def test_distance_starts_from_what_the_place_knows(menu: Menu) -> None:
    assert {"old-town", "Market Cross"} <= {each["value"] for each in points(menu)}
    known = postcodes(menu)
    assert {"ZX1", "ZX2", "ZX3"} <= set(known)
    assert all(50 < latitude < 52 and -4 < longitude < -2 for latitude, longitude in known.values())
