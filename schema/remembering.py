"""What a run writes down for the next: plain data, read whole or not at all, and what nobody has used for long goes.

Each file is in Python's `marshal` format: fast, and only data. As `marshal` must not read what strangers wrote, a file
that belongs to another user, is of another version or was cut short is not read.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import tempfile
import time
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path as FilePath
from typing import Any

LONG = 60 * 86_400
"""Seconds. What a directory or a site in use has to remember is written anew more often than that."""
_CHECKSUM = 16
"""Bytes."""


def name_for(about: FilePath) -> str:
    """What the memory of a folder is called."""
    return hashlib.blake2b(str(about).encode(), digest_size=8).hexdigest()


def recall(file: FilePath, version: bytes) -> Any:
    """What `write_down` wrote there for the same version, or None."""
    try:
        found = file.stat()
        if not found.st_size or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
            return None
        with file.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as content:
            return _read(content, version)
    except OSError:
        return None


def _read(content: mmap, version: bytes) -> Any:
    """The value, without a copy of the whole file: it is many megabytes."""
    with memoryview(content) as view, view[len(version) + _CHECKSUM :] as plain:
        if view[: len(version) + _CHECKSUM] != version + _checksum(plain):
            return None
        return marshal.loads(plain)  # noqa: S302 - our own file: its owner and checksum were looked at


def write_down(file: FilePath, version: bytes, value: Any) -> None:
    """Write beside the file and then move, so that nobody ever reads half of it. `value` is plain data."""
    plain = marshal.dumps(value)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    with os.fdopen(handle, "wb") as stream:
        stream.writelines((version, _checksum(plain), plain))
    FilePath(beside).replace(file)
    _forget_old(file.parent)


def _checksum(content: bytes | memoryview) -> bytes:
    return hashlib.sha256(content).digest()[:_CHECKSUM]


def _forget_old(folder: FilePath) -> None:
    """Of directories and sites that are gone, among others those of tests."""
    for each in folder.iterdir():
        with suppress(FileNotFoundError):  # another run may take it away first
            if each.stat().st_mtime < time.time() - LONG:
                each.unlink()
