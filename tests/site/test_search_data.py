"""What Find searches in the browser: sent in columns, with what many groups share only once."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from schema.locality import load
from site_overrides.foreign import bare
from site_overrides.menu import Menu
from site_overrides.search_data import COLUMNS, search_data
from site_overrides.views.card import card
from site_overrides.views.columns import Columns
from site_overrides.views.facets import FILTERS, apart, by_filter
from site_overrides.words import load as load_words

ROOT = Path(__file__).parent.parent.parent


def values(column: dict[str, list[Any]]) -> list[Any]:
    return [column["values"][number] for number in column["at"]] if "at" in column else column["values"]


def test_columns_say_what_the_cards_say() -> None:
    locality, _ = load(ROOT / "directory", ROOT / ".cache/records")
    menu = Menu(locality, load_words("en"), date(2026, 11, 22))
    made = [card(menu, key, group, menu.coming(group)) for key in menu.listed for group in [menu.group(key)]]
    script, cards = search_data(menu, Columns(made)), json.loads(json.dumps([each._asdict() for each in made]))
    data = json.loads(script.removeprefix("window.menuData=").rstrip(";\n"))
    for name in set(COLUMNS) - {"keywords", "communities", "languages", "when_text"}:
        assert values(data["columns"][name]) == [each[name] for each in cards], name
    assert values(data["columns"]["languages"]) == [[bare(said) for said in each["languages"]] for each in cards]
    for name, options in data["options"].items():
        chosen = [[options[number] for number in numbers] for numbers in values(data["facets"][name])]
        assert chosen == [list(apart(by_filter(each["facets"])[FILTERS.index(name)])) for each in cards], name
    assert len(data["columns"]["cost_text"]["values"]) < len(cards) / 2
