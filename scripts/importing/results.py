"""Where an import goes: a branch of the repository, ready for review, or the files of the directory themselves."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from forms_server.git.command import Author, GitError
from forms_server.git.repository import NO_OBJECT, Repository
from schema.exchange.contacts import KeptBack

AUTHOR = Author("Community menu", "menu@localhost")
_FILES_A_COMMIT = 500
"""Names of files are given to git as arguments, of which there can be only so many at once."""


class CannotBranch(Exception):
    """There is no repository to make a branch in, or it is not ready. The message says what to do."""


def write_here(directory: Path, files: Mapping[str, str]) -> None:
    """Write files into a directory. Each is moved into its place whole, so an interruption leaves no half file."""
    for relative, text in files.items():
        target = directory / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.new")
        beside.write_text(text, "utf-8", newline="")
        beside.replace(target)


def make_branch(directory: Path, files: Mapping[str, str], name: str, message: str) -> None:
    """One commit on a new branch; the work tree stays as it is. Raises `CannotBranch`."""
    repository, prefix = _repository(directory)
    ref = f"refs/heads/{name}"
    if repository.tip(ref):
        raise CannotBranch(f'There is a branch "{name}" already. Merge or delete it, or give another with --branch.')
    with repository.locked() as held:
        base = held.run("rev-parse", "--verify", "HEAD").strip()
        tip = base
        items = iter(sorted(files.items()))
        while part := list(islice(items, _FILES_A_COMMIT)):
            tip = held.commit(tip, {f"{prefix}{path}": text.encode() for path, text in part}, message)
        tree = held.run("rev-parse", f"{tip}^{{tree}}").strip()
        held.move({ref: (NO_OBJECT, held.commit_tree(tree, [base], message))})


def check_ready(directory: Path) -> None:
    """Can a branch be made from what is here? Raises `CannotBranch` where something is not committed yet."""
    repository, prefix = _repository(directory)
    changed = repository.run("status", "--porcelain", "--", prefix or ".", within=directory.resolve()).strip()
    if changed:
        raise CannotBranch(
            f"There are changes in {directory} that are not committed. Commit them first, or use --here."
        )


def _repository(directory: Path) -> tuple[Repository, str]:
    try:
        repository = Repository(_top(directory), AUTHOR)
        within = directory.resolve().relative_to(repository.path)
        repository.run("rev-parse", "--verify", "HEAD")
    except (GitError, StopIteration, OSError):
        raise CannotBranch(
            f"{directory} is in no git repository with a commit. Use --here to write the files."
        ) from None
    return repository, "" if within == Path() else f"{within.as_posix()}/"


def _top(directory: Path) -> Path:
    """The nearest folder above that git works in."""
    here = directory.resolve()
    return next(each for each in (here, *here.parents) if (each / ".git").exists())


def set_aside(directory: Path, dataset: str, report: str, details: Iterable[tuple[str, KeptBack]]) -> Path:
    """Write the report and the details that wait for consent, in a folder that git never takes."""
    folder = directory.resolve().parent / "set-aside"
    target = folder / dataset
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", "utf-8")
    (target / "report.txt").write_text(report, "utf-8")
    with (target / "contacts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["group", "what", "name", "detail"])
        writer.writerows([_plain(id), each.what, _plain(each.name), _plain(each.value)] for id, each in details)
    return target


def _plain(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
