"""Git at the edge, with real repositories."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from forms_server.git import checkout
from forms_server.git.command import GitError
from forms_server.git.repository import BRANCHES, NO_OBJECT, OUTCOMES, Repository
from tests.forms_server.repositories import BOT, git, make, save

MAIN = "refs/heads/main"
GROUP = "directory/groups/bell-knitters.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return make(tmp_path / "menu", {GROUP: "name: Bell Knitters\n", "directory/place.yml": "name: Wexcombe\n"})


def tip(repository: Repository) -> str:
    found = repository.tip(MAIN)
    assert found
    return found


def branch(repository: Repository, reference: str, files: dict[str, bytes | None]) -> str:
    made = repository.commit(tip(repository), files, f"Update a group\n\nReference: {reference}\n")
    repository.move({BRANCHES + reference: (NO_OBJECT, made), OUTCOMES + reference: (NO_OBJECT, made)})
    return made


def test_a_commit_touches_neither_work_tree_nor_index_nor_main(repository: Repository) -> None:
    before = tip(repository)
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: Bell Lane Knitters\n"})
    assert git(repository.path, "status", "--porcelain") == ""
    assert tip(repository) == before
    assert repository.changed(before, made) == [GROUP]
    assert repository.read(made, [GROUP, "directory/nothing.yml"]) == {GROUP: b"name: Bell Lane Knitters\n"}
    assert git(repository.path, "log", "-1", "--format=%an %ae %cn", made) == f"{BOT.name} {BOT.email} {BOT.name}\n"


def test_a_commit_holds_nothing_of_another_on_the_same_base(repository: Repository) -> None:
    main = repository.refs(MAIN)[MAIN]
    first, second = (repository.commit(main, {name: b"new"}, "New") for name in ("one.yml", "two.yml"))
    third = repository.commit(first, {"three.yml": b"new"}, "New")
    assert [repository.changed(main, tip) for tip in (first, second)] == [["one.yml"], ["two.yml"]]
    assert repository.changed(main, third) == ["one.yml", "three.yml"]


def test_files_are_added_and_taken_away(repository: Repository) -> None:
    made = branch(repository, "K7QF-2M9X", {"directory/venues/hall.yml": b"name: Hall\n", GROUP: None})
    assert repository.names(made, "directory") == ["directory/place.yml", "directory/venues/hall.yml"]


@pytest.mark.parametrize("path", ["../x", "a/../../x", ".git/config", "/etc/x", "a/.GIT/x", "", "directory/groups"])
def test_a_path_that_is_not_a_records_is_refused(repository: Repository, path: str) -> None:
    with pytest.raises(GitError):
        repository.commit(tip(repository), {path: b"x"}, "No")


@pytest.mark.parametrize("name", ["--upload-pack=touch x", "-x"])
def test_a_name_is_never_taken_for_an_option(repository: Repository, name: str) -> None:
    made = repository.commit(tip(repository), {name: b"x"}, name)
    assert repository.read(made, [name]) == {name: b"x"}


def test_a_branch_is_made_once_and_all_refs_move_or_none(repository: Repository) -> None:
    first = branch(repository, "K7QF-2M9X", {GROUP: b"name: One\n"})
    git(repository.path, "update-ref", "-d", OUTCOMES + "K7QF-2M9X")
    with pytest.raises(GitError):
        branch(repository, "K7QF-2M9X", {GROUP: b"name: Two\n"})
    assert repository.refs(BRANCHES) == {BRANCHES + "K7QF-2M9X": first}
    assert repository.refs(OUTCOMES) == {}


def test_a_lock_that_a_killed_git_left_is_cleared(repository: Repository) -> None:
    branch(repository, "K7QF-2M9X", {GROUP: b"name: One\n"})
    for ref in (BRANCHES, OUTCOMES):
        (repository.folder / ref / "2222-3333.lock").touch()
    with repository.locked() as held:
        branch(held, "2222-3333", {GROUP: b"name: Two\n"})


def test_a_lock_on_all_refs_is_cleared_when_it_is_old(repository: Repository) -> None:
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: One\n"})
    lock = repository.folder / "packed-refs.lock"
    lock.touch()
    with repository.locked() as held, pytest.raises(GitError):
        held.move({BRANCHES + "K7QF-2M9X": (made, NO_OBJECT)})
    os.utime(lock, (0, 0))
    with repository.locked() as held:
        held.move({BRANCHES + "K7QF-2M9X": (made, NO_OBJECT)})
    assert repository.refs(BRANCHES) == {}


def test_many_loose_objects_are_put_together_and_nothing_is_lost(repository: Repository) -> None:
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: One\n"})
    sample = repository.folder / "objects" / "17"
    sample.mkdir(exist_ok=True)
    for number in range(28):
        content = f"{number}".encode()
        repository.run("hash-object", "-w", "--stdin", send=content)
        (sample / f"{number:038}").touch()
    with repository.locked() as held:
        held.tidy()
    assert repository.refs(BRANCHES) == {BRANCHES + "K7QF-2M9X": made}
    assert repository.read(made, [GROUP]) == {GROUP: b"name: One\n"}
    assert list((repository.folder / "objects" / "pack").glob("*.pack"))


def test_one_writer_at_a_time(repository: Repository) -> None:
    inside: list[int] = []
    most: list[int] = []

    def write(number: int) -> None:
        with repository.locked() as held:
            inside.append(number)
            made = held.commit(tip(held), {GROUP: f"name: {number}\n".encode()}, "Change")
            held.move({MAIN: (tip(held), made)})
            most.append(len(inside))
            inside.remove(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 6
    assert git(repository.path, "rev-list", "--count", "main").strip() == "7"


KILLED = """
import sys, subprocess
from pathlib import Path
from forms_server.git.repository import Repository
from forms_server.git.command import Author
with Repository(Path(sys.argv[1]), Author("a", "a@example.org")).locked() as held:
    subprocess.Popen(["sleep", "600"], pass_fds=held._hold, stdout=subprocess.DEVNULL)
    print("locked", flush=True)
    sys.stdin.read()
