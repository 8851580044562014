"""What rules are made of: how to say what was found, and walks over a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from schema.problems import Path, Problem, Record, spell

if TYPE_CHECKING:
    from schema.locality import Locality

Findings: TypeAlias = Iterator[Problem]
"""What a rule of one record finds. The file is not known to it, and is left empty."""
FiledFindings: TypeAlias = Iterator[tuple[str, Problem]]
"""What a rule of all records finds, each with its file's place in the directory."""
Texts: TypeAlias = list[tuple[Path, str]]
"""Texts of a record, with their paths."""
RuleOfOne: TypeAlias = Callable[[Record], Findings]
RuleOfTexts: TypeAlias = Callable[[Texts], Findings]
RuleAmong: TypeAlias = Callable[[Record, "Locality", date], Findings]
RuleTogether: TypeAlias = Callable[["Locality", date], FiledFindings]


def error(path: Path, value: Any, message: str, remedy: str) -> Problem:
    """Something that must be put right before the record can be used."""
    return Problem("", spell(path), value, message, remedy)


def warning(path: Path, value: Any, message: str, remedy: str) -> Problem:
    """Something a person should look at. It stops nothing."""
    return Problem("", spell(path), value, message, remedy, "warning")


def texts(record: Record) -> Texts:
    """Every text in a record, with its path."""
    found: Texts = []
    _gather(record, (), found)
    return found


def _gather(value: Any, path: Path, found: Texts) -> None:
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            _gather(inner, (*path, key), found)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _gather(inner, (*path, index), found)


def sessions(record: Record) -> Iterator[tuple[Path, Record]]:
    """Every session of a group, with its path."""
    for index, session in enumerate(record.get("sessions", ())):
        yield ("sessions", index), session
