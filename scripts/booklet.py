"""Print the menu: make every booklet that the locality has chosen, or write one of them to a file."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from schema.locality import Locality
from scripts.ending import end_with
from site_overrides import records
from site_overrides.assets import MissingLibrary
from site_overrides.booklet.bind import bind, printed_on
from site_overrides.booklet.content import Contents
from site_overrides.booklet.paths import AREA, CATEGORY, WHOLE, languages
from site_overrides.booklet.scopes import Print, Scope, scopes
from site_overrides.booklet.shelf import shelf_of
from site_overrides.booklet.typeset import Unprintable, typeset
from site_overrides.editions import Edition, editions
from site_overrides.records import BadRecords, sound_locality
from site_overrides.today import today


class NoSuchBooklet(Exception):
    """What is asked for is not there. Its text says what is."""


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0; 1 when records must be mended or nothing can be printed; 2 for a booklet that there is not."""
    options = _parser().parse_args(arguments)
    directory = Path(options.directory)
    if not (directory / "place.yml").is_file():
        print(f'There is no locality in "{directory}". Give another --directory, or set DIRECTORY.', file=sys.stderr)
        return 2
    try:
        locality = sound_locality(directory, today())
        return _one(locality, options) if _is_one(options) else _all(locality, directory)
    except (BadRecords, MissingLibrary, Unprintable) as problem:
        print(problem, file=sys.stderr)
        return 1
    except NoSuchBooklet as problem:
        print(problem, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.booklet", description=__doc__)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--category", metavar="KEY", help="only the groups of a category")
    part.add_argument("--area", metavar="KEY", help="only the groups of an area")
    parser.add_argument("--large-print", action="store_true", help="A4 with large letters; otherwise A5")
    parser.add_argument("--language", metavar="XX", help="one of the place's languages; otherwise the main one")
    parser.add_argument("--to", type=Path, metavar="FILE", help="where to write it; otherwise named after its part")
    parser.add_argument("--directory", default=os.environ.get("DIRECTORY", "directory"), help="the folder of records")
    return parser


def _is_one(options: argparse.Namespace) -> bool:
    return any((options.category, options.area, options.large_print, options.language, options.to))


def _all(locality: Locality, directory: Path) -> int:
    """Put every booklet that is chosen in place.yml where the next build of the menu finds it."""
    if not languages(locality.place):
        print("No booklets are chosen. Name languages in place.yml, for example: printed_menu: [en]")
        return 0
    done = bind(
        editions(locality, today()), shelf_of(directory, records.CACHE), say=lambda line: print(line, flush=True)
    )
    for problem in done.problems:
        print(problem, file=sys.stderr)
    print(f"{len(done.bound)} booklets are ready, {done.made} of them new. Build the menu to publish them: make build")
    return int(not done.bound)


def _one(locality: Locality, options: argparse.Namespace) -> int:
    edition = _edition(locality, options.language)
    contents = Contents(edition.menu)
    scope = _scope(scopes(edition.menu, contents.groups), options)
    printed = Print(scope, options.large_print)
    made = typeset(contents.booklet(printed), edition.menu.today, printed_on(edition.menu))
    file = options.to or Path(f"{printed.name}.pdf")
    file.write_bytes(made.pdf)
    if made.lost:
        print(f"No font has {' '.join(made.lost)}, so that is left out.", file=sys.stderr)
    print(f"{file}: {made.pages} pages.")
    return 0


def _edition(locality: Locality, language: str | None) -> Edition:
    found = {edition.menu.words.language: edition for edition in editions(locality, today())}
    if language and language not in found:
        raise NoSuchBooklet(f'The menu is not in the language "{language}". It is in: {", ".join(found)}.')
    return found[language] if language else next(iter(found.values()))


def _scope(found: list[Scope], options: argparse.Namespace) -> Scope:
    kind = CATEGORY if options.category else AREA if options.area else WHOLE
    wanted, parts = options.category or options.area or "", {each.id: each for each in found if each.kind == kind}
    if wanted not in parts:
        others = ", ".join(filter(None, parts)) or "none"
        raise NoSuchBooklet(f'There is no booklet of {kind} "{wanted}". It may have no groups. There are: {others}.')
    return parts[wanted]


if __name__ == "__main__":
    end_with(main)