"""


def test_the_lock_outlives_a_killed_parent_until_its_git_ends(repository: Repository) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(repository.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"locked\n"
    parent.kill()
    parent.wait()
    lock = ["flock", "--nonblock", str(repository.folder / "menu-forms.lock"), "true"]
    assert subprocess.run(lock).returncode == 1
    os.killpg(parent.pid, signal.SIGKILL)
    with repository.locked():
        pass


def test_the_persons_own_configuration_is_not_used(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".gitconfig").write_text("[user]\n\tname = Somebody Else\n[core]\n\thooksPath = /nowhere\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody Else")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: One\n"})
    assert "Somebody" not in repository.run("cat-file", "-p", made)


def test_history_is_known(repository: Repository) -> None:
    before = tip(repository)
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: One\n"})
    assert repository.contains(made, before)
    assert not repository.contains(before, made)
    assert repository.parents(made) == [before]
    assert repository.message(made).startswith("Update a group")
    assert "+name: One" in repository.diff(before, made)


def accept(repository: Repository, made: str) -> str:
    before = tip(repository)
    joined = checkout.merge(repository, before, made, "Accept K7QF-2M9X", lambda tree: set())
    checkout.advance(repository, "main", before, joined)
    return joined


def test_accepting_brings_the_checked_out_main_along(repository: Repository) -> None:
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: Bell Lane Knitters\n"})
    (repository.path / "directory/place.yml").write_text("name: Elsewhere\n")
    accept(repository, made)
    assert (repository.path / GROUP).read_text() == "name: Bell Lane Knitters\n"
    assert git(repository.path, "status", "--porcelain") == " M directory/place.yml\n"
    assert git(repository.path, "worktree", "list").count("\n") == 1


def test_accepting_is_refused_where_touched_files_are_dirty(repository: Repository) -> None:
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: Bell Lane Knitters\n"})
    before = tip(repository)
    (repository.path / GROUP).write_text("name: My own words\n")
    with pytest.raises(checkout.Dirty, match="bell-knitters"):
        accept(repository, made)
    assert tip(repository) == before
    assert (repository.path / GROUP).read_text() == "name: My own words\n"


def test_accepting_works_where_main_is_not_checked_out(repository: Repository) -> None:
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: Bell Lane Knitters\n"})
    git(repository.path, "checkout", "--quiet", "-b", "mine")
    joined = accept(repository, made)
    assert tip(repository) == joined
    assert (repository.path / GROUP).read_text() == "name: Bell Knitters\n"


def test_a_clash_is_named_and_leaves_nothing_behind(repository: Repository) -> None:
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: Bell Lane Knitters\n"})
    save(repository.path, {GROUP: "name: Bell Street Knitters\n"})
    with pytest.raises(checkout.Clash, match="bell-knitters"):
        accept(repository, made)
    assert git(repository.path, "worktree", "list").count("\n") == 1


def test_what_brings_a_new_error_is_not_merged_and_an_old_error_stops_nothing(repository: Repository) -> None:
    made = branch(repository, "K7QF-2M9X", {GROUP: b"name: Bell Lane Knitters\n"})

    def new_error(tree: Path) -> set[str]:
        return {"old"} | ({"new"} if "Lane" in (tree / GROUP).read_text() else set())

    with pytest.raises(checkout.Unsound, match="new"):
        checkout.merge(repository, tip(repository), made, "No", new_error)
    assert git(repository.path, "worktree", "list").count("\n") == 1
    assert checkout.merge(repository, tip(repository), made, "Yes", lambda tree: {"old"})
