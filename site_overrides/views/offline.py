"""The menu without signal: what this device keeps of it, and how to keep more or nothing."""

from typing import TypedDict

from site_overrides.menu import Menu
from site_overrides.views.shapes import Link


class OfflinePage(TypedDict):
    """`menu/offline.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    start: str
    """Path of the language's home page."""


def offline_page(menu: Menu) -> OfflinePage:
    return {
        "path": f"{menu.prefix}offline/",
        "title": menu.words("pages.offline"),
        "description": menu.words("offline.lead"),
        "crumbs": [],
        "start": menu.prefix,
    }
