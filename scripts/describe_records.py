"""Write docs/records.md, the reference of every field, from the schemas."""

from __future__ import annotations

import argparse
from pathlib import Path

from schema.describe import describe
from scripts.ending import end_with

PAGE = Path("docs/records.md")


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when the page is current, 1 when it is not (with --check)."""
    parser = argparse.ArgumentParser(prog="python -m scripts.describe_records", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the page is not current")
    options = parser.parse_args(arguments)
    current = PAGE.is_file() and PAGE.read_text("utf-8") == describe()
    if not current and not options.check:
        PAGE.write_text(describe(), "utf-8", newline="\n")
    said = (
        "is current"
        if current
        else "is not current: run python -m scripts.describe_records"
        if options.check
        else "written"
    )
    print(f"{PAGE} {said}.")
    return int(options.check and not current)


if __name__ == "__main__":
    end_with(main)
