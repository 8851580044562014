"""Ids for other people's formats: UUIDs (RFC 9562, version 5) that follow from the menu's address and our own ids.

The same group has the same UUID in every export and every build, for as long as the menu keeps its address.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5


@dataclass(frozen=True)
class Ids:
    """The ids of one menu. `site_url` is the menu's address, with its slash."""

    site_url: str

    def of(self, *path: str | int) -> str:
        """The UUID of one thing: `of("groups", "bell-knitters", "sessions", 0)`."""
        return str(uuid5(_namespace(self.site_url), "/".join(map(str, path))))


@cache
def _namespace(site_url: str) -> UUID:
    return uuid5(NAMESPACE_URL, site_url)
