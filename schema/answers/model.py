"""What goes into applying answers, and what comes out: text in, text out, and what a reviewer should know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schema.problems import Problem


@dataclass(frozen=True)
class Answers:
    """One submission as plain data. `values` are as `schema.worksheets` cleans them; nothing private is here."""

    reference: str
    group: str
    received_on: date
    values: Mapping[str, Any]
    shown: Mapping[str, Any] = field(default_factory=dict)
    """Record path, such as `cost.kind`, to what the person was shown when they began."""
    answers_of: str | None = None
    """For the link worker's side: the reference of the group's answers that it confirms."""


@dataclass(frozen=True)
class Line:
    """One thing that changes, in words."""

    what: str
    before: str
    after: str
    public: bool = True
    """Whether people see it on the menu."""

    def __str__(self) -> str:
        return f"{self.what}: {self.before} → {self.after}"


@dataclass(frozen=True)
class Conflict:
    """The record has changed since the person was shown it, and they changed the same thing. Nothing is overwritten."""

    what: str
    path: str
    shown: str
    now: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.what}: they were shown {self.shown}, the record now says {self.now}, they wrote {self.wanted}"


@dataclass(frozen=True)
class Change:
    """What accepting the answers would do. `files`: path in the directory to its new text."""

    files: Mapping[str, str]
    summary: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Not empty: the result would not be a sound record, so `files` is empty and nothing may be written."""
