"""Writing down what the next run may use: whole or not at all, and what nobody has used for long goes."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path as FilePath

LONG = 60 * 86_400
"""Seconds. What a directory or a site in use has to remember is written anew more often than that."""


def write_down(file: FilePath, content: bytes) -> None:
    """Write beside the file and then move, so that nobody ever reads half of it."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    FilePath(beside).replace(file)
    _forget_old(file.parent)


def _forget_old(folder: FilePath) -> None:
    """Of directories and sites that are gone, among others those of tests."""
    for each in folder.iterdir():
        with suppress(FileNotFoundError):  # another run may take it away first
            if each.stat().st_mtime < time.time() - LONG:
                each.unlink()
