"""What a column of somebody's spreadsheet can be, and the headings by which it is likely to be that: headings.yml."""

from __future__ import annotations

from pathlib import Path

from schema.reader import read

_FILE = Path(__file__).with_name("headings.yml")

HEADINGS: dict[str, list[str]] = read(_FILE.read_bytes(), _FILE.name)
"""Each field with patterns for the whole heading."""
SEVERAL = ("categories", "keywords", "audience", "access", "areas", "languages", "social_media")
"""Fields whose cells may hold several values."""
YES = frozenset({"yes", "y", "true", "1", "x", "active", "live", "published", "approved", "visible", "listed", "open"})
NO = frozenset({"no", "n", "false", "0", "inactive", "closed", "archived", "hidden", "draft", "defunct", "deleted"})


def truth(cell: str) -> bool | None:
    """Yes, no, or not said."""
    word = cell.strip().casefold()
    return True if word in YES else False if word in NO else None
