"""The find page: search and filters. Without JavaScript it offers the same choices as links."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from site_overrides.menu import Menu, Record
from site_overrides.views.columns import Columns
from site_overrides.views.facets import AGES, ALONE, PARTS_OF_DAY, WELCOMES
from site_overrides.views.nearby import Point, points
from site_overrides.views.people import languages
from site_overrides.views.shapes import Link
from site_overrides.views.site import Help, help_now
from site_overrides.views.when import DAYS
from site_overrides.views.where import ACCESS_QUESTIONS
from site_overrides.words import Words

COSTS = ("free", "donation", "paid")
WAYS = ("in-person", "online", "telephone", "home-visit")
LESS_ASKED = ("way", "who", "age", "language")
"""Filters that stand behind a further choice."""


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
    """One of views/facets.py."""
    name: str
    less_asked: bool
    options: list[Option]
    """Those that any group has, and those that have a page."""


class FindPage(TypedDict):
    """`menu/find.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    filters: list[Filter]
    count_text: str
    points: list[Point]
    """Where distance can be measured from."""
    help: list[Help]
    """What is shown before any group when a search sounds like trouble."""
    data: str
    """Path of the script that holds the cards."""


def find_page(menu: Menu, cards: Columns) -> FindPage:
    t = menu.words
    return {
        "path": f"{menu.prefix}find/",
        "title": t("find.title"),
        "description": t("find.description", place=menu.place["name"]),
        "crumbs": [],
        "filters": [_filter(cards, menu, *each) for each in questions(menu, cards)],
        "count_text": t("groups.count", count=cards.count),
        "points": points(menu),
        "help": [help_now(entry) for entry in _help(menu) if "for" in entry],
        "data": f"{menu.prefix}find/search-data.js",
    }


def _help(menu: Menu) -> list[Record]:
    return [*menu.place["urgent_help"], *menu.place.get("safeguarding", [])]


def questions(menu: Menu, cards: Columns) -> list[tuple[str, Options]]:
    """Each filter's id, and its options with name and page."""
    t, to = menu.words, menu.prefix
    spoken = sorted(cards.counts("language"))
    return [
        ("category", {key: (said["name"], f"{to}categories/{key}/") for key, said in menu.categories.items()}),
        ("day", {day: (t(f"day.{day}"), f"{to}whats-on/{day}/") for day in DAYS}),
        ("part", _said(t, "part.{}", PARTS_OF_DAY)),
        ("area", {key: (said["name"], f"{to}areas/{key}/") for key, said in menu.areas.items()}),
        ("cost", _said(t, "cost.{}", COSTS)),
        ("access", _said(t, "access.{}.filter", ACCESS_QUESTIONS)),
        ("room", {"now": (t("room.now"), "")}),
        ("welcome", _said(t, "welcome.{}", WELCOMES)),
        ("way", _said(t, "way.{}", WAYS)),
        ("who", {**_only(t), **_said(t, "people.{}", _people(cards))}),
        ("age", _said(t, "age.{}", AGES)),
        ("language", {code: (name, "") for code, name in zip(spoken, languages(t, spoken), strict=True)}),
    ]


def _said(t: Words, key: str, values: Iterable[str]) -> Options:
    return {value: (t(key.format(value)), "") for value in values}


def _only(t: Words) -> Options:
    return {f"only-{each}": (t("who-for.only", people=t(f"people.{each}")), "") for each in ALONE}


def _people(cards: Columns) -> list[str]:
    """The most often named first."""
    return [each for each, _ in cards.counts("who").most_common() if not each.startswith("only-")]


def _filter(cards: Columns, menu: Menu, name: str, options: Options) -> Filter:
    counts = cards.counts(name)
    said: list[Option] = [
        {"value": value, "name": words[:1].upper() + words[1:], "count": counts[value], "path": path}
        for value, (words, path) in options.items()
        if path or counts[value]
    ]
    return {"id": name, "name": menu.words(f"filter.{name}"), "less_asked": name in LESS_ASKED, "options": said}
