"""Say what could be plainer in the records and in the menu's own pages, and how. It blocks nothing."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from schema.locality import load
from schema.problems import Problem, spell
from schema.reader import read
from schema.rules.finding import texts
from schema.words.plain import advice
from schema.words.records import record_advice
from scripts.ending import end_with
from site_overrides import product_pages, words
from site_overrides.views import my_plan

_TEMPLATE = re.compile(r"{%.*?%}|{{.*?}}|\]\([^)]*\)|<[^>]+>|`[^`]*`", re.DOTALL)
_MARKS = re.compile(r"^[#>*\-\d.\s]+|[*\[]", re.MULTILINE)

FOR_PROGRAMMERS = ("open-data.md",)
"""Pages that need the exact names of formats, for the few who use them."""

NEVER_SHOWN = ("search.little-words",)
"""Entries of the menu's words that are for the search alone."""


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0, whatever could be plainer; 2 when there is no directory."""
    parser = argparse.ArgumentParser(prog="python -m scripts.words", description=__doc__)
    parser.add_argument("directory", nargs="?", default=os.environ.get("DIRECTORY", "directory"))
    directory = Path(parser.parse_args(arguments).directory)
    if not directory.is_dir():
        print(f'There is no directory "{directory}". Give another, or set DIRECTORY.', file=sys.stderr)
        return 2
    locality, _ = load(directory)
    found = [*own_advice(), *(record_advice(locality) if locality.place["languages"][0] == "en" else ())]
    for problem in found:
        print(problem)
    things = "1 thing" if len(found) == 1 else f"{len(found)} things"
    print(f"{things} could be plainer." if found else "Everything is plain.")
    return 0


def own_advice() -> Iterator[Problem]:
    """What could be plainer in the menu's own pages and words and in what My plan asks, in English."""
    for page in sorted(file for file in product_pages.FOLDER.glob("*.md") if file.name not in FOR_PROGRAMMERS):
        for text in prose_of(page.read_text(encoding="utf-8")):
            yield from _said(f"site_overrides/pages/{page.name}", "", text)
    for key, said in words.load("en").texts.items():
        if key in NEVER_SHOWN:
            continue
        forms = [said] if isinstance(said, str) else list(said.values())
        for form in forms:
            yield from _said("site_overrides/words/en.yml", key, form)
    plan = my_plan.FOLDER / "en.yml"
    for path, text in texts(read(plan.read_bytes(), plan.name)):
        if path[-1] != "id":
            yield from _said("site_overrides/plan/en.yml", spell(path), text)


def prose_of(markdown: str) -> Iterator[str]:
    """The text of each paragraph or line of a list, without marks and what is filled in."""
    for block in re.split(r"\n\n|\n(?=- |\d+\. |#)", markdown):
        bare = _MARKS.sub("", _TEMPLATE.sub(_said_as, block))
        if bare.strip():
            yield " ".join(bare.split())


def _said_as(mark: re.Match[str]) -> str:
    """A value that is filled in counts as one word, other marks as none."""
    return " it " if mark[0].startswith("{{") else " "


def _said(file: str, path: str, text: str) -> Iterator[Problem]:
    for each in advice(text):
        yield Problem(file, path, each.found, each.message, each.remedy, "warning")


if __name__ == "__main__":
    end_with(main)
