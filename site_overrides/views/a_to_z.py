"""Every group by name: on one page while that is short enough, else a page for each letter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from site_overrides.cards import Cards
from site_overrides.known import Known
from site_overrides.menu import Menu
from site_overrides.views.lists import pages
from site_overrides.views.shapes import Card, Link, Paging
from site_overrides.views.sorting import letter_of, slug

ON_ONE_PAGE = 300


class Letter(TypedDict):
    """A letter and the groups whose names begin with it."""

    letter: str
    id: str
    """As part of an address."""
    path: str
    """Its own page, or its place on the one page."""
    entries: Sequence[Card]
    """Empty on pages of other letters."""


class AToZPage(TypedDict):
    """`menu/a_to_z.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    letter: str
    """The letter of this page, or empty when every letter is on it."""
    letters: list[Letter]
    count_text: str
    paging: Paging | None


def a_to_z_pages(menu: Menu, cards: Cards) -> Iterator[AToZPage]:
    """The one page, or the first letter's under the plain address and one (or more) for each letter."""
    base = f"{menu.prefix}a-to-z/"
    grouped = by_letter(cards)
    if len(cards) <= ON_ONE_PAGE:
        letters = [_letter(name, f"{base}#{slug(name)}", entries) for name, entries in grouped.items()]
        yield _page(menu, base, "", letters, len(cards), None)
        return
    index = [_letter(name, f"{base}{slug(name)}/") for name in grouped]
    yield _page(menu, base, "", index, len(cards), None)
    for name, entries in grouped.items():
        yield from _letter_pages(menu, name, entries, index)


def _letter_pages(menu: Menu, name: str, entries: Cards, index: list[Letter]) -> Iterator[AToZPage]:
    base = f"{menu.prefix}a-to-z/{slug(name)}/"
    for path, on_page, paging in pages(menu.words, entries, base, ON_ONE_PAGE):
        letters = [_letter(name, base, on_page) if each["letter"] == name else each for each in index]
        yield _page(menu, path, name, letters, len(entries), paging)


def _page(menu: Menu, path: str, letter: str, letters: list[Letter], count: int, paging: Paging | None) -> AToZPage:
    t = menu.words
    return {
        "path": path,
        "title": t("a-to-z.title-letter", letter=letter) if letter else t("a-to-z.title"),
        "description": t("a-to-z.description", place=menu.place["name"]),
        "crumbs": [{"name": t("pages.a-to-z"), "path": f"{menu.prefix}a-to-z/"}] if letter else [],
        "letter": letter,
        "letters": letters,
        "count_text": t("groups.count", count=count),
        "paging": paging,
    }


def _letter(letter: str, path: str, cards: Sequence[Card] = ()) -> Letter:
    return {"letter": letter, "id": slug(letter), "path": path, "entries": cards}


def by_letter(cards: Cards) -> Mapping[str, Cards]:
    """The cards of each letter, letters and names in order."""
    found: dict[str, list[Known]] = {}
    for each in cards.groups:
        found.setdefault(letter_of(each.place.sort), []).append(each)
    return {letter: Cards(found[letter]) for letter in sorted(found)}
