"""The list of every page for search engines, as sitemaps.org describes it."""

from collections.abc import Iterable

from markupsafe import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(url: str, paths: Iterable[str]) -> str:
    """`url` is the site's own, with its slash. Only pages count, which have folders' addresses."""
    pages = sorted(path for path in paths if not path or path.endswith("/"))
    return HEAD + "".join(f"<url><loc>{escape(url + path)}</loc></url>\n" for path in pages) + "</urlset>\n"
