"""One problem in the data, said in plain words: which file, which field, what is there, and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Record: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[str | int, ...]
Level: TypeAlias = Literal["error", "warning"]

_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem. `path` is spelt as people read it (`sessions[0].starts`), and is empty for the whole file."""

    file: str
    path: str
    value: Any
    message: str
    remedy: str
    level: Level = "error"
    line: int | None = None

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        parts = (self.file, self.path or line, " ".join(filter(None, (self.message, self.remedy))))
        return ": ".join(part for part in parts if part)


class Unreadable(Exception):
    """The text is not a record at all. `problems` says why; there is always at least one."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def spell(path: Iterable[str | int]) -> str:
    """Spell a path as people read it: `("sessions", 0, "starts")` is `sessions[0].starts`."""
    spelt = ""
    for step in path:
        spelt += f"[{step}]" if isinstance(step, int) else f".{step}" if spelt else str(step)
    return spelt


def show(value: Any) -> str:
    """Show a value as it might be written in YAML, cut short if it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def listed(values: Iterable[object], last: str = "or") -> str:
    """Join values as people say them: `a, b or c`."""
    words = [str(value) for value in values]
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
