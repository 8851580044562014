"""Asks the browser's own search, and Material's, in Node: the same groups and the same searches for both."""

import json
import subprocess
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TypedDict

from schema.locality import Locality
from site_overrides.assets import searching
from site_overrides.menu import Menu
from site_overrides.search_data import search_data
from site_overrides.views.card import card
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


def answers(locality: Locality, today: date, queries: Sequence[str]) -> Answers:
    """Both searches' answers. Raises MissingLibrary, and CalledProcessError if Node fails."""
    menu = Menu(locality, load("en"), today)
    cards = [card(menu, key, group, menu.coming(group)) for key in menu.listed for group in [menu.group(key)]]
    asked = {
        "searching": searching(),
        "data": search_data(menu, cards),
        "worker": _worker(),
        "setup": SETUP,
        "queries": list(queries),
    }
    done = subprocess.run(["node", str(ASK)], input=json.dumps(asked), capture_output=True, text=True, check=True)
    answered: Answers = json.loads(done.stdout)
    return answered


def _worker() -> str:
    """The script of Material's search, as its package brings it."""
    folder = Path(str(files("material"))) / "templates/assets/javascripts/workers"
    return next(folder.glob("search.*.min.js")).read_text(encoding="utf-8")
