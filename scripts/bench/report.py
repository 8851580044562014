"""The table of what was measured, as a page of the documentation."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from scripts.bench.timing import Run


@dataclass(frozen=True)
class Row:
    """One line of the table: a run, or a number that follows from runs and has a target."""

    name: str
    run: Run | None = None
    value: float = 0.0
    processor: float | None = None
    """The same of processor time, for a ratio."""
    unit: str = ""
    most: float | None = None

    @classmethod
    def ratio(cls, name: str, ours: Run, other: Run, most: float, share: float = 1.0) -> Row:
        """`share` is how much smaller the other's task was: 0.1 for a tenth."""
        clock, processor = ours.clock / other.clock, ours.processor / other.processor
        return cls(name, value=clock * share, processor=processor * share, unit="×", most=most)

    @classmethod
    def seconds(cls, name: str, value: float, most: float) -> Row:
        return cls(name, value=value, unit=" s", most=most)

    @classmethod
    def memory(cls, name: str, run: Run, most: float) -> Row:
        return cls(name, value=run.megabytes, unit=" MB", most=most)

    @property
    def missed(self) -> bool:
        return self.most is not None and self.value > self.most

    def __str__(self) -> str:
        if self.run:
            return f"| {self.name} | {self.run.clock:.2f} s | {self.run.processor:.2f} s | |"
        digits = 0 if self.unit == " MB" else 2
        target = f"{self.most:g}{self.unit} or less: {'missed' if self.missed else 'met'}"
        processor = f"{self.processor:.2f}×" if self.processor else ""
        return f"| {self.name} | **{self.value:.{digits}f}{self.unit}** | {processor} | {target} |"


def as_page(rows: Sequence[Row], options: argparse.Namespace) -> str:
    table = "\n".join(map(str, rows))
    return PAGE.format(
        times=options.times, large=options.large, table=table, machine=_machine(), load=os.getloadavg()[0]
    )


def _machine() -> str:
    hugo = (
        subprocess.run(["hugo", "version"], capture_output=True, text=True).stdout if shutil.which("hugo") else "none"
    )
    libraries = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    lines = (
        f"{os.cpu_count()} processors ({_processor()}), {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, {libraries}",
        f"Hugo: {hugo.strip() or 'none'}",
    )
    return "\n".join(f"- {line}" for line in lines)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


PAGE = """# How fast the menu is built

Made by `make bench`; do not edit it by hand.

## What is measured

The records are generated, the same every time: about 45 lines each, with a description in Markdown, times of every
kind, venues and organisations. Each way builds the same records. Ways that are compared take turns in one run, and the
median of {times} runs counts (for building again, three times as many), so that what else the machine does touches all
of them alike. The plain way is so slow that it runs once.

- **Everything**: nothing is there and nothing is remembered.
- **Hugo** gets the records as its front matter, the same frame around each page, the same parts of each record, a
  calendar for each, and lists by category, area and venue. It does not work out dates.
- The menu is built in one language and, as its place names no licence, without open data: the other ways make neither.
- **A MkDocs page for each**: one Markdown page for each group with `not_in_nav`, in the same theme with its search. It
  gets the records as its front matter too, and a template with the same parts. It makes no lists and no calendars.
- **A MkDocs site with one page** is what MkDocs and the theme take by themselves.
- **SafeLoader and jsonschema** on every file: what anybody would write first.
- **From saving to the page**: a record is saved, the server sees it, builds, and the page that is asked for again
  shows the change.

Processor time counts every process. Memory is the most that one process held at {large:,} groups.

## The machine

{machine}
- When it ended, {load:.1f} processes were waiting for a processor on average in the last minute. Above the number of
  processors, the machine was busy with other things too: compare the ratios, not the seconds, and those of processor
  time before those of the clock.

## The table

| what | clock | processor | target |
| --- | --- | --- | --- |
{table}
"""
