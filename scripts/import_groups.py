"""Bring groups in from another list: a spreadsheet, an Open Referral file or package, or the address of a feed."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from schema.exchange.clean import slug
from schema.exchange.plan import Plan, plan
from schema.exchange.reading import NotAList, suggested, with_categories
from schema.exchange.table_read import Unmapped
from schema.locality import load
from schema.problems import Record, Unreadable
from schema.reader import read
from schema.shapes import validate
from schema.writer import write
from scripts.ending import end_with
from scripts.importing import telling
from scripts.importing.feed import FeedFailed
from scripts.importing.lists import Opened, open_list
from scripts.importing.results import CannotBranch, check_ready, make_branch, set_aside, write_here

CACHE = Path(".cache")


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when it worked, 1 when it could not, with a line that says why."""
    options = _parser().parse_args(arguments)
    try:
        _import(options)
    except (NotAList, Unmapped, Unreadable, FeedFailed, CannotBranch, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _import(options: argparse.Namespace) -> None:
    directory, dataset = Path(options.into), options.dataset or slug(Path(options.source.rstrip("/")).stem)
    if not (directory / "place.yml").is_file():
        raise NotAList(f"There is no place.yml in {directory}. Say with --into where your records are.")
    source, is_new = _source(directory, dataset)
    to_branch = not (options.here or options.dry_run or options.suggest)
    if to_branch:
        check_ready(directory)
    opened = open_list(options.source, CACHE / "imports" / dataset, options.again, options.pause)
    source = _mapped(source, opened, is_new, options.name or dataset.replace("-", " ").capitalize())
    if options.suggest:
        _suggest(directory, dataset, source)
        return
    made = _planned(directory, dataset, source, opened, options.today)
    if is_new:
        made.files[f"sources/{dataset}.yml"] = write(source, "source")
    _finish(options, directory, dataset, made)
    opened.done()


def _source(directory: Path, dataset: str) -> tuple[Record, bool]:
    """What is known about the list, and whether it is new. Raises `Unreadable` for a file with mistakes."""
    file = directory / "sources" / f"{dataset}.yml"
    if not file.is_file():
        return {}, True
    source = read(file.read_bytes(), str(file))
    if problems := validate("source", source, str(file)):
        raise Unreadable(problems)
    return dict(source), False


def _mapped(source: Record, opened: Opened, is_new: bool, name: str) -> Record:
    """The source, with a mapping and categories suggested where nobody has written them yet."""
    if opened.files:
        first = suggested(opened.files, source.get("name", name)) if is_new or "sheets" not in source else {}
        return {**first, **source}
    return with_categories({"name": name, "feed": opened.address}, opened.entries({})) if is_new else source


def _suggest(directory: Path, dataset: str, source: Record) -> None:
    file = directory / "sources" / f"{dataset}.yml"
    text = write(source, "source")
    if file.exists():
        print(text)
        print(f"{file} is there already and was not changed.", file=sys.stderr)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    print(f"Wrote {file}. Look it over, correct it, and run the same command without --suggest.")


def _planned(directory: Path, dataset: str, source: Record, opened: Opened, today: date) -> Plan:
    found = opened.entries(source)
    locality, _ = load(directory)

    def text_of(relative: str) -> str | None:
        file = directory / relative
        return file.read_bytes().decode("utf-8") if file.is_file() else None

    return plan(dataset, source, found, locality, text_of, today)


def _finish(options: argparse.Namespace, directory: Path, dataset: str, made: Plan) -> None:
    print(telling.table(made))
    print()
    print(telling.summary(made))
    for note in made.notes[:10]:
        print(note)
    if options.dry_run:
        print("\nThis was a dry run: nothing was written.")
        return
    kept = [(step.id, each) for step in made.steps for each in step.notes.kept_back]
    print(f"\nThe whole report is in {set_aside(directory, dataset, telling.report(made), kept)}/")
    if not made.files:
        print("Nothing has changed since the last import.")
    elif options.here:
        write_here(directory, made.files)
        print(f"Wrote {len(made.files)} files in {directory}/. Run make check, then look at the menu.")
    else:
        branch = options.branch or f"import-{dataset}-{options.today.isoformat()}"
        make_branch(directory, made.files, branch, f"Import from {dataset}\n\n{telling.summary(made)}\n")
        print(f'Made the branch "{branch}" with {len(made.files)} files. Open a pull request, or merge it.')


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.import_groups", description=__doc__)
    add = parser.add_argument
    add("source", help="a file, a folder of files, or the address of a feed")
    add(
        "--into",
        default=os.environ.get("DIRECTORY", "directory"),
        help="the directory (default: DIRECTORY, or directory)",
    )
    add("--dataset", help="a short id for the list, such as county-directory (default: from the source's name)")
    add("--name", help="what the list is called (default: from the dataset)")
    add("--suggest", action="store_true", help="only write a first mapping to sources/, to look over")
    add("--dry-run", action="store_true", help="only show what would happen")
    add("--here", action="store_true", help="write the files into the directory, instead of making a branch")
    add("--branch", help="the name of the branch (default: import-DATASET-DATE)")
    add("--again", action="store_true", help="fetch a feed from its beginning, instead of going on where it stopped")
    add("--pause", type=float, default=0.05, help="seconds between requests to a feed (default: 0.05)")
    add("--today", type=date.fromisoformat, default=date.today(), help="import as on another day: YYYY-MM-DD")
    return parser


if __name__ == "__main__":
    end_with(main)
