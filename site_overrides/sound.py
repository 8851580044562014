"""Which records an earlier build found sound, so that the house rules look only at those that changed.

What the rules say of a record depends on it and on its surroundings, among which no group is (`AMONG` in schema/rules).
Where the surroundings differ, everything is looked at again.
"""

import hashlib
from datetime import date
from pathlib import Path

from schema.layout import FOLDERS
from schema.locality import DIGEST, Locality
from schema.remembering import write_down
from site_overrides.version import code_digest

_LOOKED_AT = tuple(f"{folder}/" for folder in FOLDERS)
_GROUPS = "groups/"


class Sound:
    """The memory of one directory, in a folder of its own. It holds the digests of files alone."""

    def __init__(self, folder: Path, locality: Locality, today: date) -> None:
        name = hashlib.blake2b(str(locality.directory.absolute()).encode(), digest_size=8).hexdigest()
        self._file = folder / f"{name}.sound"
        self._around = _surroundings(locality, today)
        digests = ((file, digest) for file, digest in locality.digests.items() if file.startswith(_LOOKED_AT))
        self._digests = {file: bytes.fromhex(digest) for file, digest in digests}
        self._kept = self._read()

    def _read(self) -> bytes:
        """The digests that were kept, one after another; none where the surroundings were others."""
        try:
            content = self._file.read_bytes()
        except OSError:
            return b""
        return content.removeprefix(self._around) if content.startswith(self._around) else b""

    def files(self) -> set[str]:
        """The records that are as they were when they were found sound, by their place in the directory."""
        known = {self._kept[at : at + DIGEST] for at in range(0, len(self._kept), DIGEST)}
        return {file for file, digest in self._digests.items() if digest in known}

    def keep(self) -> None:
        """Nothing was wrong with any of them."""
        found = b"".join(self._digests.values())
        if found != self._kept:
            write_down(self._file, self._around + found)


def _surroundings(locality: Locality, today: date) -> bytes:
    """A digest of all that the rules may look at beside a group's own record."""
    others = {file: digest for file, digest in locality.digests.items() if not file.startswith(_GROUPS)}
    parts = (today.isoformat(), sorted(others.items()), sorted(locality.pictures.items()))
    return hashlib.blake2b(repr(parts).encode() + code_digest(), digest_size=32).digest()
