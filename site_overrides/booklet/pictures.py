"""Groups' own pictures, as the template of a booklet takes them: a drawing as it is written, any other as its bytes."""

from pathlib import Path

from site_overrides.booklet.shapes import Picture
from site_overrides.foreign import bare
from site_overrides.views.group import Picture as Shown

LARGEST = 60_000
"""In bytes. A larger one is left out: a booklet of many groups must stay small enough to send and to print."""
_DRAWING, _JPEG = ".svg", (".jpg", ".jpeg")


def picture(directory: Path, shown: Shown | None) -> Picture | None:
    """The picture that a group's page shows, if a booklet has room for it."""
    file = directory / shown["path"] if shown else None
    if not shown or not file or not file.is_file() or file.stat().st_size > LARGEST:
        return None
    content = file.read_bytes()
    return {
        "content": content.decode() if file.suffix == _DRAWING else list(content),
        "format": "jpg" if file.suffix in _JPEG else file.suffix[1:],
        "words": bare(shown["words"]),
    }
