"""Whether records stay sound when a change is made to them, and which files one has to look at to know."""

from collections.abc import Mapping
from datetime import date

from schema.answers import Change
from schema.layout import file_of
from schema.locality import Locality
from schema.problems import Problem, Unreadable
from schema.reader import remembered
from schema.texts import check_texts

LONGEST = 80
"""As long as an id may be: people may write a word, and addresses a name, that no disk takes."""


def after(around: Mapping[str, str], change: Change, today: date) -> tuple[Locality, list[Problem]]:
    """The records as they would be, and every error in them that was not there before."""
    records, problems = check_texts({**around, **change.files}, today)
    errors = [problem for problem in problems if problem.level == "error"]
    before = set(map(str, check_texts(around, today)[1])) if errors else set()
    return records, [*change.problems, *(problem for problem in errors if str(problem) not in before)]


def neighbours(text: str, values: Mapping[str, object]) -> list[str]:
    """Every venue or organisation that a record names or the answers may: each word in them that could be an id."""
    try:
        record = remembered(text, "") if text else {}
    except Unreadable:
        return []
    answered = set(_words(dict(values)))
    found = [(kind, each) for kind in ("venue", "organisation") for each in answered | set(_named(record, kind))]
    return [file_of(kind, each) for kind, each in sorted(found) if _could_be_an_id(each)]


def _named(value: object, kind: str) -> list[str]:
    """What stands in the fields of that name, wherever they are."""
    if isinstance(value, list):
        return [each for inner in value for each in _named(inner, kind)]
    if not isinstance(value, dict):
        return []
    here = [value[kind]] if isinstance(value.get(kind), str) else []
    return here + [each for inner in value.values() for each in _named(inner, kind)]


def _words(value: object) -> list[str]:
    if isinstance(value, dict):
        return [word for inner in value.values() for word in _words(inner)]
    if isinstance(value, list):
        return [word for inner in value for word in _words(inner)]
    return [value] if isinstance(value, str) else []


def _could_be_an_id(word: str) -> bool:
    return len(word) <= LONGEST and word.isascii() and word.replace("-", "").isalnum() and word == word.lower()
