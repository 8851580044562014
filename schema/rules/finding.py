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
RuleOfOne: TypeAlias = Callable[[Record], Findings]
RuleTogether: TypeAlias = Callable[["Locality", date], FiledFindings]


def error(path: Path, value: Any, message: str, remedy: str) -> Problem:
    """Something that must be put right before the record can be used."""
    return Problem("", spell(path), value, message, remedy)


def warning(path: Path, value: Any, message: str, remedy: str) -> Problem:
    """Something a person should look at. It stops nothing."""
    return Problem("", spell(path), value, message, remedy, "warning")


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a record, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))


def sessions(record: Record) -> Iterator[tuple[Path, Record]]:
    """Every session of a group, with its path."""
    for index, session in enumerate(record.get("sessions", ())):
        yield ("sessions", index), session
