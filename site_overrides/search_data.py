"""The data that Find searches in the browser, as a classic script: it also works from a memory stick.

The cards stand in columns, and what they answer to the filters as numbers of options, which keeps it small and quick to
read.
"""

import json
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from site_overrides.foreign import bare
from site_overrides.menu import Menu
from site_overrides.views.columns import Columns
from site_overrides.views.facets import PARTS_OF_DAY, apart
from site_overrides.views.find import questions
from site_overrides.views.nearby import points, postcodes
from site_overrides.views.when import DAYS
from site_overrides.words import has_words, load

COLUMNS = (
    "id", "name", "summary", "categories", "other_category", "keywords", "communities", "areas", "cost_text",
    "room_text", "when_text", "coming", "where_text", "latitude", "longitude", "languages",
)  # fmt: skip
TIMES = [f"{day} {part}" for day in DAYS for part in PARTS_OF_DAY]


def search_data(menu: Menu, cards: Columns) -> str:
    """The script. `menuData.columns` has one column for each field of a card; `categories`, `areas`, `days` and `parts`
    name the ids. `options` are the values of each filter and `facets`, one column for each, the numbers of those that
    hold. `little` are words that tell nothing. Distance is measured from `points` and `postcodes`. `needs`, `synonyms`
    and `trouble` are the locality's own.

    A column is `{values: what each card has}` or, so that what many groups share is sent, read and looked through
    once, `{values: each that any card has, at: the number of each card's}`.
    """
    names = {key: [said["name"], *said.get("search_words", [])] for key, said in menu.categories.items()}
    options = {name: list(values) for name, values in questions(menu, cards)} | {"time": TIMES}
    data = {
        "categories": {key: [bare(each) for each in said] for key, said in names.items()},
        "areas": {key: bare(area["name"]) for key, area in menu.areas.items()},
        "days": [bare(menu.words(f"day.{day}")) for day in DAYS],
        "parts": [bare(menu.words(f"part.{part}")) for part in PARTS_OF_DAY],
        "points": points(menu),
        "postcodes": postcodes(menu),
        "needs": menu.synonyms.get("needs", []),
        "synonyms": _synonyms(menu),
        "trouble": menu.synonyms["trouble"],
        "little": _little_words(menu),
        "columns": {name: _column(_shown(name, cards), _bare_texts) for name in COLUMNS},
        "options": options,
        "facets": {name: _column(cards.answers(name), _numbers(values)) for name, values in options.items()},
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.menuData={written.replace('<', chr(92) + 'u003c')};\n"


def _synonyms(menu: Menu) -> list[Any]:
    """All of them on the pages of the main language, where people begin. On others those of no third language."""
    said: list[Any] = menu.synonyms["synonyms"]
    spoken = {menu.words.language, menu.written_in, "en"}
    return [each for each in said if not menu.prefix or each.get("language", "en") in spoken]


def _little_words(menu: Menu) -> str:
    """Words that tell nothing, in the page's language, in that of the records, and in English."""
    others = {menu.written_in, "en"} - {menu.words.language}
    spoken = [menu.words, *(load(code) for code in sorted(others) if has_words(code))]
    return " ".join(bare(each("search.little-words")) for each in spoken)


def _column(values: Sequence[Hashable], written: Callable[[Any], Any] = list) -> dict[str, list[Any]]:
    """The values of all cards, each different one only once if that is shorter. `written` is what is sent of one."""
    each = {value: number for number, value in enumerate(dict.fromkeys(values))}
    if len(each) > len(values) / 2:
        return {"values": list(map(written, values))}
    return {"values": list(map(written, each)), "at": [each[value] for value in values]}


def _shown(name: str, cards: Columns) -> Sequence[Hashable]:
    """One field of all cards. Where dates are told, the page says itself which is the next."""
    values = cards.field(name)
    if name == "when_text":
        return ["" if coming else text for coming, text in zip(cards.field("coming"), values, strict=True)]
    return values


def _bare_texts(value: Hashable) -> Any:
    """What is searched and never shown need not say its language."""
    return [bare(each) for each in value] if isinstance(value, tuple) else value


def _numbers(options: Sequence[str]) -> Callable[[str], list[int]]:
    """Writes answers as the numbers of the options."""
    number = {value: place for place, value in enumerate(options)}
    return lambda answers: [number[value] for value in apart(answers) if value in number]
