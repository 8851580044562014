"""Only sound records come out of an import: what a check refuses is left out, or the whole record is set aside."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from schema.definitions import shape
from schema.locality import Locality
from schema.problems import Problem, Record
from schema.rules import problems_of_one, problems_together
from schema.shapes import validate
from schema.writer import write

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_TRIES = 12


def sound(kind: str, record: Record) -> tuple[Record | None, list[str]]:
    """The record without the parts that no check lets pass, and what was left out or why nothing is left."""
    said: list[str] = []
    for _ in range(_TRIES):
        problems = _errors(kind, record)
        if not problems:
            return record, said
        said.append(f"Left out: {problems[0].path}: {problems[0].message}")
        smaller = _without(kind, record, problems[0])
        if smaller is None:
            said[-1] = f"{problems[0].path}: {problems[0].message}"
            return None, said
        record = smaller
    return None, said


def _errors(kind: str, record: Record) -> list[Problem]:
    problems = validate(kind, record) or [each for each in problems_of_one(kind, record) if each.level == "error"]
    if problems:
        return problems
    try:
        write(record, kind)
    except ValueError as error:
        return [Problem("", "", None, str(error), "")]
    return []


def _without(kind: str, record: Record, problem: Problem) -> Record | None:
    """The record without the smallest optional part that a problem is about."""
    steps = [int(number) if number else name for name, number in _STEP.findall(problem.path)]
    required = shape(kind).schema.get("required", [])
    if len(steps) > 1 and isinstance(steps[0], str) and isinstance(record.get(steps[0]), dict | list):
        inner = _but(record[steps[0]], steps[1])
        if inner and inner != record[steps[0]]:
            return {**record, steps[0]: inner}
    if not steps or steps[0] in required or steps[0] not in record:
        return None
    return {key: value for key, value in record.items() if key != steps[0]}


def _but(value: Any, step: str | int) -> Any:
    if isinstance(value, list):
        return [each for at, each in enumerate(value) if at != step]
    return {key: each for key, each in value.items() if key != step}


def unsound_together(locality: Locality, records: dict[str, tuple[str, str, Record]], today: date) -> dict[str, str]:
    """Of records by file (each with kind and id), those that do not fit beside the others, and why."""
    by_kind: dict[str, dict[str, Record]] = {"venue": {}, "organisation": {}, "group": {}}
    for kind, id, record in records.values():
        by_kind[kind][id] = record
    whole = replace(
        locality,
        venues={**locality.venues, **by_kind["venue"]},
        organisations={**locality.organisations, **by_kind["organisation"]},
        groups={**locality.groups, **by_kind["group"]},
    )
    wrong: dict[str, str] = {}
    for file, problem in problems_together(whole, today):
        if problem.level == "error" and file in records:
            wrong.setdefault(file, f"{problem.path}: {problem.message}")
    return wrong


Reader = Callable[[str], str | None]
"""The text of a file of a directory by its place in it, or None where there is none."""
