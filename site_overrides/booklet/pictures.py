"""Groups' own pictures, as the template of a booklet takes them: a drawing as it is written, any other as its bytes."""

from pathlib import Path

from schema.layout import LARGEST_PICTURE
from site_overrides.booklet.shapes import Picture
from site_overrides.foreign import bare
from site_overrides.views.group import Picture as Shown

_DRAWING, _JPEG = ".svg", (".jpg", ".jpeg")


def picture(directory: Path, shown: Shown | None) -> Picture | None:
    """The picture that a group's page shows. Of many that are too large a booklet could not be sent."""
    file = directory / shown["path"] if shown else None
    if not shown or not file or not file.is_file() or file.stat().st_size > LARGEST_PICTURE:
        return None
    content = file.read_bytes()
    return {
        "content": content.decode() if file.suffix == _DRAWING else list(content),
        "format": "jpg" if file.suffix in _JPEG else file.suffix[1:],
        "words": bare(shown["words"]),
    }
