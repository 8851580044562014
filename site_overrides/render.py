"""From a page's dict to its HTML: its template inside its shell."""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from site_overrides.icons import Sheet
from site_overrides.linker import Linker
from site_overrides.shell import Shell, depth_of
from site_overrides.templates import environment, templates_digest
from site_overrides.words import Words

View = Mapping[str, Any]
ShellKey = tuple[str, int]


class Renderer:
    """Renders the pages of one language. `shells` are by template and depth."""

    def __init__(
        self, words: Words, site: View, shells: Mapping[ShellKey, Shell], linker: Linker, compiled: Path
    ) -> None:
        self._words = words
        self._site = site
        self._shells = shells
        self._linker = linker
        self._compiled = compiled
        self._digests: dict[ShellKey, bytes] = {}
        self._root = ""
        self._sheet = Sheet()
        self._links: set[str] = set()

    @cached_property
    def _environment(self) -> Environment:
        called = {"site": self._site, "link": self._link, "icon": self._icon}
        return environment(self._words, called, self._compiled, self._said.hex())

    # These two answer anew on every page. That they are given the context keeps them from being worked out beforehand.

    @pass_context
    def _link(self, _: Context, to: str) -> str:
        self._links.add(to)
        return self._root + self._linker.versioned(to)

    @pass_context
    def _icon(self, _: Context, name: str) -> str:
        return self._sheet.use(name)

    def body(self, template: str, view: View) -> tuple[str, set[str]]:
        """The page's own part, its pictures before it, and the paths it links to."""
        self._root = self._linker.root(view["path"])
        self._sheet, self._links = Sheet(), set()
        html = self._environment.get_template(f"menu/{template}.html").render(page=view)
        return self._sheet.symbols() + html, self._links

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
    def _said(self) -> bytes:
        texts = json.dumps([dict(self._words.texts), dict(self._words.patterns)], sort_keys=True)
        return hashlib.blake2b(texts.encode(), digest_size=8).digest()

    @cached_property
    def _frame(self) -> bytes:
        frame = json.dumps([self._site, self._linker.versions], sort_keys=True).encode()
        return self._said + frame + templates_digest()
