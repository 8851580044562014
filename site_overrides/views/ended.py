"""The page at the address of a group that has ended: it says so kindly and offers others."""

from typing import TypedDict

from site_overrides.menu import Menu, Record
from site_overrides.views.card import group_path
from site_overrides.views.group import category_link
from site_overrides.views.shapes import Link


class EndedPage(TypedDict):
    """`menu/ended.html`. Only the name and categories of the group are said."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    name: str
    categories: list[Link]
    """Where to look for something like it."""


def ended_page(menu: Menu, key: str, group: Record) -> EndedPage:
    return {
        "path": group_path(menu, key),
        "title": menu.words("ended.title", name=group["name"]),
        "description": menu.words("ended.description"),
        "crumbs": [],
        "name": group["name"],
        "categories": [category_link(menu, category) for category in group["categories"]],
    }
