"""Opens what a person names as the source of an import: a file, a folder of files, or the address of a feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schema.exchange.entry import Entries
from schema.exchange.reading import SUFFIXES, NotAList, read_files, read_pages
from schema.problems import Record
from scripts.importing.feed import Feed


@dataclass
class Opened:
    """An open list: its files, or the services of a feed."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    address: str = ""
    services: list[Any] = field(default_factory=list)
    feed: Feed | None = None

    def entries(self, source: Record) -> Entries:
        return read_files(self.files, source) if self.files else read_pages([self.services])

    def done(self) -> None:
        """The import is written: what was kept to go on from is not needed any more."""
        if self.feed:
            self.feed.forget()


def open_list(source: str, cache: Path, again: bool, pause: float) -> Opened:
    """Open a list. What was fetched from a feed is kept in `cache`, to go on from there after an interruption."""
    if source.startswith(("http://", "https://")):
        feed = Feed(source, cache, pause)
        if again:
            feed.forget()
        return Opened(address=source, services=feed.services(), feed=feed)
    return Opened(_files(Path(source)))


def _files(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        found = [file for file in sorted(path.iterdir()) if file.suffix.lower() in SUFFIXES]
        if not found:
            raise NotAList(f"There is no list in {path}. It reads {', '.join(SUFFIXES)}.")
        return {file.name: file.read_bytes() for file in found}
    if not path.is_file():
        raise NotAList(f"There is no {path}.")
    return {path.name: path.read_bytes()}
