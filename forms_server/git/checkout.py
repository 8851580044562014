"""Moving the main branch: merging in a temporary work tree, and bringing a checked-out main along.

Moving the branch alone would leave the change staged as its own revert where main is checked out.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from forms_server.git.command import GitError
from forms_server.git.repository import Repository


class Dirty(Exception):
    """Somebody has unsaved changes in files that would be touched. The message names them."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__("There are changes that are not committed in: " + ", ".join(paths))
        self.paths = paths


class Clash(Exception):
    """Git cannot join two changes of the same lines. The message names the files."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__("Two changes touch the same lines of: " + ", ".join(paths))
        self.paths = paths


@contextmanager
def temporary(repository: Repository, commit: str) -> Iterator[Path]:
    """A work tree of a commit, away from everybody else's."""
    with tempfile.TemporaryDirectory(prefix="menu-review-") as folder:
        path = Path(folder) / "tree"
        repository.run("worktree", "add", "--quiet", "--detach", str(path), commit)
        try:
            yield path
        finally:
            repository.run("worktree", "remove", "--force", str(path))


class Unsound(Exception):
    """The joined files have errors that were not there before. The message tells them."""


def merge(repository: Repository, base: str, other: str, message: str, errors: Callable[[Path], set[str]]) -> str:
    """The commit that joins `other` into `base` without bringing new `errors`. Moves no ref. Raises Clash, Unsound."""
    with temporary(repository, base) as tree:
        before = errors(tree)
        try:
            repository.run("merge", "--quiet", "--no-ff", "-m", message, other, within=tree)
        except GitError:
            clashing = repository.run("diff", "--name-only", "--diff-filter=U", "-z", within=tree).split("\0")[:-1]
            if clashing:
                raise Clash(clashing) from None
            raise
        new = errors(tree) - before
        if new:
            raise Unsound("The records would not be sound:\n" + "\n".join(sorted(new)))
        return repository.run("rev-parse", "HEAD", within=tree).strip()


def advance(repository: Repository, branch: str, old: str, new: str) -> None:
    """Move a branch forward, and the files with it where it is checked out. Raises Dirty, moving nothing."""
    ref = f"refs/heads/{branch}"
    places = [place for place, checked_out in _work_trees(repository) if checked_out == ref]
    for place in places:
        _must_be_clean(repository, place, repository.changed(old, new))
    if not places:
        repository.move({ref: (old, new)})
    for place in places:
        repository.run("merge", "--quiet", "--ff-only", new, within=place)


def _must_be_clean(repository: Repository, place: Path, touched: list[str]) -> None:
    literal = [f":(top,literal){path}" for path in touched]
    dirty = repository.run("status", "--porcelain", "-z", "--no-renames", "--", *literal, within=place)
    if dirty:
        raise Dirty([entry[3:] for entry in dirty.split("\0")[:-1]])


def _work_trees(repository: Repository) -> list[tuple[Path, str]]:
    """Every work tree, and the full name of the branch it has checked out."""
    found = []
    for entry in repository.run("worktree", "list", "--porcelain").split("\n\n"):
        facts = dict(line.partition(" ")[::2] for line in entry.splitlines())
        if "branch" in facts:
            found.append((Path(facts["worktree"]), facts["branch"]))
    return found
