"""Where the links within the menu lead. Looked at in every page that is made, so that none leads nowhere."""

import posixpath
import re
from functools import lru_cache

_LINKING = "href|src|data-cards|data-leaflets|data-source"
_INTERNAL = re.compile(rf'\b(?:{_LINKING})="(?![a-z][a-z+.-]*:|//|#)([^"#?]*)', re.IGNORECASE)


def internal(path: str, html: str) -> set[str]:
    """Where the links of the page at `path` lead within the menu, as paths from its root."""
    folder = path if not path or path.endswith("/") else posixpath.dirname(path) + "/"
    return {resolved(folder, link) for link in _INTERNAL.findall(html) if link}


@lru_cache(maxsize=65536)
def resolved(folder: str, link: str) -> str:
    """Where a link leads, as a path from the menu's root; a folder's path ends with a slash."""
    joined = posixpath.normpath(posixpath.join("/", folder, link))[1:]
    return f"{joined}/" if joined and link.endswith(("/", "..", ".")) else joined
