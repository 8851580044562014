"""The data that Find searches in the browser, as a classic script: it also works from a memory stick.

The cards stand in columns, and ids that repeat stand as numbers of a list, which keeps it small.
"""

import json
from collections.abc import Sequence
from typing import Any

from site_overrides.foreign import bare
from site_overrides.menu import Menu
from site_overrides.views.find import PARTS_OF_DAY
from site_overrides.views.shapes import Card
from site_overrides.views.when import DAYS

COLUMNS = (
    "id", "name", "summary", "categories", "other_category", "keywords", "communities", "for_people", "areas", "days",
    "parts_of_day", "ways", "cost", "cost_text", "room", "room_text", "room_tone", "access", "meets_you", "companion",
    "turn_up", "when_text", "next", "where_text", "latitude", "longitude", "icon", "languages",
)  # fmt: skip


def search_data(menu: Menu, cards: Sequence[Card]) -> str:
    """The script. `menuData.columns` has one list for each field of a card; `categories`, `areas`, `days` and `parts`
    name the ids. `synonyms` and `trouble` are as in the locality's own file.
    """
    names = {key: [said["name"], *said.get("search_words", [])] for key, said in menu.categories.items()}
    data = {
        "categories": {key: [bare(each) for each in said] for key, said in names.items()},
        "areas": {key: bare(area["name"]) for key, area in menu.areas.items()},
        "days": {day: menu.words(f"day.{day}") for day in DAYS},
        "parts": {part: menu.words(f"part.{part}") for part in PARTS_OF_DAY},
        **menu.synonyms,
        "columns": {name: [_shown(name, card) for card in cards] for name in COLUMNS},
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.menuData={written.replace('<', chr(92) + 'u003c')};\n"


def _shown(name: str, card: Card) -> Any:
    """One field of a card. What is searched and never shown need not say its language."""
    value = card[name]  # type: ignore[literal-required]
    return [bare(each) for each in value] if isinstance(value, list) else value
