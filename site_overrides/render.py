"""From a page's dict to its HTML: its template inside its shell."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from site_overrides.icons import Sheet
from site_overrides.shell import Shell, depth_of
from site_overrides.words import Words

View = Mapping[str, Any]
THEME = Path(__file__).parent / "theme"
ShellKey = tuple[str, int]


LinkFrom = Callable[[str], Callable[[str], str]]
"""For the path of a page, what its template calls as `link`."""


class Renderer:
    """Renders the pages of one language. `shells` are by template and depth."""

    def __init__(
        self, words: Words, site: View, shells: Mapping[ShellKey, Shell], link_from: LinkFrom, compiled: Path
    ) -> None:
        self._words = words
        self._site = site
        self._shells = shells
        self._link_from = link_from
        self._compiled = compiled
        self._digests: dict[ShellKey, bytes] = {}

    @cached_property
    def _environment(self) -> Environment:
        """Every value is escaped, and a name that a view lacks is an error."""
        self._compiled.mkdir(parents=True, exist_ok=True)
        return Environment(
            loader=FileSystemLoader(THEME),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=FileSystemBytecodeCache(str(self._compiled)),
        )

    def body(self, template: str, view: View) -> str:
        """The page's own part, its pictures before it."""
        sheet = Sheet()
        html = self._environment.get_template(f"menu/{template}.html").render(
            page=view, site=self._site, t=self._words, link=self._link_from(view["path"]), icon=sheet.use
        )
        return sheet.symbols() + html

    def page(self, template: str, view: View, url: str, body: str) -> bytes:
        """The whole page around its `body`."""
        shell = self._shells[template, depth_of(view["path"])]
        texts = {
            "title": view["title"],
            "description": view["description"],
            "canonical": url + view["path"],
            "path": view["path"],
        }
        return shell.fill(body, texts).encode()

    def digest(self, template: str, path: str) -> bytes:
        """Of everything that goes into a page beside its view."""
        key = (template, depth_of(path))
        if key not in self._digests:
            shell = "\0".join(self._shells[key].pieces).encode()
            self._digests[key] = hashlib.blake2b(shell + self._frame, digest_size=16).digest()
        return self._digests[key]

    @cached_property
    def _frame(self) -> bytes:
        texts = json.dumps([self._site, dict(self._words.texts), dict(self._words.patterns)], sort_keys=True)
        return texts.encode() + templates_digest()


def templates_digest(folder: Path = THEME) -> bytes:
    """Of every template. One changed template may be part of any page, so all of them count for each."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(folder.rglob("*.html")):
        digest.update(f"{file.relative_to(folder)}\0".encode() + file.read_bytes() + b"\0")
    return digest.digest()
