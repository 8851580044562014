"""The records for a build: read, checked and remembered, so that a changed file is all that is read again."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from schema.check import house_problems
from schema.locality import Locality, load
from schema.problems import Problem
from site_overrides.kept import ROOT

CACHE = ROOT / ".cache"


class BadRecords(Exception):
    """Records that must be mended before there is a menu. Its text has one line for each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))


def sound_locality(directory: Path, today: date) -> tuple[Locality, list[Problem]]:
    """The locality and the warnings about it. Raises BadRecords when anything is wrong."""
    locality, problems = load(directory, CACHE / "records")
    problems = [*problems, *house_problems(locality, today)]
    wrong = [problem for problem in problems if problem.level == "error"]
    if wrong:
        raise BadRecords(wrong)
    return locality, problems
