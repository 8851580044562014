"""Check the records of a directory and say, in plain words, what is wrong with them and what to do."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from schema.check import check
from schema.lines import located
from schema.problems import Problem
from scripts.directory import is_missing
from scripts.ending import end_with

CACHE = Path(".cache/records")


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when there is no error (there may be warnings), 1 when there is, 2 when there is no directory."""
    options = _parser().parse_args(arguments)
    directory = Path(options.directory)
    if is_missing(directory):
        return 2
    problems = located(check(directory, options.today, None if options.no_cache else CACHE))
    print(FORMATS[options.format](problems))
    return int(any(problem.level == "error" for problem in problems))


def as_text(problems: Iterable[Problem]) -> str:
    """One line a problem, and a last line that counts them."""
    problems = list(problems)
    lines = [("warning: " if problem.level == "warning" else "") + str(problem) for problem in problems]
    return "\n".join([*lines, _summary(problems)])


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which a forge shows beside the line they are about."""
    problems = list(problems)
    return "\n".join([*map(_annotation, problems), _summary(problems)])


def as_json(problems: Iterable[Problem]) -> str:
    """A list of problems with the fields of `schema.problems.Problem`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}


def _annotation(problem: Problem) -> str:
    where = {"file": problem.file, "line": problem.line or 1, "title": problem.path or problem.file}
    properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in where.items())
    return f"::{problem.level} {properties}::{_escaped(str(problem))}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _summary(problems: list[Problem]) -> str:
    errors = sum(problem.level == "error" for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "Everything is in order."
    return f"{_count(errors, 'error')} and {_count(warnings, 'warning')}.".capitalize()


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.check", description=__doc__)
    default = os.environ.get("DIRECTORY", "directory")
    add = parser.add_argument
    add("directory", nargs="?", default=default, help="where the records are (default: DIRECTORY, or directory)")
    add("--format", choices=sorted(FORMATS), default="text", help="how to say it (default: text)")
    add("--today", type=date.fromisoformat, default=date.today(), help="check for another day: YYYY-MM-DD")
    add("--no-cache", action="store_true", help="examine every file again, changed or not")
    return parser


if __name__ == "__main__":
    end_with(main)
