"""Reading refs, commits, folders and files through one git process that stays: starting one costs more than asking.

Git looks at refs and new objects afresh for every question, so nothing read here is older than the question.
"""

import subprocess
import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from forms_server.git.command import GitError

FOLDER_MODE = b"40000"
HASH_BYTES = 20


@dataclass(frozen=True)
class Object:
    """One thing that git keeps."""

    id: str
    kind: str
    """commit, tree or blob."""
    content: bytes


class Reader:
    """Asks `git cat-file --batch`, which is started when first needed and again when it has died."""

    def __init__(self, path: Path, environment: Mapping[str, str]) -> None:
        self._command = ["git", "-C", str(path), "cat-file", "--batch"]
        self._environment = environment
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def get(self, name: str) -> Object | None:
        """What a name such as `refs/heads/main:directory/place.yml` stands for, or None. Raises GitError."""
        if "\n" in name:
            raise GitError("git cat-file: a name may not go over two lines")
        with self._lock:
            for _ in range(2):  # when it has died, another one is asked the same
                try:
                    return self._ask(name)
                except (OSError, ValueError):
                    if self._process:
                        _end(self._process)
                    self._process = None
        raise GitError("git cat-file: it ends without an answer. Is the repository whole? See: git fsck")

    def _ask(self, name: str) -> Object | None:
        process = self._running()
        assert process.stdin and process.stdout
        process.stdin.write(name.encode() + b"\n")
        process.stdin.flush()
        head = process.stdout.readline()
        if head.endswith((b" missing\n", b" ambiguous\n")):
            return None
        id, kind, size = head.split()
        content = process.stdout.read(int(size))
        process.stdout.read(1)
        return Object(id.decode(), kind.decode(), content)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                self._command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=self._environment
            )
            weakref.finalize(self, _end, self._process)
        return self._process

    def commit(self, name: str) -> Object:
        """A commit. Raises GitError when it is not there."""
        found = self.get(f"{name}^{{commit}}")
        if found is None:
            raise GitError(f"git cat-file: there is no commit {name}")
        return found

    def files(self, commit: str, paths: Sequence[str]) -> dict[str, bytes]:
        """The files of a commit by path, those that are there."""
        found = {path: self.get(f"{commit}:{path}") for path in paths}
        return {path: each.content for path, each in found.items() if each and each.kind == "blob"}

    def names(self, commit: str, folder: str) -> Iterator[str]:
        """The paths of all files below a folder in a commit."""
        tree = self.get(f"{commit}:{folder}")
        for mode, name in _entries(tree.content if tree and tree.kind == "tree" else b""):
            path = f"{folder}/{name}"
            if mode == FOLDER_MODE:
                yield from self.names(commit, path)
            else:
                yield path


def _entries(content: bytes) -> Iterator[tuple[bytes, str]]:
    """Mode and name of each entry of a tree, as git keeps it."""
    at = 0
    while at < len(content):
        end = content.index(b"\0", at)
        mode, name = content[at:end].split(b" ", 1)
        yield mode, name.decode("utf-8", "surrogateescape")
        at = end + 1 + HASH_BYTES


def headers(commit: Object) -> tuple[list[tuple[str, str]], str]:
    """The headers and the message of a commit."""
    head, _, message = commit.content.decode("utf-8", "replace").partition("\n\n")
    return [(name, value) for name, _, value in (line.partition(" ") for line in head.splitlines())], message


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the pipes, which ends it, and take its leave."""
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()
    process.wait()
