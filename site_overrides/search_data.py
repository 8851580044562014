"""The data that Find searches in the browser, as a classic script: it also works from a memory stick.

The cards stand in columns, and ids that repeat stand as numbers of a list, which keeps it small.
"""

import json
from collections.abc import Sequence

from site_overrides.menu import Menu
from site_overrides.views.shapes import Card

COLUMNS = (
    "id", "name", "summary", "categories", "other_category", "keywords", "communities", "for_people", "areas", "days",
    "parts_of_day", "ways", "cost", "cost_text", "room", "room_text", "room_tone", "access", "meets_you", "companion",
    "turn_up", "when_text", "next", "where_text", "latitude", "longitude", "icon", "languages",
)  # fmt: skip


def search_data(menu: Menu, cards: Sequence[Card]) -> str:
    """The script. `menuData.columns` has one list for each field of a card; `categories` and `areas` name the ids."""
    data = {
        "categories": {key: [said["name"], *said.get("search_words", [])] for key, said in menu.categories.items()},
        "areas": {key: area["name"] for key, area in menu.areas.items()},
        "columns": {name: [card[name] for card in cards] for name in COLUMNS},  # type: ignore[literal-required]
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.menuData={written.replace('<', chr(92) + 'u003c')};\n"
