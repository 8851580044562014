"""The menu as it lies on a memory stick, where no server finds the page of a folder: every link names its file.

Without this a link opens a list of files. What only a server or an app needs is left out, and each page says which day
it is of, for nobody brings a stick up to date.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from site_overrides import words
from site_overrides.foreign import as_html
from site_overrides.offline import WORKER, list_path

_LINK = re.compile(r'\b(href|action)="((?:\.{1,2}/)[^"#?:]*?|)((?:#[^"]*)?)"')
_APP = re.compile(r'<link rel="(?:manifest|apple-touch-icon)"[^>]*>\n?| data-list="[^"]*"')
_MAIN = re.compile(r"<main[^>]*>")
_LEFT_OUT = (WORKER, "404.html", "sitemap.xml")
_LEFT_OUT_ENDS = (".bin", ".webmanifest", list_path(""))


@dataclass(frozen=True)
class Copy:
    """One language of the menu on the stick."""

    prefix: str
    language: str
    note: str
    """HTML that says how old it is."""

    @property
    def name(self) -> str:
        """As its readers name it."""
        return words.load(self.language).name


def copies(site: Path, url: str) -> list[Copy]:
    """Every language of a built menu, the main one first. `url` is where the newest menu is.

    Raises FileNotFoundError where no menu is built.
    """
    main = site / list_path("")
    others = sorted(site.glob(f"*/{list_path('')}"))
    return [_copy(site, each, url) for each in (main, *others)]


def _copy(site: Path, file: Path, url: str) -> Copy:
    said = json.loads(file.read_text(encoding="utf-8"))
    prefix = file.relative_to(site).as_posix().removesuffix(list_path(""))
    text = words.load(said["language"])("offline.stick", day=said["day"])
    return Copy(prefix, said["language"], as_html(f"{escape(text)} {_address(url + prefix)}"))


def _address(url: str) -> str:
    return f'<a href="{escape(url)}"><bdi dir="ltr">{escape(url)}</bdi></a>'


def belongs(path: str) -> bool:
    """Whether a file of the site is any use on a stick."""
    return path not in _LEFT_OUT and not path.endswith(_LEFT_OUT_ENDS)


def as_on_stick(html: str, note: str) -> str:
    """A page with links that name their files, and with the note in front."""
    said = f'<div class="wide"><p class="offline">{note}</p></div>'
    return _MAIN.sub(lambda found: found[0] + said, _LINK.sub(_named, _APP.sub("", html)), count=1)


def _named(found: re.Match[str]) -> str:
    attribute, path, part = found.groups()
    if not path or not path.endswith(("/", "..")):
        return found[0]
    return f'{attribute}="{path.rstrip("/") or "."}/index.html{part}"'


def first_page(title: str, found: list[Copy]) -> str:
    """What is opened first: leads to the menu, and offers each language."""
    links = "\n".join(_language(each) for each in found)
    return (
        f'<!doctype html>\n<html lang="{found[0].language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        '<link rel="icon" href="menu/assets/menu.svg" type="image/svg+xml">\n'
        '<link rel="stylesheet" href="menu/assets/menu.css">\n</head>\n<body>\n'
        f'<main class="wide">\n<h1>{escape(title)}</h1>\n<ul class="links">\n{links}\n</ul>\n</main>\n'
        "</body>\n</html>\n"
    )


def _language(each: Copy) -> str:
    said = f'lang="{each.language}" dir="{words.load(each.language).direction}"'
    return f'<li><a href="menu/{each.prefix}index.html" {said}>{escape(each.name)}</a></li>'


def copy_of(path: str, found: list[Copy]) -> Copy:
    """The language that a page belongs to."""
    return next((each for each in found if each.prefix and path.startswith(each.prefix)), found[0])


def files_in(site: Path) -> Iterator[tuple[str, Path]]:
    """Every file that goes onto a stick, with its path in the site."""
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and not path.startswith(".") and belongs(path):
            yield path, file
