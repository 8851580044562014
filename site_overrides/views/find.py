"""The find page: search and filters. Without JavaScript it offers the same choices as links."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypedDict

from site_overrides.menu import Menu, Record
from site_overrides.views.shapes import Card, Link
from site_overrides.views.site import Help, help_now
from site_overrides.views.when import DAYS
from site_overrides.views.where import ACCESS_QUESTIONS

COSTS = ("free", "donation", "paid")
PARTS_OF_DAY = ("morning", "afternoon", "evening")
WAYS = ("in-person", "online", "telephone", "home-visit")
WELCOMES = ("meets_you", "companion", "turn_up")


Options = Mapping[str, tuple[str, str]]
"""Name and page of each option by its value."""


class Option(TypedDict):
    """One tick box of a filter."""

    value: str
    """As it stands in the cards and in the address."""
    name: str
    count: int
    """How many groups have it when nothing else is chosen."""
    path: str
    """A page that lists them without JavaScript, or empty."""


class Filter(TypedDict):
    """One question of the filter."""

    id: str
    """category, day, part, cost, access, room, area, way or welcome."""
    name: str
    field: str
    """The card's field it looks at."""
    options: list[Option]


class FindPage(TypedDict):
    """`menu/find.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    filters: list[Filter]
    count_text: str
    help: list[Help]
    """What is shown before any group when a search sounds like trouble."""
    data: str
    """Path of the script that holds the cards."""


def find_page(menu: Menu, cards: Sequence[Card]) -> FindPage:
    t = menu.words
    return {
        "path": f"{menu.prefix}find/",
        "title": t("find.title"),
        "description": t("find.description", place=menu.place["name"]),
        "crumbs": [],
        "filters": [_filter(cards, menu, *each) for each in _questions(menu)],
        "count_text": t("groups.count", count=len(cards)),
        "help": [help_now(entry) for entry in _help(menu) if "for" in entry],
        "data": f"{menu.prefix}find/search-data.js",
    }


def _help(menu: Menu) -> list[Record]:
    return [*menu.place["urgent_help"], *menu.place.get("safeguarding", [])]


def _questions(menu: Menu) -> list[tuple[str, str, Options]]:
    """Each filter's id, field, and its options with name and page."""
    t, to = menu.words, menu.prefix
    categories = {key: (said["name"], f"{to}categories/{key}/") for key, said in menu.categories.items()}
    areas = {key: (said["name"], f"{to}areas/{key}/") for key, said in menu.areas.items()}
    return [
        ("category", "categories", categories),
        ("day", "days", {day: (t(f"day.{day}"), f"{to}whats-on/{day}/") for day in DAYS}),
        ("part", "parts_of_day", {part: (t(f"part.{part}"), "") for part in PARTS_OF_DAY}),
        ("area", "areas", areas),
        ("cost", "cost", {cost: (t(f"cost.{cost}"), "") for cost in COSTS}),
        ("access", "access", {key: (t(f"access.{key}.filter"), "") for key in ACCESS_QUESTIONS}),
        ("room", "room", {"now": (t("room.now"), "")}),
        ("way", "ways", {way: (t(f"way.{way}"), "") for way in WAYS}),
        ("welcome", "welcome", {key: (t(f"welcome.{key}"), "") for key in WELCOMES}),
    ]


def _filter(cards: Sequence[Card], menu: Menu, name: str, field: str, options: Options) -> Filter:
    counts = Counter(chain.from_iterable(values_of(cards, field)))
    said: list[Option] = [
        {"value": value, "name": words, "count": counts[value], "path": path}
        for value, (words, path) in options.items()
    ]
    return {"id": name, "name": menu.words(f"filter.{name}"), "field": field, "options": said}


def values_of(cards: Sequence[Card], field: str) -> Iterable[Iterable[str]]:
    """What each card answers to one filter: the values of its options that hold. The browser's code asks the same."""
    if field == "room":
        return [("now",) for card in cards if card["room"] in ("plenty", "some")]
    if field == "welcome":
        return [[key for key in WELCOMES if card[key]] for card in cards]  # type: ignore[literal-required]
    values = [card[field] for card in cards]  # type: ignore[literal-required]
    return values if values and isinstance(values[0], list) else [values]
