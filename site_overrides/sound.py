"""Which records an earlier build found sound, so that the house rules look only at those that changed.

What the rules say of a record depends on it and on its surroundings, among which no group is (`AMONG` in schema/rules).
Where the surroundings differ, everything is looked at again.
"""

import hashlib
from datetime import date
from pathlib import Path

from schema.layout import FOLDERS
from schema.locality import Locality
from schema.remembering import name_for, recall, write_down
from site_overrides.version import code_digest

_LOOKED_AT = tuple(f"{folder}/" for folder in FOLDERS)
_GROUPS = "groups/"


class Sound:
    """The memory of one directory, in a folder of its own. It holds the digests of files alone."""

    def __init__(self, folder: Path, locality: Locality, today: date) -> None:
        self._file = folder / f"{name_for(locality.directory.absolute())}.sound"
        self._around = _surroundings(locality, today)
        self._digests = {file: digest for file, digest in locality.digests.items() if file.startswith(_LOOKED_AT)}
        self._kept: list[str] = recall(self._file, self._around) or []

    def files(self) -> set[str]:
        """The records that are as they were when they were found sound, by their place in the directory."""
        known = set(self._kept)
        return {file for file, digest in self._digests.items() if digest in known}

    def keep(self) -> None:
        """Nothing was wrong with any of them."""
        found = list(self._digests.values())
        if found != self._kept:
            write_down(self._file, self._around, found)


def _surroundings(locality: Locality, today: date) -> bytes:
    """A digest of all that the rules may look at beside a group's own record."""
    others = {file: digest for file, digest in locality.digests.items() if not file.startswith(_GROUPS)}
    parts = (today.isoformat(), sorted(others.items()), sorted(locality.pictures.items()))
    return hashlib.blake2b(repr(parts).encode() + code_digest(), digest_size=32).digest()
