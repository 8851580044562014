"""Where the files of a directory are, and what is in each: one table, and a walk over it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import NamedTuple

SINGLE = {"place.yml": "place", "categories.yml": "categories"}
"""Files that are one record for the whole locality, and their kind."""
SEARCH = {"search/judged.yml": "judged", "search/synonyms.yml": "synonyms"}
"""Files about searching, which a directory may have or not, and their kind."""
FOLDERS = {"venues": "venue", "organisations": "organisation", "groups": "group"}
"""Folders with one file for each record, and their kind. The file's name is the record's id."""
SOURCES = {"sources": "source"}
"""The folder of the lists that records come from: a file for each, and a folder with what was imported last."""
BY_GROUP = {"quality": "quality", "surveys": "survey"}
"""Folders with a folder for each group, and the kind of the files in it. For staff."""
_FOLDER_OF = {kind: folder for folder, kind in (FOLDERS | SOURCES | BY_GROUP).items()}
OTHER_FOLDERS = ("pictures", "sources", "search")
"""Folders whose files other parts of the product read."""
LARGEST_PICTURE = 60_000
"""Bytes of a group's picture that are still quick to load, and small enough to stand in a booklet of many groups."""


class Found(NamedTuple):
    """One file that should be a record: where it is in the directory, its kind, its id and, for staff's, its group."""

    relative: str
    kind: str
    id: str
    group: str = ""


def found(directory: FilePath) -> Iterator[Found]:
    """Every file that should be a record, in a fixed order."""
    for name, kind in (SINGLE | SEARCH).items():
        if (directory / name).is_file():
            yield Found(name, kind, kind)
    for folder, kind in (FOLDERS | SOURCES).items():
        for name in _records(directory / folder):
            yield Found(f"{folder}/{name}", kind, name[:-4])
    for folder, kind in BY_GROUP.items():
        for group in names(directory / folder):
            for name in _records(directory / folder / group):
                yield Found(f"{folder}/{group}/{name}", kind, name[:-4], group)


def file_of(kind: str, id: str, group: str = "") -> str:
    """Where a record of this kind is or would be, relative to the directory."""
    if kind in SINGLE.values():
        return f"{kind}.yml"
    if kind in SEARCH.values():
        return f"search/{kind}.yml"
    folder = _FOLDER_OF[kind]
    return f"{folder}/{group}/{id}.yml" if group else f"{folder}/{id}.yml"


def _records(folder: FilePath) -> list[str]:
    return [name for name in names(folder) if name.endswith(".yml")]


def names(folder: FilePath) -> list[str]:
    """What is in a folder, in a fixed order, without hidden files; nothing if it is no folder."""
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208, names are enough
    except (FileNotFoundError, NotADirectoryError):
        return []
