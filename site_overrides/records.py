"""The records for a build: read, checked and remembered, so that a changed file is all that is read again."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from schema.check import house_problems
from schema.locality import Locality, Reader
from schema.problems import Problem
from site_overrides.sound import Sound
from site_overrides.version import ROOT

CACHE = ROOT / ".cache"


class BadRecords(Exception):
    """Records that must be mended before there is a menu. Its text has one line for each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))


def sound_locality(directory: Path, today: date) -> Locality:
    """The locality. Raises BadRecords when anything is wrong with it."""
    locality, problems = load(directory, CACHE / "records")
    sound = Sound(CACHE / "sound", locality, today)
    found = (*problems, *house_problems(locality, today, sound.files()))
    if wrong := [problem for problem in found if problem.level == "error"]:
        raise BadRecords(wrong)
    sound.keep()
    _last[directory] = locality
    return locality


def load(directory: Path, cache: Path) -> tuple[Locality, list[Problem]]:
    """Every record and problem. A server reads a directory again and again, and remembers what it knows of it."""
    return _readers.setdefault((directory, cache), Reader(directory, cache)).read()


def last_sound_locality(directory: Path) -> Locality | None:
    """What this process last read without anything wrong, so that a slip of the pen does not take a menu away."""
    return _last.get(directory)


_last: dict[Path, Locality] = {}
_readers: dict[tuple[Path, Path], Reader] = {}
