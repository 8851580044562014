"""An id out of a name: what a new record's file is called, for ever."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 60


def id_from(name: str, taken: Collection[str] = (), otherwise: str = "new") -> str:
    """Small letters, digits and hyphens, with a number behind when that is taken already.

    A name in letters that have no Latin form, such as Urdu, gives `otherwise`.
    """
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", latin.replace("'", ""))
    base = "-".join(words)[:_LONGEST].strip("-") or otherwise
    number, candidate = 2, base
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate
