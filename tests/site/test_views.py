"""The page builders: plain dicts from public records, each with just the fields its docstring names."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from schema.locality import load
from site_overrides.cards import Cards
from site_overrides.known import Known
from site_overrides.menu import Menu
from site_overrides.views import card, checked, cost, group, lists, people, site, when, where
from site_overrides.views.a_to_z import a_to_z_pages, by_letter
from site_overrides.views.sorting import letter_of, slug, sort_key
from site_overrides.words import load as load_words
from tests.site.building import LOCALITIES

WORDS = load_words("en")


@pytest.fixture(scope="module")
def menu() -> Menu:
    locality, _ = load(LOCALITIES / "llanfair-y-bont")
    return Menu(locality, WORDS, date(2026, 11, 22))


def named(shape: Any) -> set[str]:
    return set(shape.__annotations__)


def test_every_groups_page_has_just_the_fields_it_names(menu: Menu) -> None:
    for key in menu.listed:
        record = menu.group(key)
        page = group.group_page(menu, key, record, menu.coming(record))
        assert set(page) == named(group.GroupPage)
        parts = {
            "when": when.When, "where": where.Where, "cost": cost.Cost, "access": where.Access,
            "first_visit": people.FirstVisit, "companion": people.Companion, "join": people.Join, "room": checked.Room,
            "checks": checked.Checks,
        }  # fmt: skip
        assert {name: set(page[name]) for name in parts} == {name: named(shape) for name, shape in parts.items()}  # type: ignore[literal-required]


def test_the_frame_has_just_the_fields_it_names(menu: Menu) -> None:
    assert set(site.site(menu, [])) == named(site.Site)


SESSIONS: list[tuple[dict[str, Any], str]] = [
    ({"repeats": "weekly", "days": ["tuesday"], "starts": "14:00", "ends": "16:00"}, "Every Tuesday, 2pm to 4pm"),
    ({"repeats": "weekly", "days": ["friday", "monday"], "starts": "09:30"}, "Every Monday and Friday, from 9:30am"),
    (
        {"repeats": "weekly", "every": 2, "days": ["sunday"], "starts": "10:00", "from": "2026-09-06"},
        "Every 2 weeks on Sunday, from 10am",
    ),
    (
        {"repeats": "monthly", "days": ["tuesday"], "weeks_of_month": ["first", "third"], "starts": "12:00"},
        "The first and third Tuesday of each month, from midday",
    ),
    ({"repeats": "by-arrangement"}, "You agree a time together"),
    ({"repeats": "as-written", "as_written": "Most Tuesdays, ring to check"}, "Most Tuesdays, ring to check"),
]


@pytest.mark.parametrize(("session", "said"), SESSIONS)
def test_a_session_is_one_plain_line(session: dict[str, Any], said: str) -> None:
    assert when.session_text(WORDS, session) == said


COSTS: list[tuple[dict[str, Any], str]] = [
    ({"kind": "free"}, "Free"),
    ({"kind": "donation"}, "Give what you like"),
    ({"kind": "paid", "amount": 3.5, "per": "session"}, "£3.50 each time"),
    ({"kind": "paid", "amount": 20}, "£20"),
    ({"kind": "paid", "notes": "Ask"}, "There is a price"),
]


@pytest.mark.parametrize(("said", "text"), COSTS)
def test_a_cost_is_a_few_words(said: dict[str, Any], text: str) -> None:
    assert cost.cost_text(WORDS, said) == text


def test_long_lists_come_in_pages_that_lead_to_each_other() -> None:
    pages = list(lists.pages(WORDS, list(range(130)), "categories/arts/", 60))
    assert [path for path, _, _ in pages] == ["categories/arts/", "categories/arts/2/", "categories/arts/3/"]
    assert [len(items) for _, items, _ in pages] == [60, 60, 10]
    middle = pages[1][2]
    assert middle and (middle["previous"], middle["next"]) == ("categories/arts/", "categories/arts/3/")
    assert next(iter(lists.pages(WORDS, [], "x/")))[2] is None


@pytest.mark.parametrize(
    ("name", "letter", "address"),
    [
        ("The Bell Ringers", "B", "b"),
        ("Émigré Choir", "E", "e"),
        ("5 a side", "0-9", "0-9"),
        ("łódź", "Ł", "u0141"),
        ("‘Hum’", "H", "h"),
    ],
)
def test_names_are_looked_up_as_people_do(name: str, letter: str, address: str) -> None:
    assert letter_of(sort_key(name)) == letter
    assert slug(letter) == address


def test_many_groups_get_a_page_for_each_letter(menu: Menu) -> None:
    record = menu.group("sied-y-cwm")
    like = card.card(menu, "sied-y-cwm", record, [])
    groups = [like._replace(id=str(at), sort=f"{chr(97 + at % 26)}{at}") for at in range(700)]
    cards = Cards([Known.of(b"", b"", b"", each, []) for each in groups])
    pages = list(a_to_z_pages(menu, cards))
    assert len(pages) == 27
    assert [page["path"] for page in pages][:2] == ["a-to-z/", "a-to-z/a/"]
    assert sum(len(letter["entries"]) for page in pages for letter in page["letters"]) == 700
    assert list(by_letter(cards)) == [chr(65 + at) for at in range(26)]


def test_every_letter_is_found_under_its_address(menu: Menu) -> None:
    like = card.card(menu, "sied-y-cwm", menu.group("sied-y-cwm"), [])
    groups = [like._replace(id=letter, sort=letter) for letter in ("a", "ł", "چ", "5")]
    [page] = a_to_z_pages(menu, Cards([Known.of(b"", b"", b"", each, []) for each in groups]))
    assert [letter["path"] for letter in page["letters"]] == [f"a-to-z/#{letter['id']}" for letter in page["letters"]]
    assert len({letter["id"] for letter in page["letters"]}) == 4


def test_an_imported_group_says_whose_list_it_came_from_and_nothing_unkind(menu: Menu) -> None:
    sources = {
        "county": {"name": "County list", "licence": {"name": "Open Licence"}, "feed": "https://feed.example.org"}
    }
    imported = Menu(replace(menu.locality, sources=sources), WORDS, menu.today)
    checks = checked.checks(imported, {"source": {"dataset": "county", "id": "7"}})
    assert checks["text"] == "We have not talked with this group yet"
    assert checks["from_list"] == "This came to us from another list: County list (Open Licence)."
    assert checked.checks(imported, {"source": {"dataset": "unknown", "id": "7"}})["from_list"] == ""
