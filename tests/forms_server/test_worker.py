"""From the outbox to a branch, on both databases and with real git: nothing lost, nothing doubled."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, select

from forms_server.database.engine import Database
from forms_server.database.models import Task
from forms_server.database.upgrade import upgrade
from forms_server.git import checkout
from forms_server.storage import outbox
from forms_server.storage.submissions import State
from forms_server.worker.deliver import allowed, pending
from tests.forms_server import working
from tests.forms_server.repositories import git, save
from tests.forms_server.working import Bench, group_file


@pytest.fixture
def bench(database: Database, tmp_path: Path) -> Bench:
    return Bench(database, working.repository(tmp_path / "menu"))


@pytest.fixture
def lone_bench(tmp_path: Path) -> Iterator[Bench]:
    """On SQLite alone, for what has nothing to do with the database."""
    database = Database(f"sqlite:///{tmp_path}/forms.sqlite3")
    upgrade(database)
    yield Bench(database, working.repository(tmp_path / "menu"))
    database.engine.dispose()


def main(bench: Bench) -> str:
    return git(bench.repository.path, "rev-parse", "main").strip()


def text_on(bench: Bench, reference: str, group: str) -> str:
    branch = f"refs/heads/submissions/{reference}"
    return bench.repository.read(branch, [group_file(group)])[group_file(group)].decode()


def accept(bench: Bench, reference: str) -> None:
    joined = checkout.merge(
        bench.repository, main(bench), pending(bench.repository)[reference], "Accept", lambda _: set()
    )
    checkout.advance(bench.repository, "main", main(bench), joined)


def tasks(bench: Bench) -> list[tuple[Any, ...]]:
    query = select(Task.state, Task.attempts).order_by(Task.id)
    return [tuple(row) for row in bench.database.read(lambda connection: connection.execute(query).all())]


def test_a_submission_becomes_one_branch_with_a_small_diff(bench: Bench) -> None:
    reference = bench.send("bell-knitters", room="full")
    assert bench.worker.run_until_empty() == 1
    assert bench.kept(reference).state is State.pending
    tip = pending(bench.repository)[reference]
    assert bench.repository.changed(main(bench), tip) == [group_file("bell-knitters")]
    assert bench.repository.diff(main(bench), tip).count("\n-") == 2
    assert tasks(bench) == [("done", 1)]


def test_the_history_holds_neither_answers_nor_people(bench: Bench) -> None:
    reference = bench.send("bell-knitters", room="a secret word")
    bench.worker.run_until_empty()
    message = bench.repository.message(pending(bench.repository)[reference])
    assert "secret" not in message
    assert reference in message
    assert "Author" not in message


def test_many_workers_share_the_work(bench: Bench) -> None:
    references = {
        bench.send(group, sheet=f"sheet-{number}", room=f"{number}") for group in working.GROUPS for number in range(4)
    }
    threads = [threading.Thread(target=bench.worker.run_until_empty) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(pending(bench.repository)) == references
    assert tasks(bench) == [("done", 1)] * 12


def test_a_worker_that_died_is_replaced_when_its_lease_ends(bench: Bench) -> None:
    reference = bench.send("bell-knitters", room="full")
    worker = bench.worker
    bench.database.write(lambda connection: outbox.take(connection, bench.clock(), worker.lease))
    assert worker.run_until_empty() == 0
    bench.clock.pass_by(seconds=121)
    assert worker.run_until_empty() == 1
    assert list(pending(bench.repository)) == [reference]
    assert tasks(bench) == [("done", 2)]


def test_a_worker_that_was_slow_does_not_undo_what_another_did(bench: Bench) -> None:
    bench.send("bell-knitters", room="full")
    slow = bench.database.write(lambda connection: outbox.take(connection, bench.clock(), bench.worker.lease))
    assert slow
    bench.clock.pass_by(seconds=121)
    bench.worker.run_until_empty()
    put_back = bench.database.write(lambda connection: outbox.put_back(connection, slow, "late", bench.clock(), 3))
    assert not put_back
    assert tasks(bench) == [("done", 2)]


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_done_again_after_a_crash_nothing_is_doubled(bench: Bench, steps: int) -> None:
    """The branch is there, but the database never heard: as after a kill between the two."""
    reference = bench.send("bell-knitters", room="full")
    for _ in range(steps):
        bench.delivery.deliver(bench.kept(reference))
    bench.worker.run_until_empty()
    assert list(pending(bench.repository)) == [reference]
    assert git(bench.repository.path, "rev-list", "--count", f"main..submissions/{reference}").strip() == "1"


def test_what_goes_wrong_is_tried_again_later_and_then_left_to_a_person(lone_bench: Bench) -> None:
    bench = lone_bench
    reference = bench.send("bell-knitters", room="full")
    shutil.move(bench.repository.path / ".git" / "objects", bench.repository.path / "away")
    for _ in range(5):
        bench.worker.run_until_empty()
        bench.clock.pass_by(hours=2)
    assert tasks(bench) == [("dead", 3)]
    ((key, error),) = bench.database.read(outbox.dead_ones)
    assert key == f"deliver:{reference}"
    assert "git fsck" in error
    shutil.move(bench.repository.path / "away", bench.repository.path / ".git" / "objects")
    assert bench.database.write(
        lambda connection: outbox.wake(connection, outbox.Kind.deliver, reference, bench.clock())
    )
    bench.worker.run_until_empty()
    assert list(pending(bench.repository)) == [reference]


@pytest.mark.parametrize("answer", ["unusable", "stray"])
def test_answers_that_cannot_become_a_change_wait_for_a_person(lone_bench: Bench, answer: str) -> None:
    lone_bench.send("bell-knitters", None, "capacity", **{answer: "x"})
    lone_bench.worker.run_until_empty()
    assert tasks(lone_bench) == [("dead", 1)]
    assert pending(lone_bench.repository) == {}


def test_a_dead_task_does_not_hold_up_the_others(lone_bench: Bench) -> None:
    lone_bench.send("bell-knitters", unusable="x")
    good = lone_bench.send("chess-club", room="full")
    lone_bench.worker.run_until_empty()
    assert list(pending(lone_bench.repository)) == [good]


def test_a_newer_one_supersedes_a_pending_one(bench: Bench) -> None:
    older = bench.send("bell-knitters", room="full")
    other = bench.send("bell-knitters", sheet="listing-update", cost="paid")
    bench.worker.run_until_empty()
    newer = bench.send("bell-knitters", room="plenty")
    bench.worker.run_until_empty()
    assert set(pending(bench.repository)) == {other, newer}
    assert [bench.kept(reference).state for reference in (older, other, newer)] == ["superseded", "pending", "pending"]


def test_an_older_one_that_comes_late_does_not_supersede(lone_bench: Bench) -> None:
    bench = lone_bench
    older = bench.send("bell-knitters", room="full")
    held = bench.database.write(lambda connection: outbox.take(connection, bench.clock(), bench.worker.lease))
    assert held
    newer = bench.send("bell-knitters", room="plenty")
    bench.worker.run_until_empty()
    bench.clock.pass_by(minutes=3)
    bench.worker.run_until_empty()
    assert list(pending(bench.repository)) == [newer]
    assert bench.kept(older).state is State.superseded


def test_nothing_to_change_is_remembered_and_makes_no_branch(lone_bench: Bench) -> None:
    reference = lone_bench.send("bell-knitters", room="some")
    lone_bench.worker.run_until_empty()
    assert pending(lone_bench.repository) == {}
    assert lone_bench.kept(reference).state is State.unchanged
    save(lone_bench.repository.path, {group_file("bell-knitters"): "name: x\nroom: full\n"})
    assert lone_bench.delivery.deliver(lone_bench.kept(reference)).state is State.unchanged


def test_a_merge_made_by_hand_is_noticed(lone_bench: Bench) -> None:
    reference = lone_bench.send("bell-knitters", room="full")
    lone_bench.worker.run_until_empty()
    accept(lone_bench, reference)
    lone_bench.deliveries.follow()
    assert lone_bench.kept(reference).state is State.accepted
    assert pending(lone_bench.repository) == {}


def test_a_deleted_branch_does_not_come_back(bench: Bench) -> None:
    reference = bench.send("bell-knitters", room="full")
    bench.worker.run_until_empty()
    git(bench.repository.path, "branch", "-D", f"submissions/{reference}")
    bench.deliveries.follow()
    bench.deliveries.set_right()
    bench.worker.run_until_empty()
    assert bench.kept(reference).state is State.declined
    assert pending(bench.repository) == {}


def test_a_pending_branch_is_put_on_the_new_tip_field_by_field(lone_bench: Bench) -> None:
    bench = lone_bench
    reference = bench.send("bell-knitters", {"room": "some"}, room="full")
    bench.worker.run_until_empty()
    save(bench.repository.path, {group_file("bell-knitters"): "name: bell-knitters\nroom: some\ncost: paid\n"})
    bench.deliveries.follow()
    assert text_on(bench, reference, "bell-knitters") == "name: bell-knitters\nroom: full\ncost: paid\n"
    assert bench.repository.parents(pending(bench.repository)[reference]) == [main(bench)]


def test_a_branch_that_main_does_not_touch_stays_as_it_is(lone_bench: Bench) -> None:
    bench = lone_bench
    bench.send("bell-knitters", room="full")
    bench.worker.run_until_empty()
    before = pending(bench.repository)
    save(bench.repository.path, {group_file("chess-club"): "name: Chess\n"})
    bench.deliveries.follow()
    assert pending(bench.repository) == before


def test_nobody_elses_change_is_overwritten(lone_bench: Bench) -> None:
    bench = lone_bench
    reference = bench.send("bell-knitters", {"room": "some", "cost": "free"}, room="full", cost="paid")
    bench.worker.run_until_empty()
    save(bench.repository.path, {group_file("bell-knitters"): "name: bell-knitters\nroom: waiting\ncost: free\n"})
    bench.deliveries.follow()
    assert text_on(bench, reference, "bell-knitters") == "name: bell-knitters\nroom: waiting\ncost: paid\n"


def test_a_branch_that_a_reviewer_edited_is_left_alone(lone_bench: Bench) -> None:
    bench = lone_bench
    reference = bench.send("bell-knitters", room="full")
    bench.worker.run_until_empty()
    git(bench.repository.path, "checkout", "--quiet", f"submissions/{reference}")
    edited = save(bench.repository.path, {group_file("bell-knitters"): "name: Bell Knitters\nroom: full\n"})
    git(bench.repository.path, "checkout", "--quiet", "main")
    save(bench.repository.path, {group_file("bell-knitters"): "name: bell-knitters\nroom: some\ncost: paid\n"})
    bench.deliveries.follow()
    assert pending(bench.repository) == {reference: edited}


class Snapshot:
    """Copies of database and repository at one moment, to be put back later: SQLite only, as a file."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        self.folder = folder
        self.file = Path(str(make_url(str(bench.database.engine.url)).database))
        with bench.database.engine.connect() as connection:
            folder.mkdir()
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql(f"VACUUM INTO '{folder}/forms.sqlite3'")
            connection.exec_driver_sql("BEGIN")
        shutil.copytree(bench.repository.path, folder / "menu")

    def restore_database(self, bench: Bench) -> None:
        bench.database.engine.dispose()
        for extra in self.file.parent.glob("forms.sqlite3*"):
            extra.unlink()
        shutil.copy(self.folder / "forms.sqlite3", self.file)

    def restore_repository(self, bench: Bench, in_place: bool = False) -> None:
        """In place: git's own folder stays the same one, as it may when a disk uses its number again."""
        old = bench.repository.path / ".git" if in_place else bench.repository.path
        for each in old.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        if not in_place:
            old.rmdir()
        shutil.copytree(self.folder / "menu", bench.repository.path, dirs_exist_ok=in_place)


