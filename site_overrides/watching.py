"""Notices that something in the locality's folder was saved, while its menu is served.

MkDocs by itself looks at every file twice a second: with ten thousand records that takes a third of a processor, even
while it builds. Here the system tells of changes. As some disks tell nothing (those of networks, and of some
containers), the files are also looked at now and then.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

NOW_AND_THEN = 3.0
"""Seconds."""
SAVED = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent]
"""Reading a file is an event too, which every build would bring about."""

Stamp = tuple[str, int, int]
"""Of a file: where it is, its size, and when it changed (nanoseconds)."""


class Watching(threading.Thread):
    """Tells the handler that it is given of changes in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self._folder = str(folder)
        self._told = threading.Event()
        self._handler = FileSystemEventHandler()
        self._seen = set(_stamps(self._folder))

    def schedule(self, handler: FileSystemEventHandler, path: str, **_: Any) -> None:
        """As watchdog's observers are asked."""
        self._handler = handler

    def run(self) -> None:
        self._listen()
        while True:
            time.sleep(NOW_AND_THEN)
            with suppress(FileNotFoundError):  # it went while it was looked at: there is more to come
                self._look()

    def _look(self) -> None:
        """Tell of what is new since the last look, unless the system has told of it."""
        told = self._told.is_set()
        self._told.clear()
        before, self._seen = self._seen, set(_stamps(self._folder))
        if self._seen != before and not told:
            self._tell()

    def _tell(self) -> None:
        self._handler.dispatch(FileModifiedEvent(self._folder))

    def _listen(self) -> None:
        """Have the system tell us, if it will."""
        listening, system = FileSystemEventHandler(), Observer()
        listening.on_any_event = self._hear  # type: ignore[method-assign]
        with suppress(OSError):
            system.schedule(listening, self._folder, recursive=True, event_filter=SAVED)
            system.start()

    def _hear(self, event: FileSystemEvent) -> None:
        """Of files that are not hidden. What an editor sets aside while it saves is hidden in most."""
        if not Path(os.fsdecode(event.dest_path or event.src_path)).name.startswith("."):
            self._told.set()
            self._tell()


def _stamps(folder: str) -> Iterator[Stamp]:
    """Of every file in a folder and in those within, but for hidden ones."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _stamps(entry.path)
            else:
                said = entry.stat()
                yield entry.path, said.st_size, said.st_mtime_ns
