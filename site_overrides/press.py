"""Makes the pages of a site folder: skips what is as it was, writes what changed, and gathers where links lead."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from schema.sharing import in_parts
from site_overrides.folder import read, write
from site_overrides.kept import KeptFile
from site_overrides.lines import Around, line
from site_overrides.links import internal
from site_overrides.render import Renderer, View


def digest(*parts: bytes) -> bytes:
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()


def digest_of(value: Any) -> bytes:
    """Of plain data, whose dicts are always made in the same order."""
    return digest(repr(value).encode())


class Job(NamedTuple):
    """A file that may have to be made: what it is made from, and how."""

    path: str
    key: bytes
    make: Callable[[], str | bytes]


@dataclass
class Made:
    """What came of making pages. Plain data, so that it can come from another process."""

    pages: dict[str, bytes] = field(default_factory=dict)
    """What each page was made from, by path: those that were as they should be among them."""
    written: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    """Where links of the pages that were made lead, with one page that has such a link."""
    lines: dict[str, dict[str, str]] = field(default_factory=dict)
    """New lines of My list's scripts, by the folder of their language and the group's id."""

    def add(self, other: "Made") -> None:
        self.pages.update(other.pages)
        self.written += other.written
        self.links = {**other.links, **self.links}
        for prefix, lines in other.lines.items():
            self.lines.setdefault(prefix, {}).update(lines)


class Press:
    """Makes pages in `site`. `kept` says what those there were made from, and `memory` is told before any change."""

    def __init__(self, site: Path, url: str, kept: Mapping[str, bytes], memory: KeptFile) -> None:
        self.site = site
        self._url = url
        self._kept = kept
        self._memory = memory
        self.made = Made()

    @contextmanager
    def apart(self) -> Iterator[Made]:
        """What is made within stands apart, so that another process can send it."""
        before, self.made = self.made, Made()
        try:
            yield self.made
        finally:
            self.made = before

    def page(self, renderer: Renderer, template: str, path: str, view_digest: bytes, make: Callable[[], View]) -> None:
        """The page of a view, which is only made when its digest or its frame is new."""
        if self.is_new(renderer, template, path, view_digest):
            self.make(renderer, template, make())

    def is_new(self, renderer: Renderer, template: str, path: str, view_digest: bytes) -> bool:
        """Must the page of a view be made? Either way it is one of the site's pages."""
        return not self.has(path, view_digest + renderer.digest(template))

    def make(self, renderer: Renderer, template: str, view: View) -> None:
        path: str = view["path"]
        body, links = renderer.body(template, view)
        self.note_links(path, links)
        self._write(path, renderer.page(template, view, self._url, body))

    def file(self, path: str, content_digest: bytes, make: Callable[[], str | bytes]) -> None:
        """A file that no shell goes around."""
        if not self.has(path, content_digest):
            content = make()
            self._write(path, content.encode() if isinstance(content, str) else content)

    def files(self, jobs: Sequence[Job], enough: int) -> None:
        """Those of many files that are not there as they should be: in several processes from `enough` of them on."""
        paths = set(self.stale({job.path: job.key for job in jobs}))
        stale = [job for job in jobs if job.path in paths]
        self.share(lambda at: self.file(*stale[at]), len(stale), enough)

    def share(self, make: Callable[[int], None], count: int, enough: int) -> None:
        """Make so many pages, each by its number: in several processes from `enough` of them on."""

        def some(part: range) -> Made:
            with self.apart() as made:
                for at in part:
                    make(at)
                return made

        for made in in_parts(some, count, enough):
            self.made.add(made)

    def note_line(self, prefix: str, id: str, value: Any) -> None:
        """What My list, in the language of a folder, is to say of a group that changed."""
        self.made.lines.setdefault(prefix, {})[id] = line(id, value)

    def lines(
        self, script: str, prefix: str, around: Around, ids: Iterable[str], make: Callable[[str], Any]
    ) -> Iterator[str]:
        """The lines of a script: those noted before, those it has, and of groups that it lacks what `make` says."""
        new, former = self.made.lines.get(prefix, {}), around.lines_in(self.former(script))
        return (new.get(id) or former.get(id) or line(id, make(id)) for id in ids)

    def former(self, path: str) -> str:
        """What a file said after the build that is remembered. Ask before it is made again."""
        return read(self.site, path) if path in self._kept else ""

    def was(self, path: str, key: bytes) -> bool:
        """Was a page made from the same when the build that is remembered had ended?"""
        return self._kept.get(path) == key

    def ready(self, path: str, html: str) -> None:
        """A page that is whole already."""
        self.made.pages[path] = digest(html.encode())
        self.note_links(path, internal(path, html))
        self._write(path, html.encode())

    def has(self, path: str, key: bytes) -> bool:
        """Is a page there as it should be? Either way it is one of the site's pages."""
        self.made.pages[path] = key
        return self.was(path, key)

    def stale(self, keys: Mapping[str, bytes]) -> list[str]:
        """Of many pages with what each is to be made from, those that are not there as they should be."""
        self.made.pages.update(keys)
        return [path for path, key in keys.items() if self._kept.get(path) != key]

    def note_links(self, path: str, targets: Iterable[str]) -> None:
        for target in targets:
            self.made.links.setdefault(target.partition("#")[0], path)

    def _write(self, path: str, content: bytes) -> None:
        if write(self.site, path, content, self._memory.forget):
            self.made.written.append(path)
