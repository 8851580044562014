"""Add a group: answer a few questions in plain words, and a record is written for you to fill in further.

Answers may also come from a pipe, one a line. An existing record is never written over.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from schema import starting
from schema.ids import id_from
from schema.locality import Locality, load, shown
from schema.problems import Record
from schema.rules import problems_of_one
from schema.shapes import validate
from schema.writer import write
from scripts.ending import end_with

Answer = TypeVar("Answer")


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when a record was written, 1 when not, 2 when there is no directory."""
    options = _parser().parse_args(arguments)
    directory = Path(options.directory)
    locality, _ = load(directory)
    if not locality.categories:
        print(f'There are no categories in "{directory}". Give another directory, or run make check.', file=sys.stderr)
        return 2
    try:
        record = ask_all(locality, options.today)
    except (EOFError, KeyboardInterrupt):
        print("\nStopped before the last question. Nothing was written.")
        return 1
    return _keep(directory, record)


def ask_all(locality: Locality, today: date) -> Record:
    """Ask every question, again where an answer is not understood."""
    record: Record = {"name": _line("What is the group called?", partial(_not_there, locality)), "status": "draft"}
    record["summary"] = _line("What happens there, in one short sentence?")
    record["kind"] = _choice("Who runs it?", starting.named("kind"), starting.one_of)
    record["categories"] = _choice("What does it help with? (one or more, with commas)", _categories(locality), _some)
    if "other" in record["categories"]:
        record["other_category"] = _line("What is it, in a few words?")
    venues = {id: venue["name"] for id, venue in locality.venues.items()}
    record["where"] = _ask(
        "Where? (a venue's name, or online, telephone or home)", lambda words: starting.where(words, venues)
    )
    record["sessions"] = [_session()]
    record["cost"] = _ask("What does it cost? (free, donation, or a price)", starting.cost)
    joins = starting.named("how_to_join", "ways")
    record["how_to_join"] = {"ways": _choice("How do people join? (one or more, with commas)", joins, _some)}
    agreed = _ask(
        "How did it agree to be on the menu? (form, telephone, …, or no)", lambda words: starting.consent(words, today)
    )
    return {**record, "status": "listed", "listing_consent": agreed} if agreed else record


def _session() -> Record:
    days = _ask("On which days? (leave empty when a time is agreed with each person)", starting.days)
    if not days:
        return {"repeats": "by-arrangement"}
    session: Record = {"repeats": "weekly", "days": days, "starts": _ask("When does it start?", starting.time_of_day)}
    session["ends"] = _ask("When does it end?", lambda words: _after(session["starts"], starting.time_of_day(words)))
    return session


def _after(starts: str, ends: str) -> str:
    if ends <= starts:
        raise starting.Misunderstood(f"It starts at {starts}: write a later time.")
    return ends


def _some(words: str, known: dict[str, str]) -> list[str]:
    found = starting.several_of(words, known)
    if not found:
        raise starting.Misunderstood("Give at least one.")
    return found


def _categories(locality: Locality) -> dict[str, str]:
    return {each["id"]: each["name"] for each in locality.categories["categories"]}


def _not_there(locality: Locality, name: str) -> None:
    file = _file(locality.directory, name)
    if file.exists():
        raise starting.Misunderstood(f"{shown(file)} is there already. Give the group another name.")


def _file(directory: Path, name: str) -> Path:
    return directory / "groups" / f"{id_from(name, otherwise='group')}.yml"


def _line(question: str, look_at: Callable[[str], None] = lambda _: None) -> str:
    def words(typed: str) -> str:
        if problems := [each for each in validate("group", {"name": typed.strip()}) if each.path == "name"]:
            raise starting.Misunderstood(f"{problems[0].message} {problems[0].remedy}")
        look_at(typed.strip())
        return typed.strip()

    return _ask(question, words)


def _choice(question: str, known: dict[str, str], understand: Callable[[str, dict[str, str]], Answer]) -> Answer:
    for number, name in enumerate(known.values(), 1):
        print(f"  {number}  {name}")
    return _ask(question, lambda words: understand(words, known))


def _ask(question: str, understand: Callable[[str], Answer]) -> Answer:
    while True:
        try:
            return understand(input(f"{question} "))
        except starting.Misunderstood as misunderstood:
            print(f"  {misunderstood}")


def _keep(directory: Path, record: Record) -> int:
    file = _file(directory, record["name"])
    problems: list[Any] = [*validate("group", record), *problems_of_one("group", record)]
    file.parent.mkdir(exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(write(record, "group"))
    except FileExistsError:
        print(f"{shown(file)} is there already, and was left as it is. Give the group another name.")
        return 1
    print(f"\nWritten: {shown(file)}. Open it to say more, such as what happens the first time.")
    for problem in problems:
        print(f"  {problem}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.new_group", description=__doc__)
    default = os.environ.get("DIRECTORY", "directory")
    parser.add_argument("directory", nargs="?", default=default, help="where the records are (default: DIRECTORY)")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), help="the day it is: YYYY-MM-DD")
    return parser


if __name__ == "__main__":
    end_with(main)
