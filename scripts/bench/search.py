"""Measure search in a real browser, beside Material's own of the same records, and write docs/benchmarks-search.md."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from scripts import browser as chromium
from scripts.bench import searching
from scripts.bench.searching import Found
from scripts.bench.workshop import ROOT, Workshop
from scripts.ending import end_with
from scripts.judge_search.asking import SETUP

PAGE = ROOT / "docs" / "benchmarks-search.md"


@dataclass(frozen=True)
class Row:
    """One thing measured, beside Material's. `most` is the target, if there is one."""

    what: str
    ours: float
    theirs: float
    unit: str = "ms"
    most: float | None = None

    @property
    def missed(self) -> bool:
        return self.most is not None and self.ours > self.most

    def __str__(self) -> str:
        target = f"{self.most:g} {self.unit} or less: {'missed' if self.missed else 'met'}" if self.most else ""
        return f"| {self.what} | **{self.ours:.0f} {self.unit}** | {self.theirs:.0f} {self.unit} | {target} |"


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when every target is met, 1 when one is missed."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, chromium.running() as browser:
        rows = list(measure(Workshop(Path(folder)), browser, options.times))
    text = TEXT.format(
        table="\n".join(map(str, rows)),
        times=options.times,
        slowed=searching.SLOWED,
        letters=", ".join(f"“{word}”" for word in searching.WORDS),
        processors=os.cpu_count(),
        load=os.getloadavg()[0],
    )
    print(text)
    if not options.no_page:
        PAGE.write_text(text, encoding="utf-8")
    return int(any(row.missed for row in rows))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.bench.search", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="visits of each, of which the median counts")
    parser.add_argument("--no-page", action="store_true", help="print the table and leave the page alone")
    return parser


def measure(shop: Workshop, browser: Browser, times: int) -> Iterator[Row]:
    """Every row of the table."""
    few = _beside(shop, browser, 500, 1)
    yield Row("what travels on the first visit, 500 groups", few[0].kilobytes, few[1].kilobytes, "kB", 120)
    for groups, first, typing in ((2_000, 600, 50), (10_000, None, 100)):
        ours, theirs = _beside(shop, browser, groups, times)
        print(f"First results: {ours.first} and {theirs.first} ms.", file=sys.stderr)
        yield Row(f"from typing to results, {groups:,} groups", ours.typing, theirs.typing, most=typing)
        yield Row(f"from opening to the first result, {groups:,}", ours.first_result, theirs.first_result, most=first)
        yield Row(f"what travels, {groups:,} groups", ours.kilobytes, theirs.kilobytes, "kB")


def _beside(shop: Workshop, browser: Browser, groups: int, times: int) -> tuple[Found, Found]:
    print(f"Measuring: searching {groups:,} groups …", file=sys.stderr, flush=True)
    site = shop.site(groups)
    material = shop.one_page_with_search(json.dumps({"config": SETUP, "docs": searching.entries(browser, site)}))
    found = searching.measure(browser, {"ours": searching.ours(site), "theirs": searching.materials(material)}, times)
    return found["ours"], found["theirs"]


TEXT = """# How fast the menu is searched

Made by `python -m scripts.bench.search`; do not edit it by hand.

- A real browser, its window that of a phone, on a page whose processor is slowed {slowed} times. Made-up records.
- **Material** is a page in MkDocs Material with its own search and worker, and an index of the same words of the same
  records. The browser does not slow a worker: its search runs at full speed, ours at a sixth.
- **From typing to results**: from each letter of {letters} to the moment when the results stand
  on the page and are laid out. The median of all letters.
- **From opening to the first result**: from following a link that holds the words to the first result on the page.
- **What travels**: everything that the first visit loads, compressed, without the copy for reading offline.

What is compared takes turns in one run, {times} visits each, and the median counts. On {processors} processors; when it
ended, {load:.1f} processes were waiting for one on average in the last minute. Above the number of processors the
machine was busy with other things too, and all times are that much too long.

| what | ours | Material | target |
| --- | --- | --- | --- |
{table}
"""


if __name__ == "__main__":
    end_with(main)
