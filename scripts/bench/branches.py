"""Submissions that become branches, in a repository of many groups, against bare plumbing for the same commits."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from forms_server.git.command import Author
from forms_server.git.repository import NO_OBJECT, Repository
from forms_server.keys import new_reference
from forms_server.planning import RecordPlanner
from forms_server.ports import Submission
from forms_server.storage.submissions import Destination, Kept, State
from forms_server.worker.deliver import Delivery
from forms_server.worker.desk import Desk
from scripts.drill.world import make_repository

TODAY = date(2026, 11, 22)
TOGETHER = 8
"""Commits in one turn."""


def measure(folder: Path, example: Path, groups: int, turns: int) -> tuple[float, float]:
    """Commits a second: bare plumbing and ours, in turns, so that both meet the same machine."""
    make_repository(folder, example, groups)
    repository = Repository(folder, Author("Bench", "bench@example.org"))
    delivery = Delivery(Desk(repository, "main"), RecordPlanner("directory", lambda: TODAY), "directory")
    bare, ours = list[float](), list[float]()
    numbers = iter(range(groups))
    for turn in range(turns + 1):
        took = [_timed(way, numbers) for way in (lambda at: _bare(repository, at), lambda at: _deliver(delivery, at))]
        if turn:  # the first turn warms up
            bare.append(took[0])
            ours.append(took[1])
    return _a_second(bare), _a_second(ours)


def _a_second(seconds: list[float]) -> float:
    return TOGETHER / sorted(seconds)[len(seconds) // 2]


def _timed(way: Callable[[int], None], numbers: Iterator[int]) -> float:
    chosen = [next(numbers) for _ in range(TOGETHER)]
    began = time.perf_counter()
    for number in chosen:
        way(number)
    return time.perf_counter() - began


def _bare(repository: Repository, number: int) -> None:
    """The six commands that any such commit needs, with the same settings for durability."""
    index = repository.folder / "bench-index"
    path = f"directory/groups/group-{number}.yml"
    main = "refs/heads/main"
    repository.run("read-tree", main, index=index)
    blob = repository.run("hash-object", "-w", "--stdin", send=f"name: Changed {number}\n".encode()).strip()
    repository.run("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", index=index)
    tree = repository.run("write-tree", index=index).strip()
    commit = repository.run("commit-tree", "-p", main, tree, send=b"Change a group\n").strip()
    repository.run("update-ref", f"refs/heads/bare/{number}", commit, NO_OBJECT)
    index.unlink()


def _deliver(delivery: Delivery, number: int) -> None:
    """A capacity update from the submission to its branch: read, apply, check, summarise, commit, both refs."""
    sent = Submission(
        new_reference(), "capacity", 1, f"group-{number}", TODAY, {"room": "full"}, {}, {"capacity.room": "plenty"}
    )
    kept = Kept(sent, Destination.git, State.sent, datetime.now(UTC), None, None)
    assert delivery.deliver(kept).state is State.pending
