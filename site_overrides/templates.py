"""The templates of the menu's pages, made ready to be rendered ten thousand times."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer

THEME = Path(__file__).parent / "theme"
FUNCTIONS = ("t", "icon", "link")
"""What every template calls."""


class _CallsAsFilters(NodeTransformer):
    """Makes `icon(x)` of a template `x | icon`, and the same of the other functions that all templates call.

    A filter is called straight away, a function by way of several questions about it. And a filter of a constant is
    worked out once, when the template is compiled: so are all words without placeholders.
    """

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        called = node.node
        if not isinstance(called, nodes.Name) or called.name not in self._names or not node.args:
            return node
        first, *more = node.args
        return nodes.Filter(first, called.name, more, node.kwargs, None, None, lineno=node.lineno)


class _Environment(Environment):
    """Looks a name up as a key first: views are dicts, and asking a dict for an attribute costs an exception."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def make_globals(self, d: Any) -> Any:
        """One plain dict for all templates. A chain of dicts is gone through anew for every import on every page."""
        return super().make_globals(d) if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        _CallsAsFilters(FUNCTIONS).visit(parsed)
        return parsed


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
    )
    made.globals.update(called, t=words)
    made.filters.update({name: made.globals[name] for name in FUNCTIONS})
    return made


def templates_digest() -> bytes:
    """Of every template. One changed template may be part of any page, so all of them count for each."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(THEME.rglob("*.html")):
        digest.update(f"{file.relative_to(THEME)}\0".encode() + file.read_bytes() + b"\0")
    return digest.digest()
