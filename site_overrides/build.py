"""One build of the site: what the generator needs before it, and everything that is made when it has rendered."""

import hashlib
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from schema.locality import Locality
from site_overrides import icons, records
from site_overrides.assets import assets
from site_overrides.folder import bring_back, page_file, pages_in, remove
from site_overrides.kept import Kept, Memory
from site_overrides.linker import Linker
from site_overrides.links import internal
from site_overrides.menu import Menu
from site_overrides.press import Made, Press, digest
from site_overrides.publish import Publishing
from site_overrides.render import Renderer, ShellKey
from site_overrides.shell import Shell
from site_overrides.sitemap import sitemap
from site_overrides.views.site import site
from site_overrides.words import has_words, load

DEPTHS = {
    "home": (0,), "group": (2,), "ended": (2,), "category": (2, 3), "area": (2, 3), "venue": (2,),
    "whats_on": (1, 2, 3), "a_to_z": (1, 2, 3), "find": (1,), "papers": (1,), "paper": (2,), "not_found": (0,),
}  # fmt: skip
"""How many folders deep the pages of each template are."""
SHELLS = [(template, depth) for template, depths in DEPTHS.items() for depth in depths]


class BuildFailed(Exception):
    """The site is not fit to be shown. Its text says why, a line for each reason."""


def shell_source(key: ShellKey) -> str:
    """The name of the shell's page among the generator's own."""
    return "shell-{}-{}.md".format(*key)


class Build:
    """The menu of a locality on a day. `url` is where it is shown, when that is not where place.yml says."""

    def __init__(self, locality: Locality, day: date, site_dir: Path, url: str | None = None) -> None:
        self._words = load(next((each for each in locality.place["languages"] if has_words(each)), "en"))
        self.menu = Menu(locality, self._words, day)
        self.site = site(self.menu)
        self.url = url or self.site["url"]
        self._site_dir = site_dir
        self._shells: dict[ShellKey, Shell] = {}
        self._ready: dict[str, str] = {}

    @cached_property
    def _assets(self) -> dict[str, str]:
        return assets()

    @cached_property
    def linker(self) -> Linker:
        """Assets have a few letters that change when they do, so that browsers may keep them for ever."""
        digests = {
            name: hashlib.blake2b(text.encode(), digest_size=4).hexdigest() for name, text in self._assets.items()
        }
        return Linker(self.url, {name: f"{name}?v={digest}" for name, digest in digests.items()})

    def frame(self, path: str) -> dict[str, Any]:
        """What the frame of a page gets beside the generator's own."""
        return {"site": self.site, "t": self._words, "link": self.linker.link_from(path), "icon": icons.inline}

    def take_shell(self, key: ShellKey, html: str) -> None:
        self._shells[key] = Shell.of(html)

    def take(self, path: str, html: str) -> None:
        """Keep a whole page until the others are made."""
        self._ready[path] = html

    def finish(self, files: set[str], memory: Memory) -> Made:
        """Make every page. `files` are the paths of what else is in the site. Raises BuildFailed."""
        kept = memory.load()
        bring_back(self._site_dir, kept.pages)
        before = kept.pages or pages_in(self._site_dir)
        press = Press(self._site_dir, self.url, kept.pages, memory.forget)
        known = self._publish(press, kept)
        gone = set(before) - set(press.made.pages) - files
        for path in gone:
            remove(self._site_dir, path)
        self._check_links(press.made, files, everywhere=bool(gone))
        memory.save(Kept(press.made.pages, known))
        return press.made

    def _publish(self, press: Press, kept: Kept) -> dict[str, tuple[Any, ...]]:
        renderer = Renderer(self._words, self.site, self._shells, self.linker, records.CACHE / "templates")
        publishing = Publishing(self.menu, renderer, press, kept.groups)
        publishing.make()
        for path, text in self._assets.items():
            press.file(path, digest(text.encode()), partial(str, text))
        for path, html in self._ready.items():
            press.ready(path, html)
        for key, shell in self._shells.items():
            press.note_links(f"every {key[0]} page", internal("x/" * key[1], shell.html))
        press.ready("sitemap.xml", sitemap(self.url, press.made.pages))
        return {self.menu.prefix + key: tuple(each) for key, each in publishing.known.items()}

    def _check_links(self, made: Made, files: set[str], everywhere: bool) -> None:
        """Pages that were kept are looked at again only when something they may lead to is gone."""
        links = dict(made.links)
        pages = (path for path in made.pages if page_file(path).endswith(".html"))
        for path in pages if everywhere else ():
            html = (self._site_dir / page_file(path)).read_text(encoding="utf-8")
            links.update(dict.fromkeys(internal(path, html), path))
        there = files | set(made.pages)
        broken = sorted((page, to) for to, page in links.items() if to not in there and f"{to}/" not in there)
        if broken:
            lines = [f"{page or 'the home page'}: the link to {to} leads nowhere." for page, to in broken]
            raise BuildFailed("\n".join(lines))
