"""What a device keeps of one language's menu, so that it can be read with no signal.

Pages that belong together travel in one file, a *part*, gzipped, in which each line of HTML that pages share stands
once: two thousand groups in about 1.9 MB, a fifth of what the pages take one by one. `list.json` names the parts with a
digest of each, so that a device fetches again only what changed, and sees that it got what was meant. The day of the
menu stands in it too, in words, for a kept page must say how old it is. The service worker reads all this: see
`theme/js/worker.js`.

Where a page is found: a part either `holds` named paths, or goes `from` a path on, in the order of their characters, to
where the next such part begins. A part begins at a path whose digest says so, not after so many pages, so that a new
group changes one part and not all that follow.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from schema.exchange import ical
from site_overrides.editions import Edition
from site_overrides.folder import page_file
from site_overrides.foreign import bare
from site_overrides.linker import Linker
from site_overrides.press import Press, digest
from site_overrides.views.my_list import leaflets_path

WHOLE_UP_TO = 2000
"""Of a menu with more groups only the main pages are kept: find, what is on, my list."""
PAGES_IN_PART = 128
"""About so many. More would be smaller together, and longer to open on an old telephone."""
MANY = 8
"""Of more main pages than this in a folder, as those of a day of the week, few change together."""
LARGE = 1_000_000
"""Bytes. A part that holds more is packed in half the time, and is a sixteenth larger for it."""
OWN_PATH = "\x01"
"""Stands for the page's own path in its text: else the links to its like in other languages are new lines each time."""
PICTURES_UP_TO = 5_000_000
"""Bytes. More of them are too much for a telephone with little room, and every picture has words."""
LISTED = ("groups", "venues", "categories", "areas", "choices", "a-to-z", "paper")
"""Folders of the many pages. All others are the main pages, which are kept on every device."""
TEXTS = (".css", ".js", ".svg")
WORKER = "worker.js"


class Part(NamedTuple):
    """A file with several texts of the site."""

    path: str
    paths: tuple[str, ...]
    first: bool
    """Whether it is kept on every device, even one that saves data."""

    def place(self) -> dict[str, Any]:
        """How the worker knows what is in it."""
        return {"holds": list(self.paths)} if self.first else {"from": self.paths[0]}


def list_path(prefix: str) -> str:
    """The path of the list of one language, which has its pages in the folder `prefix`."""
    return f"{prefix}offline/list.json"