def make_history(bench: Bench, folder: Path) -> tuple[Snapshot, list[str]]:
    """Sent, delivered | snapshot | one accepted, one declined, and one more sent and delivered."""
    early = [bench.send(group, room="full") for group in working.GROUPS]
    bench.worker.run_until_empty()
    waiting = bench.send("bell-knitters", sheet="listing-update", cost="paid")
    snapshot = Snapshot(bench, folder)
    bench.worker.run_until_empty()
    accept(bench, early[0])
    git(bench.repository.path, "branch", "-D", f"submissions/{early[1]}")
    bench.deliveries.follow()
    late = bench.send("chess-club", sheet="listing-update", cost="paid")
    bench.worker.run_until_empty()
    return snapshot, [*early, waiting, late]


def work_on(bench: Bench) -> None:
    bench.clock.pass_by(hours=1)
    bench.deliveries.set_right()
    bench.deliveries.follow()
    bench.worker.run_until_empty()


def test_an_older_database_with_a_newer_repository(lone_bench: Bench, tmp_path: Path) -> None:
    snapshot, (accepted, declined, kept, waiting, late) = make_history(lone_bench, tmp_path / "backup")
    before = pending(lone_bench.repository)
    snapshot.restore_database(lone_bench)
    work_on(lone_bench)
    assert pending(lone_bench.repository) == before
    assert set(before) == {kept, waiting, late}
    states = [lone_bench.kept(reference).state for reference in (accepted, declined, kept, waiting)]
    assert states == ["accepted", "declined", "pending", "pending"]


