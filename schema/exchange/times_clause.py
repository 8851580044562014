"""One clause of a text about times, and what makes several of them one clear reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schema.exchange import times_words as words


class Unsure(Exception):
    """There is no one reading. The message says why, in plain words."""


@dataclass
class Clause:
    """Days (each with its weeks of the month), times, and remarks, which are fields of a session."""

    days: list[tuple[tuple[int, ...], tuple[str, ...]]] = field(default_factory=list)
    dates: list[date] = field(default_factory=list)
    spans: list[tuple[str, str | None]] = field(default_factory=list)
    remarks: dict[str, Any] = field(default_factory=dict)
    monthly: bool = False
    closed: bool = False
    arrangement: bool = False
    line: int = 0

    @property
    def only_remarks(self) -> bool:
        """Does it say neither days nor times?"""
        return not (self.days or self.dates or self.spans or self.closed or self.arrangement)

    @property
    def timed(self) -> bool:
        return bool(self.spans) or self.closed


def settle(clauses: list[Clause]) -> None:
    """A season or term beside one of several times may be for that one or for all, unless each has its line."""
    told = [part for part in clauses if not part.only_remarks]
    lines = [part.line for part in told]
    for key in ("term_time_only", "season"):
        having = [part for part in told if key in part.remarks]
        clear = all(lines.count(part.line) == 1 and part is not told[-1] for part in having)
        if len(having) < len(told) and not clear:
            raise Unsure("It is not clear which of the times the remark is about.")
    if any("not_on_bank_holidays" in part.remarks for part in told):
        for part in told:
            part.remarks["not_on_bank_holidays"] = True


def between(first: str, last: tuple[str, ...]) -> list[str]:
    """The days after the first until the last, over the weekend where they go so: "Sunday to Tuesday"."""
    if len(last) != 1:
        raise Unsure("A run of days has no clear end.")
    start, end = words.DAYS.index(first), words.DAYS.index(last[0])
    return [words.DAYS[(start + step) % 7] for step in range(1, (end - start) % 7 + 1)]
