"""Checking a directory: reading, then schemas, then house rules. It collects every problem and does nothing else."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path as FilePath

from schema.locality import Locality, load, shown
from schema.problems import Problem
from schema.rules import problems_together


def check(directory: FilePath | str, today: date, cache: FilePath | None = None) -> list[Problem]:
    """Every problem of a directory, in the order of its files. `today` is the day it is checked for."""
    locality, problems = load(directory, cache)
    problems.extend(house_problems(locality, today))
    return sorted(problems, key=lambda problem: problem.file)


def house_problems(locality: Locality, today: date, sound: Container[str] = ()) -> Iterator[Problem]:
    """What the rules find about the records of a locality together and about the day.

    `sound` are files that were looked at before amid the same surroundings, and need not be again.
    """
    for file, problem in problems_together(locality, today, sound):
        yield replace(problem, file=shown(locality.directory, file))
