"""The menu's stylesheet and scripts, each written in small files by concern and sent as one.

Read from `theme/` and from the installed browser libraries. Classic scripts only: they also work from a memory stick.
"""

import re
from pathlib import Path

THEME = Path(__file__).parent / "theme"
LIBRARIES = Path(__file__).parent.parent / "node_modules"
STYLES = ("tokens", "base", "parts", "group", "find", "paper", "keeping", "print")
CODES = LIBRARIES / "qrcode-generator" / "dist" / "qrcode.js"
EVERYWHERE = ("foreign", "go", "languages", "lists", "stick", "dates", "whats-on", "offline", "keep")
KEEPING = ("portions", "leaflet", "send", "calendar", "my-list", "my-plan")
SEARCHING = ("words", "spelling", "columns", "index", "meaning", "search")
FINDING = ("choose", "distance", "address", "cards", "near", "find")


_COMMENTS = re.compile(r"^\s*(?:/\*.*?\*/|//[^\n]*)\s*?\n", re.DOTALL | re.MULTILINE)


class MissingLibrary(FileNotFoundError):
    """A browser library is not installed."""


def assets() -> dict[str, str]:
    """The text of each file by its path in the site. Raises MissingLibrary."""
    return {
        "assets/menu.css": "".join(_read(f"css/{name}.css") for name in STYLES),
        "assets/menu.js": "".join(_read(f"js/{name}.js") for name in EVERYWHERE),
        "assets/find.js": without_comments("".join(_read(f"js/{name}.js") for name in SEARCHING + FINDING)),
        "assets/code.js": _library(CODES) + _read("js/code.js"),
        "assets/keeping.js": "".join(_read(f"js/{name}.js") for name in KEEPING),
        "assets/read.js": _read("js/read.js"),
        "assets/offline.js": _read("js/kept-menu.js"),
        "assets/menu.svg": _read("assets/menu.svg"),
        "worker.js": _read("js/worker.js"),
    }


def app_icons() -> dict[str, bytes]:
    """The menu's picture as phones show it among their apps: menu.svg on paper, with room to be cut round."""
    return {f"assets/{file.name}": file.read_bytes() for file in sorted(THEME.glob("assets/icon-*.png"))}


def searching() -> str:
    """The script that searches. It needs no page, so it runs anywhere."""
    return "".join(_read(f"js/{name}.js") for name in ("foreign", *SEARCHING))


def without_comments(script: str) -> str:
    """A script without the comments that have lines of their own: a quarter of what travels."""
    return _COMMENTS.sub("", script)


def _read(name: str) -> str:
    return (THEME / name).read_text(encoding="utf-8")


def _library(file: Path) -> str:
    """Without its note on where a source map is, which is not sent."""
    if not file.is_file():
        name = file.parts[file.parts.index("dist") - 1]
        raise MissingLibrary(f"The browser library {name} is not installed. Run: make build")
    return file.read_text(encoding="utf-8").partition("//# sourceMappingURL=")[0]