@pytest.mark.parametrize("in_place", [False, True])
def test_a_newer_database_with_an_older_repository(lone_bench: Bench, tmp_path: Path, in_place: bool) -> None:
    snapshot, (accepted, declined, kept, waiting, late) = make_history(lone_bench, tmp_path / "backup")
    snapshot.restore_repository(lone_bench, in_place)
    work_on(lone_bench)
    assert set(pending(lone_bench.repository)) == {accepted, kept, waiting, late}
    assert lone_bench.kept(accepted).state is State.pending
    assert lone_bench.kept(declined).state is State.declined
    for reference in pending(lone_bench.repository):
        assert git(lone_bench.repository.path, "rev-list", "--count", f"main..submissions/{reference}") == "1\n"
    assert git(lone_bench.repository.path, "fsck", "--strict") == ""


def test_the_files_that_a_submission_may_touch() -> None:
    good = ["groups/a.yml", "quality/a/2026-11-22-K7QF-2M9X.yml", "surveys/a/x.yml", "venues/new.yml"]
    bad = ["groups/b.yml", "quality/b/x.yml", "place.yml", "groups/a.yml/x", "../groups/a.yml", "quality/a/../b/x.yml"]
    assert all(allowed(f"directory/{path}", "directory", "a") for path in good)
    assert not any(allowed(f"directory/{path}", "directory", "a") for path in bad)
    assert not allowed("groups/a.yml", "directory", "a")
