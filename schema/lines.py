"""On which line of its file each problem is, so that editors and pull requests can point at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path as FilePath

import yaml

from schema.problems import Path, Problem, spell

try:
    from yaml import CSafeLoader as _Loader
except ImportError:
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


def located(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems with their lines, in the order of files and lines."""
    known = cache(_lines)
    lines = ((each, each.line or _nearest(known(each.file), each.path)) for each in problems)
    found = [replace(each, line=line) for each, line in lines]
    return sorted(found, key=lambda problem: (problem.file, problem.line or 0, problem.path, problem.message))


def _nearest(lines: dict[str, int], path: str) -> int | None:
    """The line of a place, or of what it is missing from."""
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path)


def lines_of(text: str) -> dict[str, int]:
    """The line of every place in a text, in the order of the text. Raises `yaml.YAMLError` for what is not YAML."""
    node = yaml.compose(text, _Loader)
    return {spell(path): line for path, line in _places((), node)} if node else {}


def _lines(file: str) -> dict[str, int]:
    try:
        return lines_of(FilePath(file).read_bytes().decode())
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}


def _places(path: Path, node: yaml.Node) -> Iterator[tuple[Path, int]]:
    if not path:
        yield path, 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, str(key.value)), key.start_mark.line + 1
            yield from _places((*path, str(key.value)), value)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + 1
            yield from _places((*path, index), value)
