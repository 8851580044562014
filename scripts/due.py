"""List the yearly reviews, catch-ups and surveys that are due or overdue, and out-of-date room, by date."""

import argparse
import csv
import io
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, timedelta

from schema.locality import load
from schema.rounds import DueItem, due_items
from scripts.directory import is_missing
from scripts.ending import end_with

FIELDS = ("on", "group", "name", "what", "now")
WORDS = {"review": "yearly review", "catch-up": "catch-up", "survey": "survey", "room": "room for new people"}


def main(arguments: list[str] | None = None) -> int:
    """Print the list. Exit status: 0, or 2 when there is no directory."""
    options = _parser().parse_args(arguments)
    if is_missing(options.directory):
        return 2
    locality, _ = load(options.directory)
    items = due_items(locality, options.today, options.today + timedelta(days=options.days))
    print(FORMATS[options.format](items))
    return 0


def as_text(items: Iterable[DueItem]) -> str:
    """A line each, the longest overdue first."""
    lines = [
        f"{item.on or 'never yet '}  {_when(item)}  {WORDS[item.what]:20}  {item.name} ({item.group})" for item in items
    ]
    return "\n".join(lines) or "Nothing is due."


def _when(item: DueItem) -> str:
    return "due now " if item.now else "due soon"


def as_csv(items: Iterable[DueItem]) -> str:
    """With a first line of names."""
    made = io.StringIO()
    writer = csv.DictWriter(made, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_plain(item) for item in items)
    return made.getvalue().rstrip("\n")


def as_json(items: Iterable[DueItem]) -> str:
    """A list, which `scripts.invite --from` takes."""
    return json.dumps([_plain(item) for item in items], ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Iterable[DueItem]], str]] = {"text": as_text, "csv": as_csv, "json": as_json}


def _plain(item: DueItem) -> dict[str, object]:
    return {**asdict(item), "on": item.on.isoformat() if item.on else None}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.due", description=__doc__)
    parser.add_argument("--directory", default=os.environ.get("DIRECTORY", "directory"))
    parser.add_argument("--format", choices=list(FORMATS), default="text")
    parser.add_argument("--days", type=int, default=0, help="also what falls due within so many days")
    parser.add_argument("--today", type=date.fromisoformat, default=os.environ.get("MENU_TODAY") or date.today())
    return parser


if __name__ == "__main__":
    end_with(main)
