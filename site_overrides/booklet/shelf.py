"""Where finished booklets wait: a folder of PDFs for each locality, and a list of what they are.

`make booklet` fills it, and a build of the menu publishes what is there. So a build never waits for a booklet, and
never links to one that is not there.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

LIST = "list.json"


@dataclass(frozen=True)
class Bound:
    """A booklet on the shelf."""

    path: str
    """In the site, and on the shelf likewise."""
    inputs: str
    """Digest of what it was made from."""
    groups: list[str]
    """Ids of the groups in it."""
    reach: str
    """Digest of how it says they are reached: see reach.py."""
    made: str
    """The day, YYYY-MM-DD."""
    pages: int
    size: int
    """In bytes."""


def shelf_of(directory: Path, cache: Path, environment: Mapping[str, str] = os.environ) -> "Shelf":
    """Of the locality whose records are in `directory`: the folder BOOKLETS when that is set, else one in `cache`."""
    if folder := environment.get("BOOKLETS"):
        return Shelf(Path(folder))
    name = hashlib.blake2b(str(directory.resolve()).encode(), digest_size=8).hexdigest()
    return Shelf(cache / "booklets" / name)


class Shelf:
    """The booklets in a folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self) -> dict[str, Bound]:
        """What is on the shelf, by path. What is not as it was put there does not count."""
        file = self._folder / LIST
        if not file.is_file():
            return {}
        listed = [Bound(**each) for each in json.loads(file.read_text(encoding="utf-8"))]
        return {each.path: each for each in listed if self._size(each.path) == each.size}

    def _size(self, path: str) -> int:
        file = self._folder / path
        return file.stat().st_size if file.is_file() else -1

    def pdf(self, path: str) -> bytes:
        return (self._folder / path).read_bytes()

    def put(self, path: str, pdf: bytes) -> None:
        """A booklet that `save` lists later. Until then its size keeps the old entry from counting."""
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pdf)

    def save(self, bound: Mapping[str, Bound]) -> None:
        """List what is on the shelf, and take everything else away."""
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = self._folder / f"{LIST}.new"
        beside.write_text(json.dumps([asdict(each) for each in bound.values()], indent=1), encoding="utf-8")
        beside.replace(self._folder / LIST)
        for file in self._folder.rglob("*.pdf"):
            if file.relative_to(self._folder).as_posix() not in bound:
                file.unlink()
