"""Pictures from the icon sets that are installed with the theme, drawn in the page itself: no request, no font.

A page names each picture once as a <symbol> and uses it as often as it likes, which keeps long lists small.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

_PATH = re.compile(r'<svg[^>]*viewBox="(?P<box>[^"]+)"[^>]*>(?P<drawing>.*)</svg>', re.DOTALL)


_UNSEEN = Markup('aria-hidden="true" focusable="false"')


class NoSuchIcon(ValueError):
    """An icon that the installed sets do not have."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no picture called {name}. Choose one from the icon sets of Material for MkDocs.")


@cache
def folder() -> Path:
    """Where the installed theme keeps its icon sets. Found without importing the theme."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("Material for MkDocs is not installed. Run: make build")
    return Path(spec.submodule_search_locations[0]) / "templates" / ".icons"


@cache
def drawing(name: str) -> tuple[str, str]:
    """The view box and the drawing of an icon such as `material/flower`. Raises NoSuchIcon."""
    path = folder() / f"{name}.svg"
    match = _PATH.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    if match is None:
        raise NoSuchIcon(name)
    return match["box"], match["drawing"]


def inline(name: str) -> Markup:
    """The whole picture in place. Hidden from screen readers: the words beside it say the same."""
    box, inside = drawing(name)
    return Markup('<svg class="icon" viewBox="{}" {}>{}</svg>').format(box, _UNSEEN, Markup(inside))  # noqa: S704


class Sheet:
    """The pictures of one page. `use` draws one; `symbols` holds every one used, to stand before the first use."""

    def __init__(self) -> None:
        self._used: dict[str, None] = {}

    def use(self, name: str) -> Markup:
        self._used[name] = None
        return _use(name)

    def add(self, other: "Sheet") -> None:
        """Use every picture of another sheet too."""
        self._used |= other._used

    def symbols(self) -> str:
        if not self._used:
            return ""
        symbols = "".join(_symbol(name) for name in self._used)
        # HTML lets no svg be hidden, though browsers do.
        return f'<div hidden><svg width="0" height="0" aria-hidden="true">{symbols}</svg></div>\n'


@cache
def _use(name: str) -> Markup:
    drawing(name)
    return Markup('<svg class="icon" {}><use href="#{}"/></svg>').format(_UNSEEN, _id(name))


@cache
def _symbol(name: str) -> str:
    box, inside = drawing(name)
    return f'<symbol id="{_id(name)}" viewBox="{box}">{inside}</symbol>'


def _id(name: str) -> str:
    return "i-" + name.replace("/", "-")
