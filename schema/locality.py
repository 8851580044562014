"""A whole directory in memory: every record that fits its schema, and every problem with the others."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import Any

from schema.examining import Learnt, examine_all, read_again
from schema.layout import Found, found, names
from schema.on_demand import OnDemand
from schema.outline import Outline, Outlined, outlines
from schema.problems import Problem, Record
from schema.remembering import name_for
from schema.store import Stamp, Store, stamp_of


@dataclass(frozen=True)
class Locality:
    """The sound records of a directory, by id.

    `quality` and `surveys` hold the staff files of each group by the name of the file. `digests` has the hash of the
    content of every file read, by its place in the directory. A place or categories that could not be read is empty.
    """

    directory: FilePath
    place: Record = field(default_factory=dict)
    categories: Record = field(default_factory=dict)
    venues: Mapping[str, Record] = field(default_factory=dict)
    organisations: Mapping[str, Record] = field(default_factory=dict)
    groups: Mapping[str, Record] = field(default_factory=dict)
    quality: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    surveys: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    sources: Mapping[str, Record] = field(default_factory=dict)
    judged: Record = field(default_factory=dict)
    synonyms: Record = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def pictures(self) -> Mapping[str, int]:
        """The pictures that are there, and how large each is in bytes."""
        folder = self.directory / "pictures"
        files = {name: folder / name for name in names(folder)}
        return {name: file.stat().st_size for name, file in files.items() if file.is_file()}

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """What is asked of every group, without its whole record."""
        return outlines(self.groups)


DIGEST = 16
"""Bytes of the hash of a content."""
_MAY_READ = "See whether it is a file, and whether you may read it."


def load(directory: FilePath | str, cache: FilePath | None = None) -> tuple[Locality, list[Problem]]:
    """Read every record of a directory. `cache` is a folder to remember in what was learnt about each content."""
    return Reader(FilePath(directory), cache).read()


class Reader:
    """Reads a directory, once or again and again: what it has read before and is as it was, it knows."""

    def __init__(self, directory: FilePath, cache: FilePath | None = None) -> None:
        self._directory = directory
        self._cache = cache
        self._store: Store | None = None

    def read(self) -> tuple[Locality, list[Problem]]:
        """Every record, and every problem."""
        name = name_for(self._directory.absolute())
        with _collecting_no_rubbish():
            loading = _Loading(self._directory, Store(self._cache, name, self._store))
            loading.take(list(found(self._directory)))
            loading.store.save()
        self._store = loading.store
        return loading.locality(), loading.problems


@contextmanager
def _collecting_no_rubbish() -> Iterator[None]:
    """Ten thousand new records make Python's collector look through them again and again, and find nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def shown(directory: FilePath | str, relative: str = "") -> str:
    """The name of a file as people see it in problems: from where they stand if it is below, else in full."""
    folder = _nearer(str(directory), os.getcwd())  # noqa: PTH109, asked for each of thousands of problems
    name = "/".join(filter(None, (folder, relative))) or "."
    return os.fsencode(name).decode("utf-8", "backslashreplace")


@lru_cache(maxsize=8)
def _nearer(path: str, here: str) -> str:
    """The path from `here`, or in full if it is not below. Empty where it is `here`."""
    nearer = FilePath(os.path.relpath(path, here))
    said = (FilePath(path) if ".." in nearer.parts else nearer).as_posix()
    return "" if said == "." else said


class _Loading:
    def __init__(self, directory: FilePath, store: Store) -> None:
        self.directory = directory
        self.problems: list[Problem] = []
        self.store = store
        self._base = f"{directory}/"
        self._digests: dict[str, str] = {}
        self._records: dict[str, dict[str, Any]] = {}
        self._outlines: dict[str, Outline] = {}

    def take(self, files: Sequence[Found]) -> None:
        """Read every file, or remember what it says, and keep its record if it is sound."""
        unknown: dict[bytes, tuple[str, bytes]] = {}
        said = [self._read(each, unknown) for each in files]
        learnt = dict(zip(unknown, examine_all(list(unknown.values())), strict=True))
        for key, known in learnt.items():
            self.store.put(key, known)
        for each, known_or_key in zip(files, said, strict=True):
            self._keep(each, *(learnt[known_or_key] if isinstance(known_or_key, bytes) else known_or_key))

    def _read(self, each: Found, unknown: dict[bytes, tuple[str, bytes]]) -> Learnt | bytes:
        """What a file says, or the key of its content among the unknown ones."""
        try:
            stamp = stamp_of(file := self._base + each.relative)
            key = self.store.key_of(each.relative, stamp)
            known: Learnt | None = self.store.get(key) if key else None
            if key is None or known is None:
                key, known = self._open(each, file, stamp, unknown)
        except OSError as error:
            return None, [("", None, f"the file cannot be opened ({error.strerror}).", _MAY_READ, "error", None)], ()
        self._digests[each.relative] = key[-DIGEST:].hex()
        return known or key

    def _open(
        self, each: Found, file: str, stamp: Stamp, unknown: dict[bytes, tuple[str, bytes]]
    ) -> tuple[bytes, Learnt | None]:
        """The key of a file's content, and what is known about it."""
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123, three times as fast
            content = stream.read()
        key = each.kind.encode() + hashlib.blake2b(content, digest_size=DIGEST).digest()
        self.store.see(each.relative, stamp, key)
        known: Learnt | None = self.store.get(key)
        if known is None:
            unknown[key] = each.kind, content
        return key, known

    def _keep(self, each: Found, record: bytes | None, said: list[tuple[Any, ...]], outline: tuple[Any, ...]) -> None:
        if said:
            file = shown(self.directory, each.relative)
            self.problems += (Problem(file, *parts) for parts in said)
        if record is None:
            return
        same_kind = self._records.setdefault(each.kind, {})
        if each.group:
            same_kind = same_kind.setdefault(each.group, {})
        same_kind[each.id] = record
        if outline:
            self._outlines[each.id] = Outline._make(outline)

    def locality(self) -> Locality:
        """Groups are read when they are asked for, as staff's files are: there are thousands of them."""
        groups = self._records.get("group", {})
        return Locality(
            directory=self.directory,
            place=self._one("place"),
            categories=self._one("categories"),
            venues=self._all("venue"),
            organisations=self._all("organisation"),
            groups=Outlined(self._outlines, lambda id: read_again(groups[id])),
            quality=self._by_group("quality"),
            surveys=self._by_group("survey"),
            sources=self._all("source"),
            judged=self._one("judged"),
            synonyms=self._one("synonyms"),
            digests=self._digests,
        )

    def _one(self, kind: str) -> Record:
        return self._all(kind).get(kind, {})

    def _all(self, kind: str) -> dict[str, Record]:
        return {id: read_again(record) for id, record in self._records.get(kind, {}).items()}

    def _by_group(self, kind: str) -> dict[str, Mapping[str, Record]]:
        files: dict[str, dict[str, bytes]] = self._records.get(kind, {})
        return {group: OnDemand(of_group, _reader(of_group)) for group, of_group in files.items()}


def _reader(records: Mapping[str, bytes]) -> Callable[[str], Record]:
    return lambda name: read_again(records[name])
