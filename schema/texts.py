"""A locality out of texts in memory, such as the files of one commit: the same records and problems as from a folder.

Texts that were looked at before are remembered, because the same place and categories stand beside every change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from schema.check import house_problems
from schema.examining import examine
from schema.layout import BY_GROUP, FOLDERS, SINGLE, Found
from schema.locality import Locality
from schema.problems import Problem, Record
from schema.reader import remembered

NOWHERE = FilePath("no-such-folder")
"""Where the texts are on the disk: nowhere. Rules about other files, such as pictures, find none."""


def check_texts(texts: Mapping[str, str], today: date) -> tuple[Locality, list[Problem]]:
    """The sound records of some texts, by their place in the directory, and every problem of them."""
    records: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for relative, text in texts.items():
        each = _found(relative)
        record, said = _examined(each.kind, text)
        problems += [Problem(relative, *parts) for parts in said]
        if record is not None:
            _keep(records, each, record)
    locality = _locality(records, texts)
    prefix = f"{NOWHERE}/"
    return locality, [*problems, *(_bare(problem, prefix) for problem in house_problems(locality, today))]


@lru_cache(maxsize=512)
def _examined(kind: str, text: str) -> tuple[Record | None, list[tuple[Any, ...]]]:
    return examine(kind, text.encode(), remembered)


def _found(relative: str) -> Found:
    """What a file should be, from its place. Raises KeyError for a place where no record is."""
    folder, *rest = relative.removesuffix(".yml").split("/")
    if not rest:
        return Found(relative, SINGLE[relative], folder)
    kind = {**FOLDERS, **BY_GROUP}[folder]
    return Found(relative, kind, rest[-1], rest[0] if folder in BY_GROUP else "")


def _keep(records: dict[str, dict[str, Any]], each: Found, record: Record) -> None:
    same_kind = records.setdefault(each.kind, {})
    if each.group:
        same_kind = same_kind.setdefault(each.group, {})
    same_kind[each.id] = record


def _locality(records: Mapping[str, Mapping[str, Any]], texts: Mapping[str, str]) -> Locality:
    return Locality(
        directory=NOWHERE,
        place=records.get("place", {}).get("place", {}),
        categories=records.get("categories", {}).get("categories", {}),
        venues=records.get("venue", {}),
        organisations=records.get("organisation", {}),
        groups=records.get("group", {}),
        quality=records.get("quality", {}),
        surveys=records.get("survey", {}),
        digests=dict.fromkeys(texts, ""),
    )


def _bare(problem: Problem, prefix: str) -> Problem:
    return replace(problem, file=problem.file.removeprefix(prefix))
