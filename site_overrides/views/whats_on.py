"""What is on: the coming seven days, one page a day with what starts when, and an overview."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypedDict

from site_overrides.menu import Menu
from site_overrides.views.lists import pages
from site_overrides.views.shapes import Card, Link, Paging
from site_overrides.views.when import DAYS, NextDate

ITEMS_ON_A_PAGE = 100


class Item(TypedDict):
    """One thing on one day."""

    starts: str
    """HH:MM, or empty when it goes on day and night."""
    time_text: str
    note: str
    cancelled: bool
    card: Card


class DayLink(TypedDict):
    """One of the coming seven days."""

    name: str
    """Monday"""
    path: str
    date: str
    """YYYY-MM-DD"""
    date_text: str
    count_text: str
    today: bool


class DayPage(TypedDict):
    """`menu/whats_on.html`, for one day. The overview shows today."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    day: str
    """monday and so on; the day that is shown."""
    date: str
    date_text: str
    days: list[DayLink]
    items: list[Item]
    """In order of starting."""
    count_text: str
    paging: Paging | None


Week = Mapping[date, Sequence[Item]]


def week_of(today: date) -> list[date]:
    return [today + timedelta(days=ahead) for ahead in range(7)]


def item(card: Card, at: NextDate) -> Item:
    return {
        "starts": at["starts"],
        "time_text": at["time_text"],
        "note": at["note"],
        "cancelled": at["cancelled"],
        "card": card,
    }


def day_links(menu: Menu, week: Week) -> list[DayLink]:
    return [_day_link(menu, day, len(week[day])) for day in week_of(menu.today)]


def _day_link(menu: Menu, day: date, count: int) -> DayLink:
    name = DAYS[day.weekday()]
    return {
        "name": menu.words(f"day.{name}"),
        "path": f"{menu.prefix}whats-on/{name}/",
        "date": day.isoformat(),
        "date_text": menu.words.date(day),
        "count_text": menu.words("things.count", count=count),
        "today": day == menu.today,
    }


def whats_on_pages(menu: Menu, week: Week) -> Iterator[DayPage]:
    """The overview, which shows today, and the pages of each day."""
    links = day_links(menu, week)
    yield from _day_pages(menu, menu.today, week, links, f"{menu.prefix}whats-on/", only_first=True)
    for day in week_of(menu.today):
        yield from _day_pages(menu, day, week, links, f"{menu.prefix}whats-on/{DAYS[day.weekday()]}/")


def _day_pages(
    menu: Menu, day: date, week: Week, links: list[DayLink], base: str, only_first: bool = False
) -> Iterator[DayPage]:
    name, said = DAYS[day.weekday()], menu.words.date(day)
    parts = list(
        pages(menu.words, week[day], base if not only_first else f"{menu.prefix}whats-on/{name}/", ITEMS_ON_A_PAGE)
    )
    for path, items, paging in parts[:1] if only_first else parts:
        yield {
            "path": base if only_first else path,
            "title": menu.words("whats-on.title") if only_first else menu.words("whats-on.title-day", day=said),
            "description": menu.words("whats-on.description", place=menu.place["name"]),
            "crumbs": [] if only_first else [{"name": menu.words("pages.whats-on"), "path": f"{menu.prefix}whats-on/"}],
            "day": name,
            "date": day.isoformat(),
            "date_text": said,
            "days": links,
            "items": list(items),
            "count_text": menu.words("things.count", count=len(week[day])),
            "paging": paging,
        }
