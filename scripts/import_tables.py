"""Read the menu's own tables in again: the workbook or the CSV files of its open data, changed in a spreadsheet or not.

Only what is public can be changed so. What the tables do not have stays; a record that is new comes in as a draft.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from schema.edits import Set
from schema.exchange import table_csv, table_xlsx
from schema.exchange.table_merge import merged
from schema.exchange.table_rows import KINDS
from schema.layout import file_of
from schema.locality import Locality, load
from schema.problems import Record
from schema.shapes import validate
from schema.splice import splice
from schema.writer import write
from scripts.ending import end_with


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when everything was read in, 1 when a record could not be, 2 when there are no tables."""
    options = _parser().parse_args(arguments)
    tables = _read(options.tables)
    if not tables:
        print("There is no table of ours there. Give menu.xlsx, or groups.csv and the others.", file=sys.stderr)
        return 2
    locality, _ = load(options.into)
    states = [_take(locality, *each, options.dry_run) for each in _records(tables)]
    said = ", ".join(f"{states.count(state)} {state}" for state in ("new", "changed", "unchanged", "refused"))
    print(f"{said}.{' Nothing was written.' if options.dry_run else ' Now run: make check'}")
    return int("refused" in states)


def _read(files: list[Path]) -> dict[str, dict[str, Record]]:
    found: dict[str, dict[str, Record]] = {}
    for file in files:
        try:
            if file.suffix == ".xlsx":
                found |= table_xlsx.read(file.read_bytes())
            elif file.stem in KINDS:
                found[file.stem] = table_csv.read(file.stem, file.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, BadZipFile) as error:
            print(f"{file}: {error}", file=sys.stderr)
    return found


def _records(tables: dict[str, dict[str, Record]]) -> Iterator[tuple[str, str, Record]]:
    """Venues and organisations first, as groups speak of them."""
    for name in ("venues", "organisations", "groups"):
        yield from ((name, id, record) for id, record in tables.get(name, {}).items())


def _take(locality: Locality, name: str, id: str, table: Record, only_look: bool) -> str:
    """Write one record, and say what became of it."""
    kind, here = KINDS[name], getattr(locality, name).get(id)
    record, file = merged(kind, here, table), locality.directory / file_of(kind, id)
    if record == here:
        return "unchanged"
    problems = validate(kind, record, str(file))
    if problems:
        print("\n".join(map(str, problems)))
        return "refused"
    if not only_look:
        file.parent.mkdir(parents=True, exist_ok=True)
        text = splice(file.read_bytes().decode(), [Set((), record)], kind) if here else write(record, kind)
        file.write_bytes(text.encode())
    print(f"{file}: {'changed' if here else 'new'}")
    return "changed" if here else "new"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.import_tables", description=__doc__)
    add = parser.add_argument
    add("tables", nargs="+", type=Path, help="menu.xlsx, or any of groups.csv, venues.csv and organisations.csv")
    default = os.environ.get("DIRECTORY", "directory")
    add("--into", default=default, help="the folder of records (default: DIRECTORY, or directory)")
    add("--dry-run", action="store_true", help="say what would change, and change nothing")
    return parser


if __name__ == "__main__":
    end_with(main)
