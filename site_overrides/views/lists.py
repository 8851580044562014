"""The pages that list groups: a category, a choice from the home page, an area. Long lists come in several pages."""

from collections.abc import Iterator, Sequence
from typing import TypedDict, TypeVar

from schema.exchange import ical
from site_overrides.cards import Cards
from site_overrides.menu import Menu, Record
from site_overrides.views.shapes import Card, Link, Paging
from site_overrides.words import Words

GROUPS_ON_A_PAGE = 60
T = TypeVar("T")


class CategoryPage(TypedDict):
    """`menu/category.html`: a category, or a choice of the home page that leads to several."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    id: str
    name: str
    lead: str
    icon: str
    count_text: str
    calendar: str
    """Where the file of all its times is. Empty for a choice, and where nothing has a time."""
    cards: Sequence[Card]
    paging: Paging | None
    """None when everything is on one page."""
    categories: list[Link]
    """For a choice: the categories it is made of. Empty for a category."""
    category_ids: list[str]
    """The category, or those of a choice, as the find page's filter knows them."""
    printed: Link | None
    """To its booklets, when there are some."""


class AreaPage(TypedDict):
    """`menu/area.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    id: str
    name: str
    lead: str
    count_text: str
    cards: Sequence[Card]
    paging: Paging | None
    venues: list[Link]
    printed: Link | None
    """To its booklets, when there are some."""


def pages(
    t: Words, items: Sequence[T], base: str, size: int = GROUPS_ON_A_PAGE
) -> Iterator[tuple[str, Sequence[T], Paging | None]]:
    """Path, items and paging of each page of a list: `base` itself, then `base` + 2/ and so on."""
    count = max(1, -(-len(items) // size))
    paths = [base, *(f"{base}{number}/" for number in range(2, count + 1))]
    for at, path in enumerate(paths):
        yield path, items[at * size : (at + 1) * size], _paging(t, paths, at) if count > 1 else None


def _paging(t: Words, paths: list[str], at: int) -> Paging:
    return {
        "number": at + 1,
        "count": len(paths),
        "text": t("paging.page", number=at + 1, total=len(paths)),
        "previous": paths[at - 1] if at else "",
        "next": paths[at + 1] if at + 1 < len(paths) else "",
    }


def category_pages(menu: Menu, category: Record, cards: Cards, printed: Link | None) -> Iterator[CategoryPage]:
    """The pages of one category, for the cards that are in it."""
    return _category_pages(menu, category, cards, f"{menu.prefix}categories/{category['id']}/", [], printed)


def choice_pages(menu: Menu, choice: Record, cards: Cards) -> Iterator[CategoryPage]:
    """The pages of a choice that leads to several categories."""
    links: list[Link] = [
        {"name": menu.categories[key]["name"], "path": f"{menu.prefix}categories/{key}/"}
        for key in choice["categories"]
    ]
    return _category_pages(menu, choice, cards, f"{menu.prefix}choices/{choice['id']}/", links, None)


def _category_pages(
    menu: Menu, said: Record, cards: Cards, base: str, categories: list[Link], printed: Link | None
) -> Iterator[CategoryPage]:
    calendar = "" if categories else _calendar(menu, said["id"], cards)
    for path, on_page, paging in pages(menu.words, cards, base):
        yield {
            "path": path,
            "title": _title(said["name"], paging),
            "description": str(said.get("description", said["name"])),
            "crumbs": [],
            "id": said["id"],
            "name": said["name"],
            "lead": said.get("description", ""),
            "icon": said["icon"],
            "count_text": menu.words("groups.count", count=len(cards)),
            "calendar": calendar,
            "cards": on_page,
            "paging": paging,
            "categories": categories,
            "category_ids": said.get("categories", [said["id"]]),
            "printed": printed,
        }


def _calendar(menu: Menu, category: str, cards: Cards) -> str:
    dated = any(menu.listing.outlines[id].has_dates for id in cards.ids)
    return ical.category_file(category) if dated else ""


def area_pages(menu: Menu, area: Record, cards: Cards, venues: list[Link], printed: Link | None) -> Iterator[AreaPage]:
    """The pages of one area, for the cards of the groups that serve it."""
    for path, on_page, paging in pages(menu.words, cards, f"{menu.prefix}areas/{area['id']}/"):
        yield {
            "path": path,
            "title": _title(area["name"], paging),
            "description": area.get("description", menu.words("area.title", area=area["name"])),
            "crumbs": [],
            "id": area["id"],
            "name": area["name"],
            "lead": area.get("description", ""),
            "count_text": menu.words("groups.count", count=len(cards)),
            "cards": on_page,
            "paging": paging,
            "venues": venues,
            "printed": printed,
        }


def _title(name: str, paging: Paging | None) -> str:
    return f"{name}, {paging['text']}" if paging and paging["number"] > 1 else name
