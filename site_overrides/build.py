"""One build of the site: what the generator needs before it, and everything that is made when it has rendered."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from schema.locality import Locality
from schema.sharing import in_parts
from site_overrides import icons, records
from site_overrides.assets import app_icons, assets
from site_overrides.booklet.offer import Offer
from site_overrides.editions import Edition, editions
from site_overrides.folder import bring_back, page_file, pages_in, remove
from site_overrides.foreign import as_html
from site_overrides.kept import Kept, KeptFile
from site_overrides.known import Known
from site_overrides.linker import Linker
from site_overrides.links import internal
from site_overrides.manifest import manifest, manifest_path
from site_overrides.offline import Offline, list_path
from site_overrides.press import Made, Press, digest, digest_of
from site_overrides.product_pages import Source
from site_overrides.publish import Publishing
from site_overrides.render import Renderer
from site_overrides.rendered import Rendered, made_from
from site_overrides.shell import Shell, frames
from site_overrides.sitemap import pages_among, sitemap

SEVERAL = 2
"""From so many languages on each is made in a process of its own."""
T = TypeVar("T")


class ShellOf(NamedTuple):
    """Which pages a shell is for."""

    prefix: str
    """The folder of their language."""
    frame: str

    @property
    def source(self) -> str:
        """The name of the shell's page among the generator's own."""
        return f"shell-{self.prefix.rstrip('/')}-{self.frame}.md"


class BuildFailed(Exception):
    """The site is not fit to be shown. Its text says why, a line for each reason."""


class Build:
    """The menu of a locality on a day. `url` is where it is shown, when that is not where place.yml says.

    `kept` is what `memory` held before. Raises MissingLibrary where a library of the browser's is not installed.
    """

    def __init__(
        self, locality: Locality, day: date, site_dir: Path, kept: Kept, memory: KeptFile, url: str | None = None
    ) -> None:
        self.editions = {edition.prefix: edition for edition in editions(locality, day)}
        self.site = self.editions[""].site
        self._offer = Offer(locality)
        self.url = url or self.site["url"]
        self._is_published = url is None
        """While records are edited no device should keep what it is shown."""
        self._site_dir = site_dir
        self._memory = memory
        self._kept = kept
        self._lost = kept.lost()
        self._rendered = Rendered(**self._kept.rendered)
        self._assets = assets()

    @cached_property
    def linker(self) -> Linker:
        """Assets have a few letters that change when they do, so that browsers may keep them for ever."""
        digests = {
            name: hashlib.blake2b(text.encode(), digest_size=4).hexdigest() for name, text in self._assets.items()
        }
        return Linker(self.url, {name: f"{name}?v={digest}" for name, digest in digests.items()})

    @cached_property
    def shells(self) -> list[ShellOf]:
        return [ShellOf(prefix, frame) for prefix in self.editions for frame in frames(prefix)]

    @cached_property
    def _rendered_shells(self) -> dict[ShellOf, Shell]:
        """The shells as they were rendered."""
        return {each: Shell.of(self._rendered.shells[each.source]) for each in self.shells}

    def edition_at(self, path: str) -> Edition:
        """The edition that a page belongs to."""
        return self.editions.get(path.partition("/")[0] + "/", self.editions[""])

    def frame(self, edition: Edition, link: Callable[[str], str], here: str) -> dict[str, Any]:
        """What the frame of a page gets beside the generator's own. `here` is its path in every language's folder."""
        return {
            "site": edition.site,
            "t": edition.menu.words,
            "link": link,
            "icon": icons.inline,
            "here": here,
            "start": edition.prefix,
            "app": {"list": list_path(edition.prefix), "manifest": manifest_path(edition.prefix)}
            if self._is_published
            else None,
        }

    def must_render(self, prose: Mapping[str, Source], settings: bytes) -> bool:
        """Must the generator render the shells and the prose, or is known what it would make of them?"""
        source = made_from(self.editions.values(), self.linker, prose, self._is_published, settings)
        if self._rendered.made_from == source:
            return False
        self._rendered = Rendered(source)
        return True

    def take_shell(self, shell: ShellOf, html: str) -> None:
        self._rendered.shells[shell.source] = as_html(html)

    def take(self, path: str, html: str) -> None:
        """Keep a whole page until the others are made."""
        self._rendered.prose[path] = as_html(html)

    def finish(self, files: set[str]) -> Made:
        """Make every page. `files` are the paths of what else is in the site. Raises BuildFailed."""
        kept = self._kept
        bring_back(self._site_dir, kept.pages)
        before = kept.pages or pages_in(self._site_dir)
        there = {path: key for path, key in kept.pages.items() if path not in self._lost}
        press = Press(self._site_dir, self.url, there, self._memory)
        known = self._publish(press, files)
        gone = set(before) - set(press.made.pages) - files
        for path in gone:
            remove(self._site_dir, path)
        self._check_links(press.made, files, everywhere=bool(gone))
        rendered = self._rendered
        now = Kept(press.made.pages, known, dict(vars(rendered)))
        if press.made.written or gone or now != kept:
            self._memory.save(now)
        return press.made

    def _publish(self, press: Press, files: set[str]) -> dict[str, Known]:
        for path, text in self._assets.items():
            press.file(path, digest(text.encode()), partial(str, text))
        for path, html in self._rendered.prose.items():
            press.ready(path, html)
        offline = self._publish_apps(press, files) if self._is_published else {}
        known = self._in_each(press, partial(self._publish_in, press, self._rendered_shells, offline))
        for each, shell in self._rendered_shells.items():
            press.note_links(f"every {each.prefix}{each.frame} page", internal("", shell.html))
        pages = pages_among(press.made.pages)
        press.file("sitemap.xml", digest_of([self.url, pages]), lambda: sitemap(self.url, pages))
        return {key: each for found in known for key, each in found.items()}

    def _in_each(self, press: Press, work: Callable[[Edition], T]) -> list[T]:
        """What the work answers in each language. What it makes comes together."""
        editions = list(self.editions.values())

        def of(part: range) -> tuple[list[T], Made]:
            with press.apart() as made:
                return [work(editions[at]) for at in part], made

        answers: list[T] = []
        for found, made in in_parts(of, len(editions), SEVERAL):
            press.made.add(made)
            answers += found
        return answers

    def _publish_apps(self, press: Press, files: set[str]) -> dict[str, Offline]:
        """What makes an app of each language, and what will keep its pages on a device."""
        for path, icon in app_icons().items():
            press.file(path, digest(icon), partial(bytes, icon))
        for prefix, edition in self.editions.items():
            said = manifest(edition.site, prefix)
            press.file(manifest_path(prefix), digest(said.encode()), partial(str, said))
        before, pictures = dict(press.made.pages), [path for path in files if path.startswith("pictures/")]
        languages = self.editions.items()
        made = {key: Offline(each, self.editions, self.linker, press, before, pictures) for key, each in languages}
        made[""].make_assets()
        return made

    def _publish_in(
        self, press: Press, shells_of: Mapping[ShellOf, Shell], offline: Mapping[str, Offline], edition: Edition
    ) -> dict[str, Known]:
        shells = {each.frame: shell for each, shell in shells_of.items() if each.prefix == edition.prefix}
        renderer = Renderer(edition.menu.words, edition.site, shells, self.linker, records.CACHE / "templates")
        kept = offline.get(edition.prefix)
        publishing = Publishing(edition.menu, renderer, press, self._kept.groups, self._offer, kept)
        publishing.make()
        return {edition.prefix + key: each for key, each in publishing.known.items()}

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
