"""Asks the browser's own search, and Material's, in Node: the same groups and the same searches for both."""

import json
import subprocess
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, TypedDict

from schema.locality import Locality
from site_overrides.assets import searching
from site_overrides.menu import Menu
from site_overrides.search_data import search_data
from site_overrides.views.card import card
from site_overrides.views.columns import Columns
from site_overrides.words import load

ASK = Path(__file__).with_name("ask.js")
SETUP = {
    "lang": ["en"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1000000}},
}
"""What Material for MkDocs gives its search when nobody sets anything."""


class Answer(TypedDict):
    """What the menu says to one search."""

    ids: list[str]
    """Groups, best first."""
    troubles: list[str]


class Answers(TypedDict):
    """One for each search, in their order."""

    ours: list[Answer]
    theirs: list[list[str]]


def answers(locality: Locality, today: date, queries: Sequence[str], language: str = "en") -> Answers:
    """Both searches' answers; on the pages of another language than English only ours.

    Raises CalledProcessError if Node fails.
    """
    menu = Menu(locality, load(language), today, "" if language == "en" else f"{language}/")
    cards = [card(menu, key, group, menu.coming(group)) for key in menu.listed for group in [menu.group(key)]]
    asked = {
        "searching": searching(),
        "data": search_data(menu, Columns(cards)),
        "worker": _worker() if language == "en" else "",
        "setup": SETUP,
        "queries": list(queries),
    }
    done = subprocess.run(["node", str(ASK)], input=json.dumps(asked), capture_output=True, text=True, check=True)
    answered: Answers = json.loads(done.stdout)
    return answered


def answers_at_home(locality: Locality, today: date, queries: Sequence[dict[str, Any]]) -> list[Answer]:
    """What the menu says to each search on the pages in its own language, where the menu has words for that."""
    found: dict[str, Answer] = {}
    for language in sorted({each["language"] for each in queries}):
        typed = [each["query"] for each in queries if each["language"] == language]
        found |= zip(typed, answers(locality, today, typed, language)["ours"], strict=True)
    return [found[each["query"]] for each in queries]


def _worker() -> str:
    """The script of Material's search, as its package brings it."""
    folder = Path(str(files("material"))) / "templates/assets/javascripts/workers"
    return next(folder.glob("search.*.min.js")).read_text(encoding="utf-8")
