"""The templates of the menu's pages, made ready to be rendered ten thousand times."""

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension

THEME = Path(__file__).parent / "theme"


class _KnownWords(Extension):
    """Puts words without placeholders in when a template is compiled: `t("x")` becomes a filter of a constant."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return re.sub(r'\bt\(("[^"]*")\)', r"(\1 | t)", source)


class _Environment(Environment):
    """Looks a name up as a key first: views are dicts, and asking a dict for an attribute costs an exception."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def make_globals(self, d: Any) -> Any:
        """One plain dict for all templates. A chain of dicts is gone through anew for every import on every page."""
        return super().make_globals(d) if d else self.globals


def environment(words: Callable[..., str], called: Mapping[str, Any], compiled: Path, version: str) -> Environment:
    """Every value is escaped, and a name that a view lacks is an error.

    `called` is what templates may call or read beside their page. Compiled templates are kept in `compiled`, apart for
    each `version` of the words in them.
    """
    folder = compiled / version
    folder.mkdir(parents=True, exist_ok=True)
    made = _Environment(
        loader=FileSystemLoader(THEME),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(folder)),
        extensions=[_KnownWords],
    )
    made.filters["t"] = words
    made.globals.update(called, t=words)
    return made


def templates_digest() -> bytes:
    """Of every template. One changed template may be part of any page, so all of them count for each."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(THEME.rglob("*.html")):
        digest.update(f"{file.relative_to(THEME)}\0".encode() + file.read_bytes() + b"\0")
    return digest.digest()
