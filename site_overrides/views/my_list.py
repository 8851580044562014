"""My list: the groups somebody keeps on their own device, with what they need to go there. Filled in by the browser."""

import json
from collections.abc import Mapping
from typing import TypedDict

from site_overrides.foreign import bare
from site_overrides.menu import Menu
from site_overrides.views.leaflet import Leaflet
from site_overrides.views.shapes import Link


class MyListPage(TypedDict):
    """`menu/my_list.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    plan: str
    data: str
    """Path of the script that holds the leaflets."""


def leaflets_path(menu: Menu) -> str:
    return f"{menu.prefix}my-list/leaflets.js"


def my_list_page(menu: Menu) -> MyListPage:
    return {
        "path": f"{menu.prefix}my-list/",
        "title": menu.words("my-list.title"),
        "description": menu.words("my-list.lead"),
        "crumbs": [],
        "plan": f"{menu.prefix}my-plan/",
        "data": leaflets_path(menu),
    }


def leaflets_data(leaflets: Mapping[str, Leaflet]) -> str:
    """Leaflets by the group's id, as a classic script: it also works from a memory stick. What is empty is left out."""
    full = {key: {name: value for name, value in each.items() if value} for key, each in leaflets.items()}
    written = bare(json.dumps(full, ensure_ascii=False, separators=(",", ":")))
    return f"window.menuLeaflets={written.replace('<', chr(92) + 'u003c')};\n"
