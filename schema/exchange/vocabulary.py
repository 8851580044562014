"""What the words of other lists mean here: categories, kinds of organisation, who it is for, access. See words.yml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from babel import Locale

from schema.reader import read

_FILE = Path(__file__).with_name("words.yml")
_MOST_CATEGORIES = 3
OTHER_LANGUAGES = {"bsl": "bfi", "british sign language": "bfi", "sign language": "bfi", "farsi": "fa", "panjabi": "pa"}


@cache
def _table(what: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = read(_FILE.read_bytes(), _FILE.name)[what]
    return tuple((ours, _any_of(theirs)) for ours, theirs in words.items())


def _any_of(words: list[str]) -> re.Pattern[str]:
    parts = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def meanings(what: str, words: str) -> list[str]:
    """Ours for some words of theirs, those with most words in common first. `what` is a table of words.yml."""
    words = words.replace("’", "").replace("'", "")
    counted = [(len(pattern.findall(words)), ours) for ours, pattern in _table(what)]
    return [ours for count, ours in sorted(counted, key=lambda each: -each[0]) if count]


def categories_of_label(label: str) -> list[str]:
    """What a category of another list is likely to be here. A suggestion: a person confirms it."""
    return meanings("categories", label)[:_MOST_CATEGORIES]


def categories_of_words(name: str, description: str) -> list[str]:
    """What a group's own words say it does: those of its name, or else the plainest of its description."""
    return (meanings("categories", name) or meanings("categories", description)[:1])[:2]


def kind_of(body: str) -> str:
    """Who an organisation is, by its name, or empty."""
    return next(iter(meanings("kinds", body)), "") if len(meanings("kinds", body)) == 1 else _first_told(body)


def _first_told(body: str) -> str:
    """Of several, the plainest: "St Mary's Church Community Centre" is a church's."""
    found = meanings("kinds", body)
    return next((kind for kind in ("statutory-service", "faith-group", "vcse-organisation") if kind in found), "")


def language(label: str) -> str:
    """The code of a language by its English name or its own, or empty."""
    word = label.strip().casefold()
    if re.fullmatch(r"[a-z]{2,3}", word) and (word in Locale("en").languages or word in OTHER_LANGUAGES.values()):
        return word
    return OTHER_LANGUAGES.get(word, "") or _languages().get(word, "")


@cache
def _languages() -> dict[str, str]:
    return {name.casefold(): code for code, name in Locale("en").languages.items() if re.fullmatch("[a-z]{2,3}", code)}
