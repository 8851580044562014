"""GOV.UK Frontend's styles and scripts from node_modules, as a service that is not on GOV.UK may use them.

Its typeface and the crown may only be used on GOV.UK, so the font rules go, and system fonts take their place.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"
OWN = Path(__file__).resolve().parents[1] / "static"
SYSTEM_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Ubuntu,sans-serif'
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class NotInstalled(RuntimeError):
    """The browser libraries are missing. The message says what to run."""


@cache
def asset(name: str) -> tuple[bytes, str] | None:
    """Content and media type of a file that pages ask for, or None when there is no such file."""
    makers = {"frontend.css": _frontend_css, "frontend.js": _frontend_js}
    if name in makers:
        return makers[name](), TYPES[Path(name).suffix]
    own = {path.name: path for path in OWN.iterdir()}
    return (own[name].read_bytes(), TYPES[own[name].suffix]) if name in own else None


def _frontend_css() -> bytes:
    text = _read("govuk-frontend.min.css")
    text = re.sub(r"@font-face\{[^}]*\}", "", text)
    text = re.sub(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}", "", text)
    text = re.sub(r"/\*# sourceMappingURL.*?\*/", "", text)
    return text.replace("GDS Transport,arial,sans-serif", SYSTEM_FONTS).encode()


def _frontend_js() -> bytes:
    return re.sub(r"//# sourceMappingURL.*", "", _read("govuk-frontend.min.js")).encode()


def _read(name: str) -> str:
    try:
        return (FRONTEND / name).read_text("utf-8")
    except FileNotFoundError:
        raise NotInstalled("The forms' browser libraries are not installed. Run: make node_modules/ready") from None


def _version() -> str:
    """Changes when any file does, so that browsers may keep what they have."""
    digest = hashlib.sha256()
    for path in sorted([*OWN.iterdir(), FRONTEND / "govuk-frontend.min.css", Path(__file__)]):
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()[:12]


VERSION = _version()
