"""Which booklets may be there and where each is in the site: all that a page must know to lead to one."""

from collections.abc import Mapping
from typing import Any

from site_overrides.menu import Menu

FOLDER = "printed-menu/"
WHOLE, CATEGORY, AREA = "whole", "category", "area"


def languages(place: Mapping[str, Any]) -> list[str]:
    """The languages that a place prints its menu in. None unless it chooses some."""
    return list(place.get("printed_menu", []))


def key_of(kind: str, id: str) -> str:
    """The name of a part of the menu among those that are printed."""
    return f"{kind}-{id}" if id else kind


def path_of(menu: Menu, name: str) -> str:
    return f"{menu.prefix}{FOLDER}{name}.pdf"
