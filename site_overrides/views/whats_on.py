"""What is on: this week and the next by day, as real dates. One page of it all, and a page for each day of the week.

A page is made on one day and read on another. So every day says its date, everything says when it is over, and
theme/js/whats-on.js leaves out what has passed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypedDict

from site_overrides.known import Known
from site_overrides.menu import Menu
from site_overrides.views.holidays import holiday_of
from site_overrides.views.lists import pages
from site_overrides.views.shapes import Card, Link, Paging
from site_overrides.views.when import DAYS, NextDate

ITEMS_ON_A_PAGE = 100
ITEMS_OF_A_DAY = 40
"""So many things of one day stand on the page of all days, which leads to the rest."""


class Item(NamedTuple):
    """One thing on one day. What it says is only read where it is shown."""

    date: str
    starts: str
    """HH:MM, or empty when it goes on day and night."""
    cancelled: bool
    group: Known
    number: int
    """Which of the things that the group does on these days it is."""

    @property
    def card(self) -> Card:
        return self.group.card

    @property
    def said(self) -> NextDate:
        return self.group.week[self.number]

    @property
    def where_text(self) -> str:
        return self.said.place or self.card.where_text


class DayLink(TypedDict):
    """One of the days of the week."""

    name: str
    """Monday"""
    path: str
    dates: str
    """The dates that it stands for, with spaces between them."""
    date_text: str
    """The first of them."""


class Day(TypedDict):
    """One date and what is on then."""

    date: str
    date_text: str
    holiday: str
    """The bank holiday that it is, or empty."""
    items: list[Item]
    """In order of starting."""
    off: list[Item]
    """What would be on and is not."""
    more: Link | None
    """Where the rest of a long day is."""


class WhatsOnPage(TypedDict):
    """`menu/whats_on.html`: every date, or the dates of one day of the week."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    as_of: str
    """When the dates were put together."""
    week: list[DayLink]
    dates: list[Day]
    paging: Paging | None


Week = Mapping[date, Sequence[Item]]
"""What is on by date, in order."""


def by_day(days: Iterable[date], groups: Iterable[Known]) -> dict[date, list[Item]]:
    """Every day with its items in order: what goes on day and night comes after what has a time, what is off last.

    `groups` come in the order of their names, and what begins together stays in it.
    """
    found: dict[str, dict[tuple[bool, bool, str], list[Item]]] = {day.isoformat(): {} for day in days}
    for group in groups:
        for number, (day, starts, cancelled) in enumerate(group.place.times):
            when = cancelled, not starts, starts
            found[day].setdefault(when, []).append(Item(day, starts, cancelled, group, number))
    return {date.fromisoformat(day): [each for when in sorted(at) for each in at[when]] for day, at in found.items()}


def whats_on_pages(menu: Menu, week: Week) -> Iterator[WhatsOnPage]:
    """The page of all days, and the pages of each day of the week."""
    links = [_day_link(menu, day) for day in menu.days[: len(DAYS)]]
    base = f"{menu.prefix}whats-on/"
    yield _page(menu, base, menu.words("whats-on.title"), links, [_short(menu, day, week[day]) for day in menu.days])
    for first in menu.days[: len(DAYS)]:
        yield from _pages_of(menu, [day for day in menu.days if day.weekday() == first.weekday()], week, links)


def _day_link(menu: Menu, day: date) -> DayLink:
    return {
        "name": menu.words(f"day.{DAYS[day.weekday()]}"),
        "path": _path(menu, day),
        "dates": " ".join(each.isoformat() for each in menu.days if each.weekday() == day.weekday()),
        "date_text": menu.words.month_day(day),
    }


def _path(menu: Menu, day: date) -> str:
    return f"{menu.prefix}whats-on/{DAYS[day.weekday()]}/"


def _pages_of(menu: Menu, days: Sequence[date], week: Week, links: list[DayLink]) -> Iterator[WhatsOnPage]:
    """The pages of one day of the week. The first has a part for each date, even one with nothing on."""
    title = menu.words("whats-on.title-day", day=menu.words(f"day.{DAYS[days[0].weekday()]}"))
    everything = [each for day in days for each in week[day]]
    for path, items, paging in pages(menu.words, everything, _path(menu, days[0]), ITEMS_ON_A_PAGE):
        here = {day: list(of_day) for day, of_day in groupby(items, key=lambda each: date.fromisoformat(each.date))}
        empty = [day for day in days if not week[day] and path == _path(menu, day)]
        dates = [_day(menu, day, here.get(day, [])) for day in sorted({*here, *empty})]
        yield _page(menu, path, title, links, dates, paging)


def _page(
    menu: Menu, path: str, title: str, links: list[DayLink], dates: list[Day], paging: Paging | None = None
) -> WhatsOnPage:
    t, base = menu.words, f"{menu.prefix}whats-on/"
    return {
        "path": path,
        "title": title,
        "description": t("whats-on.description", place=menu.place["name"]),
        "crumbs": [] if path == base else [{"name": t("pages.whats-on"), "path": base}],
        "as_of": t("whats-on.as-of", date=t.full_date(menu.today)),
        "week": links,
        "dates": dates,
        "paging": paging,
    }


def _short(menu: Menu, day: date, items: Sequence[Item]) -> Day:
    """A day as it stands among the others."""
    said = _day(menu, day, items)
    if len(said["items"]) <= ITEMS_OF_A_DAY:
        return said
    more = menu.words("whats-on.more", day=said["date_text"])
    kept, off = said["items"][:ITEMS_OF_A_DAY], said["off"][:ITEMS_OF_A_DAY]
    return {**said, "items": kept, "off": off, "more": {"name": more, "path": _path(menu, day)}}


def _day(menu: Menu, day: date, items: Sequence[Item]) -> Day:
    return {
        "date": day.isoformat(),
        "date_text": menu.words.date(day),
        "holiday": holiday_of(menu, day),
        "items": [each for each in items if not each.cancelled],
        "off": [each for each in items if each.cancelled],
        "more": None,
    }
