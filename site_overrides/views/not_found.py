"""What is shown at an address that leads nowhere."""

from typing import TypedDict

from site_overrides.linker import NOT_FOUND
from site_overrides.menu import Menu
from site_overrides.views.shapes import Link


class NotFoundPage(TypedDict):
    """`menu/not_found.html`. It may be shown at any address, so its links begin at the site's own root."""

    path: str
    title: str
    description: str
    crumbs: list[Link]


def not_found_page(menu: Menu) -> NotFoundPage:
    return {
        "path": NOT_FOUND,
        "title": menu.words("not-found.title"),
        "description": menu.words("not-found.lead"),
        "crumbs": [],
    }
