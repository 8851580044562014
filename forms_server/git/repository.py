"""One repository: reading any commit, and making commits without touching a work tree."""

import copy
import fcntl
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from forms_server.git import command
from forms_server.git.command import Author
from forms_server.git.reader import Reader, headers

NO_OBJECT = "0" * 40
BRANCHES = "refs/heads/submissions/"
OUTCOMES = "refs/submissions/"
OURS = ("refs/heads/submissions/", "refs/submissions/", "refs/remotes/menu/")
"""Where only this service writes refs: a lock left there by a killed git is nobody's."""
STALE = 60.0
"""Seconds after which a lock that others take too, for milliseconds, was left behind."""
MANY_LOOSE = 27
"""Files in one of the 256 folders of loose objects when git itself would tidy up, at about 6,900 in all."""


class Repository:
    """A git repository, bare or with a work tree. All methods raise GitError when git refuses."""

    def __init__(self, path: Path, author: Author, secret: str = "") -> None:
        """`secret` is `user:token` for the remote."""
        self.path = path.resolve()
        self._author = author
        self._secret = secret
        self._hold: tuple[int, ...] = ()
        self._indexes: dict[str, bytes] = {}
        self._reader = Reader(self.path, command.environment(author))
        self.folder = (self.path / self.run("rev-parse", "--git-common-dir").strip()).resolve()
        self._stamp = self._stamped()

    def run(self, *arguments: str, send: bytes = b"", index: Path | None = None, within: Path | None = None) -> str:
        """What a git command prints, run in the repository or `within` one of its work trees."""
        return self.run_bytes(*arguments, send=send, index=index, within=within).decode("utf-8", "replace")

    def run_bytes(
        self, *arguments: str, send: bytes = b"", index: Path | None = None, within: Path | None = None
    ) -> bytes:
        """The same, as bytes."""
        extra = {"GIT_INDEX_FILE": str(index)} if index else None
        return command.run(within or self.path, arguments, self._author, send, self._secret, self._hold, extra)

    @contextmanager
    def locked(self) -> Iterator["Repository"]:
        """Be the only one of us who writes here, across processes; then clear what a killed one left behind.

        Git commands run on what this yields keep the lock open, so it outlives a parent that is killed beside them.
        """
        with (self.folder / "menu-forms.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._read_what_is_here()
            held = copy.copy(self)
            held._hold = (file.fileno(),)
            held._clear_stale_lock(held.folder / "packed-refs.lock", STALE)
            yield held

    def _read_what_is_here(self) -> None:
        """A repository that was put back from a back-up is another one at the same place."""
        if (stamp := self._stamped()) != self._stamp:
            self._reader, self._stamp = Reader(self.path, command.environment(self._author)), stamp

    def _stamped(self) -> tuple[int, int]:
        """Of a file that git leaves alone. The number of a folder alone will not do: disks use them again."""
        config = (self.folder / "config").stat()
        return config.st_ino, config.st_ctime_ns

    def _clear_stale_lock(self, lock: Path, seconds: float = 0) -> None:
        """Only while we hold the repository: then nobody of us is about to use it."""
        with suppress(FileNotFoundError):
            if self._hold and time.time() - lock.stat().st_mtime >= seconds:
                lock.unlink()

    def tidy(self) -> None:
        """Put loose objects and refs together when there are many. Deletes nothing that anything could still need."""
        sample = self.folder / "objects" / "17"
        if sample.is_dir() and sum(1 for _ in sample.iterdir()) > MANY_LOOSE:
            self.run("repack", "-d", "-l", "-q")
            self.run("pack-refs", "--all")

    def refs(self, pattern: str) -> dict[str, str]:
        """Every ref below a folder such as `refs/submissions/`, or the one of that full name, and its commit."""
        listed = self.run("for-each-ref", "--format=%(refname) %(objectname)", pattern)
        return dict(line.split(" ", 1) for line in listed.splitlines())

    def tip(self, ref: str) -> str | None:
        """The commit that a full ref name points to, or None."""
        found = self._reader.get(ref)
        return found.id if found else None

    def read(self, commit: str, paths: Sequence[str]) -> dict[str, bytes]:
        """The files of a commit by path, those that are there."""
        return self._reader.files(commit, paths)

    def names(self, commit: str, *folders: str) -> list[str]:
        """The paths of all files below some folders in a commit."""
        return [name for folder in folders for name in self._reader.names(commit, folder.rstrip("/"))]

    def commit(self, base: str, files: Mapping[str, bytes | None], message: str) -> str:
        """A new commit on `base` with some files put, or taken away where None. Moves no ref."""
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="menu-index-") as folder:
            index = Path(folder) / "index"
            self._begin(index, self.tree(base))
            self._put(files, index)
            tree = self.run("write-tree", index=index).strip()
        return self.commit_tree(tree, [base], message)

    def _begin(self, index: Path, tree: str) -> None:
        """An index that holds a tree. The last one is remembered: main moves seldom, and many commits begin with it."""
        if tree in self._indexes:
            index.write_bytes(self._indexes[tree])
            return
        self.run("read-tree", tree, index=index)
        self._indexes.clear()
        self._indexes[tree] = index.read_bytes()

    def _put(self, files: Mapping[str, bytes | None], index: Path) -> None:
        """`--cacheinfo` refuses a path that climbs out, names git's own folder, or lies where a folder is."""
        changes: list[str] = []
        for path, content in sorted(files.items()):
            if content is None:
                changes += ["--force-remove", path]
            else:
                blob = self.run("hash-object", "-w", "--stdin", send=content).strip()
                changes += ["--cacheinfo", f"100644,{blob},{path}"]
        self.run("update-index", "--add", *changes, index=index)

    def commit_tree(self, tree: str, parents: Sequence[str], message: str) -> str:
        """A commit of a tree. Moves no ref."""
        before = [part for parent in parents for part in ("-p", parent)]
        return self.run("commit-tree", *before, tree, send=message.encode()).strip()

    def move(self, changes: Mapping[str, tuple[str, str]]) -> None:
        """Point refs from an old commit to a new one, all or none; NO_OBJECT where there is none."""
        for ref in changes:
            if ref.startswith(OURS):
                self._clear_stale_lock(self.folder / f"{ref}.lock")
        lines = "".join(f"update {ref}\0{new}\0{old}\0" for ref, (old, new) in changes.items())
        self.run("update-ref", "-z", "--stdin", send=f"start\0{lines}commit\0".encode())

    def message(self, commit: str) -> str:
        """A commit's whole message."""
        return headers(self._reader.commit(commit))[1]

    def parents(self, commit: str) -> list[str]:
        """The commits that a commit was made on."""
        return [value for name, value in headers(self._reader.commit(commit))[0] if name == "parent"]

    def tree(self, commit: str) -> str:
        """The tree of a commit."""
        return dict(headers(self._reader.commit(commit))[0])["tree"]

    def contains(self, tip: str, commit: str) -> bool:
        """Whether `commit` is in the history of `tip`."""
        return not self.run("rev-list", "-1", commit, f"^{tip}").strip()

    def changed(self, old: str, new: str) -> list[str]:
        """The paths that differ between two commits."""
        return self.run("diff-tree", "-r", "-z", "--name-only", "--no-renames", old, new).split("\0")[:-1]

    def diff(self, old: str, new: str) -> str:
        """The difference between two commits, for reading."""
        return self.run("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--end-of-options", old, new)
