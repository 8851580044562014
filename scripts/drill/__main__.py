"""Run the drill and print its figures: `python -m scripts.drill --database sqlite`, or `postgresql`.

Exit status 1 when anything was lost, doubled, or touched that should not be.
"""

import argparse
import random
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from forms_server.storage import outbox
from scripts import postgres
from scripts.drill.people import People
from scripts.drill.verdict import Verdict, judge
from scripts.drill.world import WEB, WORKER, World, make_repository
from scripts.ending import end_with


@dataclass(frozen=True)
class Size:
    """How hard the drill is."""

    links: int = 1500
    people: int = 50
    kills: int = 50
    """Of each of the two processes."""
    longest_life: float = 1.5
    """Seconds that a process may live once the web answers."""


SHORT = Size(links=16, people=8, kills=2, longest_life=0.7)


def main(arguments: list[str] | None = None) -> int:
    """Run it once; 0 when all is well."""
    options = _parser().parse_args(arguments)
    size = SHORT if options.short else Size(options.links, options.people, options.kills)
    with tempfile.TemporaryDirectory(prefix="menu-drill-") as folder, _database(options.database, Path(folder)) as url:
        people, verdict, world, took = drill(Path(folder), url, Path(options.directory), size)
    print(report(options.database, size, people, verdict, world.kills, took))
    return int(bool(verdict.wrong or people.gave_up))


def drill(folder: Path, url: str, example: Path, size: Size) -> tuple[People, Verdict, World, float]:
    """People send while processes die; then everything is left to finish, and judged."""
    world = World(folder / "menu", url)
    make_repository(world.folder, example, size.links)
    people = People(deque(world.links(size.links)))
    began = time.monotonic()
    for command in (WEB, WORKER):
        world.start(command)
    try:
        threads = people.send_all(size.people, stop_after=3600)
        _kill_often(world, size)
        for thread in threads:
            thread.join()
        service = world.service()
        _finish(world)
        verdict = judge(service, people.acknowledged, size.links)
    finally:
        world.stop()
    return people, verdict, world, time.monotonic() - began


def _kill_often(world: World, size: Size) -> None:
    chance = random.Random()  # noqa: S311, chance is all it is for
    for _ in range(size.kills):
        for command in chance.sample((WEB, WORKER), 2):
            world.wait_until_up()
            time.sleep(chance.uniform(0, size.longest_life))
            world.kill(command)
            world.start(command)


def _finish(world: World) -> None:
    """Wait until the worker has nothing left to do."""
    service, until = world.service(), time.monotonic() + 1800
    while time.monotonic() < until:
        if service.database.read(outbox.depth).waiting == 0:
            return
        time.sleep(0.5)


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder}/forms.sqlite3"
        return
    with postgres.server() as address:
        yield postgres.new_database(address)


def report(kind: str, size: Size, people: People, verdict: Verdict, kills: int, took: float) -> str:
    """The figures in lines."""
    late = quantiles(people.seconds, n=100)[98] if len(people.seconds) > 1 else 0
    lines = [
        f"Drill on {kind}: {size.people} people at once, {kills} times killed, {took:.0f} seconds",
        f"  acknowledged      {len(people.acknowledged)}",
        f"  arrived unheard   {people.already_sent}",
        f"  tries that failed {people.failed_tries}",
        f"  kept              {verdict.submissions}",
        f"  branches          {verdict.branches}",
        f"  99 of 100 within  {late:.2f} s for the whole visit",
        f"  given up          {len(people.gave_up)}",
        *[f"  WRONG: {wrong}" for wrong in verdict.wrong[:20]],
        "  All is well." if not verdict.wrong else f"  {len(verdict.wrong)} thing(s) wrong.",
    ]
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.drill", description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--directory", default="directory", help="where place.yml and categories.yml are taken from")
    parser.add_argument("--links", type=int, default=Size.links)
    parser.add_argument("--people", type=int, default=Size.people)
    parser.add_argument("--kills", type=int, default=Size.kills)
    parser.add_argument("--short", action="store_true", help="a few seconds only, as in the tests")
    return parser


if __name__ == "__main__":
    end_with(main)
