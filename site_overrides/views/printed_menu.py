"""The page of the printed menu: every booklet there is, in ordinary and in large print."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypedDict

from site_overrides.booklet.paths import AREA, CATEGORY, FOLDER, WHOLE, key_of, languages, path_of
from site_overrides.booklet.said import one_way
from site_overrides.booklet.shelf import Bound
from site_overrides.menu import Menu, Record
from site_overrides.views.shapes import Link
from site_overrides.words import Words

KILOBYTE, MEGABYTE = 1_000, 1_000_000


class Download(Link):
    """One PDF, named after the size of its print."""

    text: str
    """PDF, 12 pages, 340 KB."""
    made: str
    """The day it was made, in words."""


class Part(TypedDict):
    """A part of the menu that is printed, in its sizes."""

    id: str
    """Its place on the page."""
    name: str
    icon: str
    downloads: list[Download]


class PrintedMenuPage(TypedDict):
    """`menu/printed_menu.html`. Only what has booklets is on it, so every list may be empty."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    whole: list[Part]
    categories: list[Part]
    areas: list[Part]
    others: list[Link]
    """The same page in the other languages that are printed."""


def printed_menu_page(menu: Menu, bound: Mapping[str, Bound]) -> PrintedMenuPage:
    """`bound` are the booklets on offer, by path."""
    whole = {"id": "", "name": menu.words("printed.whole"), "icon": "material/book-open-variant"}
    return {
        "path": f"{menu.prefix}{FOLDER}",
        "title": menu.words("pages.printed-menu"),
        "description": menu.words("printed.lead"),
        "crumbs": [],
        "whole": _parts(menu, WHOLE, [whole], bound),
        "categories": _parts(menu, CATEGORY, menu.categories.values(), bound),
        "areas": _parts(menu, AREA, menu.areas.values(), bound),
        "others": _others(menu, bound),
    }


def _others(menu: Menu, bound: Mapping[str, Bound]) -> list[Link]:
    """Folders of other languages that have booklets. The main language's has no name."""
    prefixes = dict.fromkeys(path.partition(FOLDER)[0] for path in bound)
    found = [(prefix, prefix.rstrip("/") or menu.written_in) for prefix in prefixes if prefix != menu.prefix]
    return [{"name": menu.words.language_name(code), "path": f"{prefix}{FOLDER}"} for prefix, code in found]


def printed_link(menu: Menu, kind: str, id: str, bound: Mapping[str, Bound]) -> Link | None:
    """To the booklets of a category or area, where there are some."""
    key = key_of(kind, id)
    if path_of(menu, key) not in bound:
        return None
    return {"name": menu.words("printed.this"), "path": f"{menu.prefix}{FOLDER}#{key}"}


def chosen_link(menu: Menu) -> Link | None:
    """To the page, where the locality prints its menu."""
    if not languages(menu.place):
        return None
    return {"name": menu.words("pages.printed-menu"), "path": f"{menu.prefix}{FOLDER}"}


def _parts(menu: Menu, kind: str, said: Iterable[Record], bound: Mapping[str, Bound]) -> list[Part]:
    found = [_part(menu, key_of(kind, each["id"]), each, bound) for each in said]
    return [part for part in found if part["downloads"]]


def _part(menu: Menu, key: str, said: Record, bound: Mapping[str, Bound]) -> Part:
    sizes = (("printed.ordinary", path_of(menu, key)), ("printed.large", path_of(menu, f"{key}-large")))
    downloads = [_download(menu.words, name, bound[path]) for name, path in sizes if path in bound]
    return {"id": key, "name": said["name"], "icon": said.get("icon", "material/map-marker"), "downloads": downloads}


def _download(t: Words, name: str, bound: Bound) -> Download:
    pages = t("printed.pages", count=bound.pages)
    return {
        "name": t(name),
        "path": bound.path,
        "text": t("printed.file", pages=pages, size=one_way(t, _size(bound.size))),
        "made": t("printed.made", date=t.full_date(date.fromisoformat(bound.made))),
    }


def _size(size: int) -> str:
    """Of a file, as people know it: 340 KB, 2.1 MB."""
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{max(1, size // KILOBYTE)} KB"
