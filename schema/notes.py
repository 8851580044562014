"""Large mappings that are kept between runs: now and then as a whole, and in between only what changed since.

They are void from the moment somebody says so until they are written again: who is cut short in between leaves none.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any

from schema.remembering import recall, write_down

Plain = dict[str, Any]
"""Plain data by name. None stands for nothing."""
WORTH_WRITING = 50
"""One difference in so many entries: then all of it is written anew."""


class Notes:
    """In a file, and in one beside it. `version` says who can read them."""

    def __init__(self, file: FilePath, version: bytes) -> None:
        self._file = file
        self._since = file.with_suffix(".since")
        self._void = file.with_suffix(".void")
        self._version = version
        self._id = b""
        """Of what was written as a whole. Empty while nothing is."""
        self._whole: Sequence[Plain] = ()
        self._stamp: tuple[int, int] | None = None

    def read(self) -> Sequence[Plain]:
        """The mappings that were written; none when they are void, another version's, another user's, or cut short."""
        self._stamp = _stamp_of(self._file)
        self._id, *self._whole = recall(self._file, self._version) or [b""]
        if not self._id or not self._since.exists():
            return self._whole
        changes: Sequence[Plain] | None = recall(self._since, self._id)
        return list(map(_after, self._whole, changes)) if changes else ()

    def void(self) -> None:
        """They are no longer true. Several processes may say so at once."""
        with suppress(FileNotFoundError):
            self._file.replace(self._void)

    def write(self, mappings: Sequence[Plain]) -> None:
        """These are true from now on."""
        changes = list(map(_changes, self._whole, mappings))
        few = sum(map(len, changes)) * WORTH_WRITING < sum(map(len, mappings))
        if not (self._id and few and self._write_changes(changes)):
            self._write_whole(mappings)

    def _write_changes(self, changes: Sequence[Plain]) -> bool:
        """Write them beside the whole. False where that is no longer ours, as another run has written meanwhile."""
        whole = self._void if self._void.exists() else self._file
        if _stamp_of(whole) != self._stamp:
            return False
        try:
            os.utime(whole)  # it is in use, and nobody clears it away
            write_down(self._since, self._id, changes)  # before the whole is true again
            whole.replace(self._file)
        except FileNotFoundError:
            return False
        self._stamp = _stamp_of(self._file)
        return True

    def _write_whole(self, mappings: Sequence[Plain]) -> None:
        self._id, self._whole = os.urandom(16), mappings
        write_down(self._file, self._version, [self._id, *mappings])
        self._stamp = _stamp_of(self._file)
        for each in (self._since, self._void):
            each.unlink(missing_ok=True)


def _stamp_of(file: FilePath) -> tuple[int, int] | None:
    """Of a file whatever it is called, or None where there is none."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def _changes(before: Plain, now: Plain) -> Plain:
    new = {name: value for name, value in now.items() if before.get(name) != value}
    return new | dict.fromkeys(before.keys() - now.keys())


def _after(before: Plain, changes: Plain) -> Plain:
    gone = [name for name, value in changes.items() if value is None]
    now = before | changes
    for name in gone:
        now.pop(name)
    return now
