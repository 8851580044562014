"""Copy the built menu to a memory stick, where it opens without a server: searching, My list and My plan work too."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from scripts.ending import end_with
from site_overrides.stick import Copy, as_on_stick, copies, copy_of, files_in, first_page

MENU = "menu"
START = "START.html"


class NotOurs(Exception):
    """The folder holds something else by our name. Its text says what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when copied, 1 when there is nothing to copy or no room for it to go."""
    options = _parser().parse_args(arguments)
    try:
        found = copies(options.site, _address(options.site))
        _make_room(options.to)
    except FileNotFoundError:
        print(f"There is no menu in {options.site}. Build it first: make build", file=sys.stderr)
        return 1
    except NotOurs as problem:
        print(problem, file=sys.stderr)
        return 1
    count = _copy_all(options.site, options.to, found)
    print(f"{count} files are in {options.to / MENU}. Open {options.to / START}: it offers every language.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.stick", description=__doc__)
    parser.add_argument("--to", type=Path, required=True, help="the folder of the stick")
    parser.add_argument("--site", type=Path, default=Path(os.environ.get("SITE_DIR", "site")), help="the built menu")
    return parser


def _address(site: Path) -> str:
    """Where the menu is published, as its home page says."""
    html = (site / "index.html").read_text(encoding="utf-8")
    return html.partition('<link rel="canonical" href="')[2].partition('"')[0]


def _make_room(to: Path) -> None:
    """Take an older copy away. Nothing else is ever deleted. Raises NotOurs."""
    if (to / MENU).exists():
        if not (to / START).is_file():
            raise NotOurs(f"{to / MENU} is not a copy of the menu. Move it away, or choose another folder with --to.")
        shutil.rmtree(to / MENU)
    (to / MENU).mkdir(parents=True)


def _copy_all(site: Path, to: Path, found: list[Copy]) -> int:
    count = 0
    for count, (path, file) in enumerate(files_in(site), 1):  # noqa: B007 - how many there were
        target = to / MENU / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".html"):
            html = as_on_stick(file.read_text(encoding="utf-8"), copy_of(path, found).note)
            target.write_text(html, encoding="utf-8")
        else:
            shutil.copyfile(file, target)
    title = (site / "index.html").read_text(encoding="utf-8").partition("<title>")[2].partition("</title>")[0]
    (to / START).write_text(first_page(title, found), encoding="utf-8")
    return count


if __name__ == "__main__":
    end_with(main)