class Offline:
    """Makes the parts and the list of one language.

    `prefixes` are the languages' folders, and `before` says what each page was made from that was made before those of
    the menu. `pictures` are paths of files that the site holds beside the pages.
    """

    def __init__(
        self,
        edition: Edition,
        prefixes: Iterable[str],
        linker: Linker,
        press: Press,
        before: Mapping[str, bytes],
        pictures: Iterable[str],
    ) -> None:
        self._edition = edition
        self._others = tuple(each for each in prefixes if each and each != edition.prefix)
        self._before = before
        self._pictures = sorted(pictures)
        self._linker = linker
        self._press = press
        self._prefix = edition.prefix
        self._finding = self._part("find", [f"{self._prefix}find/", f"{self._prefix}find/search-data.js"])
        self._parts = [self._assets, self._finding]

    def make_assets(self) -> None:
        """The part that is the same for every language, when they are there."""
        self._make(self._assets, self._before)

    def make_finding(self) -> None:
        """The part with Find and its data, when those are there."""
        self._make(self._finding, self._press.made.pages)

    def make_others(self) -> None:
        """All other parts, when all other pages are there."""
        there = {**self._before, **self._press.made.pages}
        for part in self._other_parts(there):
            self._make(part, there)
            self._parts.append(part)

    def make_list(self) -> None:
        """When all parts are there."""
        said = json.dumps(self._list(), ensure_ascii=False, separators=(",", ":"))
        self._press.file(list_path(self._prefix), digest(said.encode()), lambda: said)

    def _make(self, part: Part, there: Mapping[str, bytes]) -> None:
        key = digest(*(f"{path}\0".encode() + there[path] for path in part.paths))
        self._press.file(part.path, key, partial(self._packed, part))

    @property
    def _assets(self) -> Part:
        paths = [path for path in self._before if path.startswith("assets/") and path.endswith(TEXTS)]
        return Part("offline/assets.bin", tuple(paths), True)

    def _other_parts(self, there: Iterable[str]) -> Iterator[Part]:
        """What My list says, the main pages, and then all others in runs."""
        for at, scripts in enumerate(self._scripts()):
            yield self._part(f"list-{at}", scripts)
        pages = [path for path in there if self._is_page(path)]
        main = sorted(path for path in pages if not self._is_listed(path) and path not in self._finding.paths)
        for name, together in self._by_part(main).items():
            yield self._part(name, together)
        whole = len(self._edition.menu.listed) <= WHOLE_UP_TO
        for run in runs(sorted(set(pages).difference(main))) if whole else ():
            yield self._part(_short(run[0].encode()), run, first=False)

    def _by_part(self, pages: Sequence[str]) -> Mapping[str, list[str]]:
        """Main pages by the name of their part. A folder of many has one of its own."""
        folders: dict[str, list[str]] = {}
        for path in pages:
            first, *more = path.removeprefix(self._prefix).split("/")
            folders.setdefault("-".join([first, *more[:1]]), []).append(path)
        many = {name: found for name, found in folders.items() if len(found) > MANY}
        few = {path for name in folders.keys() - many.keys() for path in folders[name]}
        return {"main": sorted(few), **many}

    def _scripts(self) -> Iterator[list[str]]:
        """What My list says, by portion. The calendars are only kept with the main menu."""
        menu = self._edition.menu
        for at in range(menu.portions):
            yield [leaflets_path(menu, at)] if self._prefix else [leaflets_path(menu, at), ical.script(at)]

    def _part(self, name: str, paths: Sequence[str], first: bool = True) -> Part:
        return Part(f"{self._prefix}offline/{name}.bin", tuple(paths), first)

    def _is_page(self, path: str) -> bool:
        """Is it a page of this language?"""
        if path and not path.endswith("/"):
            return False
        return path.startswith(self._prefix) and not path.startswith(self._others)

    def _is_listed(self, path: str) -> bool:
        return path.removeprefix(self._prefix).partition("/")[0] in LISTED

    def _packed(self, part: Part) -> bytes:
        return packed({self._linker.versioned(path): self._text(path) for path in part.paths})

    def _text(self, path: str) -> str:
        text = (self._press.site / page_file(path)).read_text(encoding="utf-8")
        own = path.removeprefix(self._prefix)
        return text.replace(own, OWN_PATH) if own.endswith("/") else text

    def _light(self) -> Sequence[str]:
        """The pictures, if they are light enough."""
        weight = sum((self._press.site / path).stat().st_size for path in self._pictures)
        return self._pictures if weight <= PICTURES_UP_TO else ()

    def _list(self) -> dict[str, Any]:
        menu = self._edition.menu
        day = menu.words.full_date(menu.today)
        return {
            "day": day,
            "language": menu.words.language,
            "notes": {name: bare(menu.words(f"offline.{name}", day=day)) for name in ("none", "away")},
            "again": bare(menu.words("offline.again")),
            "parts": [self._file(part.path) | self._placed(part) | {"first": part.first} for part in self._parts],
            "pictures": [self._file(path) for path in self._light()],
        }

    def _placed(self, part: Part) -> dict[str, Any]:
        place = part.place()
        return {"holds": [self._linker.versioned(path) for path in place["holds"]]} if part.first else place

    def _file(self, path: str) -> dict[str, Any]:
        content = (self._press.site / path).read_bytes()
        return {"path": path, "digest": hashlib.sha256(content).hexdigest()[:16], "bytes": len(content)}


def runs(paths: Iterable[str]) -> Iterator[list[str]]:
    """The sorted paths in a row, cut before each path whose digest says so: at every 128th, roughly."""
    run: list[str] = []
    for path in paths:
        if run and hashlib.blake2b(path.encode(), digest_size=2).digest()[0] % PAGES_IN_PART == 0:
            yield run
            run = []
        run.append(path)
    if run:
        yield run


def packed(texts: Mapping[str, str]) -> bytes:
    """Texts by path as gzipped JSON: `lines`, and for each path where its lines are in it. Same texts, same bytes."""
    seen: dict[str, int] = {}
    made = {path: [seen.setdefault(line, len(seen)) for line in _cut(path, text)] for path, text in texts.items()}
    whole = json.dumps({"lines": list(seen), "texts": made}, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(whole, compresslevel=6 if len(whole) < LARGE else 5, mtime=0)


def _cut(path: str, text: str) -> list[str]:
    """A page's pictures stand on one line, and other pages share some of them. Nothing shares a script's lines."""
    if path.partition("?")[0].endswith(".js"):
        return [text]
    return text.replace("</symbol>", "</symbol>\0").replace("\n", "\n\0").split("\0")


def _short(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=4).hexdigest()
