"""The list of every page for search engines, as sitemaps.org describes it."""

from collections.abc import Iterable

from markupsafe import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def pages_among(paths: Iterable[str]) -> list[str]:
    """Those that are in the list, in its order: only pages count, which have folders' addresses."""
    return sorted(path for path in paths if not path or path.endswith("/"))


def sitemap(url: str, pages: Iterable[str]) -> str:
    """`url` is the site's own, with its slash."""
    addresses = escape("\n".join([url + path for path in pages])).split("\n")  # at once: there are thousands
    return HEAD + "".join([f"<url><loc>{each}</loc></url>\n" for each in addresses]) + "</urlset>\n"
