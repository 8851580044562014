"""The home page: what somebody would say they want, then areas and what is on today."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict

from site_overrides.cards import Cards
from site_overrides.menu import Menu, Record
from site_overrides.views.facets import PARTS_OF_DAY, parts_of_day
from site_overrides.views.printed_menu import chosen_link
from site_overrides.views.shapes import Choice, Link
from site_overrides.views.whats_on import Item, Week

DAYS_ON_HOME = 7
"""Today and the days after it, for somebody who opens a menu that was made some days ago."""
ITEMS_OF_A_PART = 3
"""So many things of each part of a day, so that some are left in the evening."""
MORNING = "06:00"


class Today(TypedDict):
    """What is on on one day: a few things."""

    date: str
    date_text: str
    items: list[Item]


class HomePage(TypedDict):
    """`menu/home.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    name: str
    tagline: str
    count_text: str
    choices: list[Choice]
    """The large choices, in the locality's order."""
    categories: list[Choice]
    areas: list[Choice]
    dates: list[Today]
    """Today, and what will be today on the days after."""
    printed: Link | None
    """To the booklets, where the locality prints its menu."""


def home_page(menu: Menu, cards: Mapping[str, Cards], count: int, week: Week) -> HomePage:
    """`cards` are those of each category, and of each area as `area:<id>`; `count` says how many groups there are."""
    t = menu.words
    return {
        "path": menu.prefix,
        "title": menu.place["menu_name"],
        "description": str(menu.place.get("tagline", menu.place["menu_name"])),
        "crumbs": [],
        "name": menu.place["menu_name"],
        "tagline": menu.place.get("tagline", ""),
        "count_text": t("groups.count", count=count),
        "choices": [_choice(menu, choice, cards) for choice in menu.choices],
        "categories": [_category(menu, category, cards) for category in menu.categories.values()],
        "areas": [_area(menu, area, cards) for area in menu.areas.values()],
        "dates": [_today(menu, day, week[day]) for day in menu.days[:DAYS_ON_HOME]],
        "printed": chosen_link(menu),
    }


def _today(menu: Menu, day: date, items: Sequence[Item]) -> Today:
    chosen: dict[str, list[Item]] = {part: [] for part in PARTS_OF_DAY}
    for each in filter(_by_day, items):
        chosen[parts_of_day(each.starts)[0]].append(each)
    few = [each for part in chosen.values() for each in part[:ITEMS_OF_A_PART]]
    return {"date": day.isoformat(), "date_text": menu.words.date(day), "items": few}


def _by_day(each: Item) -> bool:
    """Something to go to that day, rather than a helpline or a night shelter."""
    return not each.cancelled and each.starts >= MORNING


def choice_path(menu: Menu, choice: Record) -> str:
    """Straight to the category when a choice has only one."""
    if len(choice["categories"]) == 1:
        return f"{menu.prefix}categories/{choice['categories'][0]}/"
    return f"{menu.prefix}choices/{choice['id']}/"


def _choice(menu: Menu, choice: Record, cards: Mapping[str, Cards]) -> Choice:
    found = {id for category in choice["categories"] for id in cards[category].ids}
    return _large(menu, choice, choice_path(menu, choice), len(found), choice["categories"][0])


def _category(menu: Menu, category: Record, cards: Mapping[str, Cards]) -> Choice:
    return _large(
        menu, category, f"{menu.prefix}categories/{category['id']}/", len(cards[category["id"]]), category["id"]
    )


def _area(menu: Menu, area: Record, cards: Mapping[str, Cards]) -> Choice:
    path = f"{menu.prefix}areas/{area['id']}/"
    return _large(menu, {"icon": "material/map-marker", **area}, path, len(cards[f"area:{area['id']}"]))


def _large(menu: Menu, said: Record, path: str, count: int, about: str = "") -> Choice:
    return {
        "id": said["id"],
        "about": about,
        "name": said["name"],
        "path": path,
        "icon": said["icon"],
        "description": said.get("description", ""),
        "count": count,
        "count_text": menu.words("groups.count", count=count),
    }
