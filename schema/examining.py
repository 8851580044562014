"""What each content says, whatever file it stands in: its record, or what is wrong with it."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from schema.outline import outline
from schema.problems import Problem, Record, Unreadable
from schema.reader import read
from schema.rules import problems_of_one
from schema.shapes import validate
from schema.sharing import in_parts

Said = tuple[Record | None, list[tuple[Any, ...]]]
"""A record if it fits the schema, and the parts of each problem (without the file)."""
Learnt = tuple[bytes | None, list[tuple[Any, ...]], tuple[Any, ...]]
"""The same as plain data that is quick to keep: the record as `marshal` writes it, and of a group its outline."""
ENOUGH_TO_SHARE = 400
"""From so many new contents on it is quicker to examine them in several processes."""


def examine_all(contents: Sequence[tuple[str, bytes]]) -> Iterator[Learnt]:
    """What each content of a kind says. The answers come as bytes, which is the quickest way between processes."""

    def examined(part: range) -> bytes:
        return marshal.dumps([_learnt(*contents[at]) for at in part])

    for answers in in_parts(examined, len(contents), ENOUGH_TO_SHARE):
        yield from marshal.loads(answers)  # noqa: S302 - our own bytes


def _learnt(kind: str, content: bytes) -> Learnt:
    record, problems = examine(kind, content)
    if record is None:
        return None, problems, ()
    return marshal.dumps(record), problems, tuple(outline(record)) if kind == "group" else ()


def read_again(written: bytes) -> Record:
    """The record of something that was learnt."""
    record: Record = marshal.loads(written)  # noqa: S302 - our own bytes
    return record


def examine(kind: str, content: bytes, reading: Callable[[bytes, str], Any] = read) -> Said:
    """What one content says."""
    try:
        record = reading(content, "")
    except Unreadable as unreadable:
        return None, [_parts(problem) for problem in unreadable.problems]
    problems = validate(kind, record)
    if problems:
        return None, [_parts(problem) for problem in problems]
    return record, [_parts(problem) for problem in problems_of_one(kind, record)]


def _parts(problem: Problem) -> tuple[Any, ...]:
    return (problem.path, problem.value, problem.message, problem.remedy, problem.level, problem.line)
