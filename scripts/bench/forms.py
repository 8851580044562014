"""Measure the forms: submissions a second on both databases, branches a second. Writes docs/benchmarks-forms.md."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts import postgres
from scripts.bench import branches, over_http, submissions
from scripts.ending import end_with

PAGE = Path("docs/benchmarks-forms.md")
SIZES = (2_000, 20_000)
LATEST = 250
"""Milliseconds within which 99 of 100 should be answered."""


@dataclass(frozen=True)
class Row:
    """One thing measured beside its floor. `least` is the share of the floor that we aim at."""

    what: str
    floor: float
    ours: float
    least: float
    p99: float | None = None

    @property
    def share(self) -> float:
        return self.ours / self.floor

    @property
    def met(self) -> bool:
        return self.share >= self.least and (self.p99 or 0) <= LATEST

    def __str__(self) -> str:
        late = f"{self.p99:.0f} ms" if self.p99 is not None else ""
        met = "met" if self.met else "missed"
        return (
            f"| {self.what} | {self.floor:.0f} | {self.ours:.0f} | **{self.share:.2f}** | {self.least} {met} | {late} |"
        )


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when every target is met, 1 when one is missed."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="menu-bench-") as folder:
        rows = list(measure(Path(folder), options))
    text = TEXT.format(table="\n".join(map(str, rows)), load=os.getloadavg()[0], processors=os.cpu_count())
    print(text)
    if not options.no_page:
        PAGE.write_text(text, "utf-8")
    return int(not all(row.met for row in rows))


def measure(folder: Path, options: argparse.Namespace) -> Iterator[Row]:
    """Every row of the table."""
    with postgres.server() as address:
        databases = {"SQLite": f"sqlite:///{folder}/forms.sqlite3", "PostgreSQL": postgres.new_database(address)}
        for name, url in databases.items():
            _say(f"submissions on {name}")
            floor, ours = submissions.measure(url, options.seconds)
            yield Row(f"kept on {name}", floor.a_second, ours.a_second, 0.7, ours.p99_milliseconds)
            _say(f"submissions over HTTP on {name}")
            floor, ours = over_http.measure(url, folder / name, Path(options.directory), options.seconds)
            yield Row(f"acknowledged over HTTP on {name}", floor.a_second, ours.a_second, 0.7, ours.p99_milliseconds)
    for size in options.groups:
        _say(f"branches beside {size:,} groups")
        bare, ours_a_second = branches.measure(folder / f"menu-{size}", Path(options.directory), size, options.turns)
        yield Row(f"branches beside {size:,} groups", bare, ours_a_second, 0.8)


def _say(what: str) -> None:
    print(f"Measuring: {what} …", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.bench.forms", description=__doc__)
    parser.add_argument("--directory", default="directory", help="where place.yml and categories.yml are taken from")
    parser.add_argument("--seconds", type=float, default=9, help="for each database, floor and ours each")
    parser.add_argument("--turns", type=int, default=5, help="turns of each way, of which the median counts")
    parser.add_argument("--groups", type=int, nargs="*", default=list(SIZES), help="sizes of the repositories")
    parser.add_argument("--no-page", action="store_true", help="print the table and leave the page alone")
    return parser


TEXT = """# How fast the forms are

Made by `python -m scripts.bench.forms`; do not edit it by hand.

- **Kept**: at 50 connections to the database, submissions a second that were answered after their commit. The floor is
  a bare loop of the same four statements with a commit each, by one connection, on the same file or server. The service
  can be above that floor, because those who wait together share a commit. The last column is how late the latest of a
  hundred was: 250 ms is the aim.
- **Acknowledged over HTTP**: the same as people send it, at 50 connections to the production server (gunicorn with our
  settings). Each sender has opened a link before, and has a cookie and a token of their own. Timed is the post of the
  form until the answer after its commit: reading and checking it, trying the records' rules, one transaction, a line in
  the log. The senders run on the same processors as the service. The floor is as above, and does nothing but insert.
- **Branches**: from a submission to its branch: read the record, apply the answers, check the result, write the
  summary, commit, set both refs. The floor is git's six plumbing commands for the same commit, as durable.

What is compared takes turns in one run, and the median counts. On {processors} processors; when it ended, {load:.1f}
processes were waiting for one on average in the last minute. Above the number of processors, compare the shares only,
and measure those over HTTP again on a quiet machine: a service needs processors, where the floor waits for the disk.

| what | floor, a second | ours, a second | share | aim | 99 of 100 within |
| --- | --- | --- | --- | --- | --- |
{table}
"""


if __name__ == "__main__":
    end_with(main)
