"""What an earlier build left behind, so that only what changed is made again.

It belongs to one folder of the site and to one version of the code and libraries. It is one file in Python's `marshal`
format (plain data, fast), written when a build has ended and taken away before the next one writes its first page: a
build that is cut short leaves none, and the next makes everything again.
"""

import hashlib
import marshal
import os
import sys
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ("jinja2", "cmarkgfm", "nh3", "babel", "mkdocs", "mkdocs-material", "holidays", "python-dateutil")


@dataclass
class Kept:
    """`pages`: what each page was made from, by path. `groups`: what is known of each group, by language and id.

    `rendered`: what the generator made of shells and prose, as `rendered.Rendered` has it.
    """

    pages: dict[str, bytes] = field(default_factory=dict)
    groups: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    rendered: tuple[Any, ...] = ()


class Memory(Protocol):
    """Where what was kept is between builds."""

    def load(self) -> Kept: ...

    def forget(self) -> None: ...

    def save(self, kept: Kept) -> None: ...


class KeptHere:
    """In this process, for a site folder that lives no longer than it."""

    def __init__(self) -> None:
        self._kept = Kept()

    def load(self) -> Kept:
        return self._kept

    def forget(self) -> None:
        self._kept = Kept()

    def save(self, kept: Kept) -> None:
        self._kept = kept


class KeptFile:
    """Where the memory of one site folder is kept."""

    def __init__(self, folder: Path, site_dir: Path) -> None:
        name = hashlib.blake2b(str(site_dir.resolve()).encode(), digest_size=8).hexdigest()
        self._file = folder / f"{name}.kept"
        self._forgotten = False

    def load(self) -> Kept:
        """What was kept, or nothing when it is another version's, another user's, or cut short."""
        try:
            if hasattr(os, "getuid") and self._file.stat().st_uid != os.getuid():
                return Kept()
            content = self._file.read_bytes()
        except OSError:
            return Kept()
        if content[:32] != code_digest() + _digest(content[32:]):
            return Kept()
        return Kept(*marshal.loads(content[32:]))  # noqa: S302 - our own file, checked above

    def forget(self) -> None:
        if not self._forgotten:
            self._file.unlink(missing_ok=True)
            self._forgotten = True

    def save(self, kept: Kept) -> None:
        content = marshal.dumps((kept.pages, kept.groups, kept.rendered))
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self._file.with_suffix(f".{os.getpid()}")
        beside.write_bytes(code_digest() + _digest(content) + content)
        beside.replace(self._file)
        self._forgotten = False


@cache
def code_digest() -> bytes:
    """Of the code and the libraries that turn records into pages."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((sys.version, [version(name) for name in LIBRARIES])).encode())
    for room in ("schema", "site_overrides"):
        for file in sorted((ROOT / room).rglob("*.py")):
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes() + b"\0")
    return digest.digest()


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
