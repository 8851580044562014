"""Measure how fast the menu is built, beside other ways, and write docs/benchmarks.md. Takes a quarter of an hour."""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from itertools import count
from pathlib import Path

from scripts.bench.report import Row, as_page
from scripts.bench.serving import save_to_page
from scripts.bench.timing import Run, beside
from scripts.bench.workshop import ROOT, Workshop
from scripts.ending import end_with

PAGE = ROOT / "docs" / "benchmarks.md"


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when every target is met, 1 when one is missed."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Workshop(Path(folder)), options.small, options.large, options.times)
    text = as_page(rows, options)
    print(text)
    if not options.no_page:
        PAGE.write_text(text, encoding="utf-8")
    return int(any(row.missed for row in rows))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    parser.add_argument("--small", type=int, default=1_000, help="groups in the small locality")
    parser.add_argument("--large", type=int, default=10_000, help="groups in the large locality")
    parser.add_argument("--times", type=int, default=3, help="runs of each, of which the median counts")
    parser.add_argument("--no-page", action="store_true", help="print the table and leave docs/benchmarks.md alone")
    return parser


def measure(shop: Workshop, small: int, large: int, times: int) -> list[Row]:
    """Every row of the table. What is compared takes turns in one run."""
    return [*_cold(shop, small, large, times), *_warm(shop, large, times), *_reading(shop, large, times)]


def _cold(shop: Workshop, small: int, large: int, times: int) -> list[Row]:
    _say("building everything")
    shop.build_cold(large)  # also the page whose frame Hugo is given
    ways = {"small": lambda: shop.build_cold(small), "ours": lambda: shop.build_cold(large)}
    if hugo := shop.hugo(large):
        ways["hugo"] = hugo
    runs = beside(times, ways)
    ours = runs["ours"]
    rows = [
        Row(f"everything, {small:,} groups", runs["small"]),
        Row(f"everything, {large:,} groups", ours),
        Row.ratio("growth, for each group", ours, runs["small"], most=1.0, share=small / large),
        Row.memory(f"memory at {large:,} groups", ours, most=400),
    ]
    if hugo:
        rows += [
            Row("Hugo, the same", runs["hugo"]),
            Row.ratio("beside Hugo", ours, runs["hugo"], most=1.0),
        ]
    _say("the plain way, once")
    plain = beside(1, {"plain": shop.plain(large)})["plain"]
    return [*rows, Row("a MkDocs page for each", plain), Row.ratio("beside it", ours, plain, most=0.2)]


def _warm(shop: Workshop, large: int, times: int) -> list[Row]:
    _say("building again")
    shop.build(large)
    numbers = count()

    def changed() -> Run:
        shop.change_one(large, f"Something new, {next(numbers)}.")
        return shop.build(large)

    ways = {"nothing": lambda: shop.build(large), "one": changed, "empty": shop.nearly_empty()}
    runs = beside(times * 3, ways)
    seconds = save_to_page(shop.product, shop.locality(large), times)
    return [
        Row("nothing changed", runs["nothing"]),
        Row("one record changed", runs["one"]),
        Row("a MkDocs site with one page", runs["empty"]),
        Row.seconds("one record beside it", runs["one"].clock - runs["empty"].clock, most=0.5),
        Row.seconds("from saving to the page, `make run`", seconds, most=2.0),
    ]


def _reading(shop: Workshop, large: int, times: int) -> list[Row]:
    _say("reading and checking")
    runs = beside(times, {way: partial(shop.check, way, large) for way in ("ours", "usual")})
    ours, usual = runs["ours"], runs["usual"]
    return [
        Row("read and check all, nothing remembered", ours),
        Row("SafeLoader and jsonschema", usual),
        Row.ratio("beside them", ours, usual, most=0.15),
    ]


def _say(what: str) -> None:
    print(f"Measuring: {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    end_with(main)
