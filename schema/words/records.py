"""Advice on the records of a locality: every text for people that is in English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from schema.definitions import Shape, shape
from schema.locality import Locality
from schema.problems import Path, Problem, Record, spell
from schema.words.plain import advice

_NOT_READ = ("name", "menu_name", "alternate_name", "address", "identifiers", "source", "translations", "keywords")
"""Names are what they are, and words for searching are never shown."""


def record_advice(locality: Locality) -> Iterator[Problem]:
    """What could be plainer in the listed groups and the venues. `file` is below the directory."""
    for id, group in locality.groups.items():
        if group["status"] == "listed":
            yield from _of_record(f"groups/{id}.yml", group, shape("group"))
            yield from _first_visit(f"groups/{id}.yml", group)
    for id, venue in locality.venues.items():
        yield from _of_record(f"venues/{id}.yml", venue, shape("venue"))


def _first_visit(file: str, group: Record) -> Iterator[Problem]:
    if not group.get("first_visit", {}).get("what_happens"):
        message = "nothing says what happens the first time."
        remedy = "People worry about walking in. Say who is there and what the first ten minutes are like."
        yield Problem(file, "first_visit.what_happens", None, message, remedy, "warning")


def _of_record(file: str, record: Record, kind: Shape) -> Iterator[Problem]:
    for path, text in _texts(record, kind, ()):
        for each in advice(text):
            yield Problem(file, spell(path), each.found, each.message, each.remedy, "warning")


def _texts(value: Any, inner: Shape | None, path: Path) -> Iterator[tuple[Path, str]]:
    """Every public text for people, with its path."""
    if inner is None:
        return
    if isinstance(value, str) and inner.prose:
        yield path, value
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _texts(each, inner.items, (*path, place))
    elif isinstance(value, dict):
        for key, each in value.items():
            known = inner.properties.get(key)
            if known is not None and known.public and key not in _NOT_READ:
                yield from _texts(each, known, (*path, key))
