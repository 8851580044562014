"""My list: the groups somebody keeps on their own device, with what they need to go there. Filled in by the browser."""

from typing import TypedDict

from schema.exchange import ical
from site_overrides.lines import Around
from site_overrides.menu import Menu
from site_overrides.views.shapes import Link


class MyListPage(TypedDict):
    """`menu/my_list.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    plan: str
    in_parts: str
    """Says that groups are in another language, once there are such groups on the page. Empty where none can be."""
    data: str
    """Path of the script that holds the leaflets."""
    calendars: str
    """Path of the script that holds the groups' calendars: they are in the records' words, so it is the same in all."""


def leaflets_path(menu: Menu) -> str:
    return f"{menu.prefix}my-list/leaflets.js"


def in_parts(menu: Menu) -> str:
    """The note above groups that are in the language of the records rather than in the menu's."""
    if menu.words.language == menu.written_in:
        return ""
    return menu.words("languages.parts", languages=menu.words.language_name(menu.written_in))


def my_list_page(menu: Menu) -> MyListPage:
    return {
        "path": f"{menu.prefix}my-list/",
        "title": menu.words("my-list.title"),
        "description": menu.words("my-list.lead"),
        "crumbs": [],
        "plan": f"{menu.prefix}my-plan/",
        "in_parts": in_parts(menu),
        "data": leaflets_path(menu),
        "calendars": ical.SCRIPT,
    }


LEAFLETS = Around("window.menuLeaflets={", "};")
"""The script that holds the leaflets, by the group's id."""
