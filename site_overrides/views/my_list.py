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
    portions: int
    """In how many scripts the leaflets are, and the calendars."""
    leaflets: str
    """Path of the first script that holds leaflets."""
    calendars: str
    """Path of the first that holds calendars: these are in the records' words, and so the same in all languages."""


def leaflets_path(menu: Menu, portion: int) -> str:
    """The script that holds the leaflets of a portion of the groups."""
    return f"{menu.prefix}my-list/leaflets-{portion}.js"


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
        "portions": menu.portions,
        "leaflets": leaflets_path(menu, 0),
        "calendars": ical.script(0),
    }


LEAFLETS = Around("Object.assign(window.menuLeaflets,{", "});")
"""A script that holds leaflets, by the group's id."""
