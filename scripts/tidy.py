"""Put every record into its canonical form, so that a later change is only the lines it changes.

Fields are put in the order of the schema, quotes and indents are made the same everywhere. Nothing that a record says
changes, and comments stay beside what they are about.
"""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from pathlib import Path

from schema.canonical import canonical
from schema.layout import Found, found
from schema.locality import shown
from schema.problems import Unreadable
from scripts.ending import end_with


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when all is tidy, 1 when a file is not (with --check) or cannot be read, 2 without a directory."""
    options = _parser().parse_args(arguments)
    directory = Path(options.directory)
    if not directory.is_dir():
        print(f'There is no directory "{directory}". Give another, or set DIRECTORY.', file=sys.stderr)
        return 2
    states = [_tidy(directory, each, options.check) for each in found(directory)]
    print(_summary(states, options.check))
    return int("unreadable" in states or (options.check and "untidy" in states))


def _tidy(directory: Path, each: Found, only_look: bool) -> str:
    """Tidy one file, and say how it was: tidy, untidy or unreadable."""
    file, name = directory / each.relative, shown(directory, each.relative)
    old = file.read_bytes()
    try:
        new = canonical(old.removeprefix(codecs.BOM_UTF8).decode(), each.kind, name).encode()
    except (Unreadable, ValueError) as error:
        print(error if isinstance(error, Unreadable) else f"{name}: it is not text in UTF-8.")
        return "unreadable"
    if new == old:
        return "tidy"
    print(f"{name}: {'is not in its canonical form.' if only_look else 'tidied.'}")
    if not only_look:
        file.write_bytes(new)
    return "untidy"


def _summary(states: list[str], only_look: bool) -> str:
    untidy, unreadable = states.count("untidy"), states.count("unreadable")
    said = [f"{len(states)} files looked at"]
    said += [f"{untidy} to tidy: run make tidy" if only_look else f"{untidy} tidied"] if untidy else []
    said += [f"{unreadable} that cannot be read: run make check"] if unreadable else []
    return ", ".join(said if len(said) > 1 else [*said, "all tidy"]) + "."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.tidy", description=__doc__)
    default = os.environ.get("DIRECTORY", "directory")
    parser.add_argument("directory", nargs="?", default=default, help="where the records are (default: DIRECTORY)")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if there is something to tidy")
    return parser


if __name__ == "__main__":
    end_with(main)
