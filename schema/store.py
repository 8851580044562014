"""What was learnt about each file's content, kept between runs so that an unchanged file is not examined again.

The key is the content itself (its hash) and the store as a whole belongs to one version of this room's code, schemas
and libraries, so nothing in it can be out of date. A file whose stamp (size, times, place on the disk) is as it was is
not read to find its key. As git does with its index, a stamp is only kept when it is older than the reading by more
than a clock may be coarse, so that a file saved again in the same moment is read again.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path as FilePath
from typing import Any, TypeAlias

import jsonschema_rs
import yaml

from schema.definitions import ROOM
from schema.remembering import recall, write_down

Stamp: TypeAlias = tuple[int, int, int, int]
"""Of a file: its size, when its content and its entry changed (nanoseconds), and its number on the disk."""
COARSE = 2_000_000_000
"""Nanoseconds that the clock of a file system may be coarse."""

WORTH_WRITING = 200
"""One difference in so many files: to examine the few again takes less time than to write down what all of them say."""


class Store:
    """A mapping from content to plain data. Runs at the same time may share one: what the last one wrote stays.

    `before` is the store that this process read the same directory with last, which saves reading its file again.
    """

    def __init__(self, folder: FilePath | None, name: str, before: Store | None = None) -> None:
        self._file = folder / f"{name}.records" if folder else None
        if before is not None and before._file == self._file:
            self._known, self._stamps = before._used, before._seen
        else:
            self._known, self._stamps = (self._file and recall(self._file, version())) or ({}, {})
        self._used: dict[bytes, Any] = {}
        self._seen: dict[str, tuple[Stamp, bytes]] = {}
        self._opened = time.time_ns()

    def get(self, key: bytes) -> Any:
        """What is known about a content, or None."""
        value = self._known.get(key)
        if value is not None:
            self._used[key] = value
        return value

    def put(self, key: bytes, value: Any) -> None:
        self._used[key] = value

    def key_of(self, name: str, stamp: Stamp) -> bytes | None:
        """The key of the content of a file that is as it was, or None."""
        kept = self._stamps.get(name)
        if kept is None or kept[0] != stamp:
            return None
        self._seen[name] = kept
        return kept[1]

    def see(self, name: str, stamp: Stamp, key: bytes) -> None:
        """Keep the stamp that a file had before its content was read, unless it may yet stand for another content."""
        if max(stamp[1:3]) < self._opened - COARSE:
            self._seen[name] = stamp, key

    def save(self) -> None:
        """Keep what this run used, if that differs from what was kept by more than is soon found out again."""
        if self._file and self._differences() > len(self._used) // WORTH_WRITING:
            with suppress(OSError):  # a disk that is full or may not be written on only costs time
                write_down(self._file, version(), (self._used, self._seen))

    def _differences(self) -> int:
        contents = len(self._used.keys() ^ self._known.keys())
        stamps = sum(self._stamps.get(name) is not kept for name, kept in self._seen.items())
        return contents + stamps + len(self._stamps.keys() - self._seen.keys())


def stamp_of(file: str) -> Stamp:
    """Raises OSError where there is no such file."""
    found = os.stat(file)  # noqa: PTH116, thousands are asked for
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


@cache
def version() -> bytes:
    """A digest of everything that decides what is learnt from a content: code, schemas, Python and libraries."""
    digest = hashlib.blake2b(digest_size=16)
    libraries = (yaml.__version__, jsonschema_rs.__version__ if hasattr(jsonschema_rs, "__version__") else "")
    digest.update(repr((sys.version, libraries)).encode())
    for file in sorted((*ROOM.rglob("*.py"), *(ROOM / "records").glob("*.json"))):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.digest()
