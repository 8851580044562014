"""Where the parts of a YAML text are: the extent of each value, and the comments between."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from schema.problems import Path

try:
    from yaml import CSafeLoader as _Loader
except ImportError:
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_COMMENT = re.compile(r"(?<![^\s])#[^\r\n]*")


class Source:
    """A text with its nodes. Positions are in characters; `newline` is the line ending most of its lines have."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
        self.root: yaml.Node | None = yaml.compose(text, _Loader)

    def find(self, path: Path) -> tuple[yaml.Node, bool]:
        """The node at a path, and whether it stands inside brackets or braces. Raises KeyError if there is none."""
        node, inside = self.root, False
        for step in path:
            inside = inside or is_flow(node)
            node = child(node, step)
        if node is None:
            raise KeyError(path)
        return node, inside

    def end(self, node: yaml.Node) -> int:
        """Just behind the last character of a value, before any comment or line end."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        begins, ends = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return begins + len(self.text[begins:ends].rstrip("\r\n"))
        return int(ends)

    def line_start(self, position: int) -> int:
        return self.text.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        """Behind the line's last character, before its line end."""
        ends = self.text.find("\n", position)
        ends = len(self.text) if ends < 0 else ends
        return ends - 1 if self.text[ends - 1 : ends] == "\r" and ends > position else ends

    def next_line(self, position: int) -> int:
        """The start of the line after the one at a position, or the end of the text."""
        ends = self.text.find("\n", position)
        return len(self.text) if ends < 0 else ends + 1

    def dash(self, node: yaml.Node, column: int) -> int:
        """Where the dash of a list's item is: in the list's column, on the item's line or above it."""
        position = self.line_start(node.start_mark.index)
        while self.text[position + column : position + column + 1] != "-":
            position = self.line_start(position - 1)
        return position + column

    def comments(self, begins: int = 0, ends: int | None = None) -> list[str]:
        """Every comment between two positions."""
        ends = len(self.text) if ends is None else ends
        return [self.text[first:last] for first, last in comment_spans(self.text) if begins <= first and last <= ends]


def is_flow(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def child(node: yaml.Node | None, step: str | int) -> yaml.Node:
    """The value of a field or an item."""
    if isinstance(step, int) and isinstance(node, yaml.SequenceNode) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return pair(node, str(step))[1]


def pair(node: yaml.Node | None, key: str) -> tuple[yaml.Node, yaml.Node]:
    """The name and the value of a field. Raises KeyError if it is not there."""
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value == key:
            return name, value
    raise KeyError(key)


def comment_spans(text: str) -> Iterator[tuple[int, int]]:
    """First and last position of every comment: what starts with # between the tokens of a text."""
    behind = 0
    for token in yaml.scan(text, _Loader):
        begins, ends = token.start_mark.index, token.end_mark.index
        yield from _between(text, behind, begins)
        if getattr(token, "style", None) in ("|", ">"):
            yield from _between(text, begins + 1, text.find("\n", begins))
        behind = max(behind, ends)
    yield from _between(text, behind, len(text))


def _between(text: str, begins: int, ends: int) -> Iterator[tuple[int, int]]:
    for found in _COMMENT.finditer(text, begins, ends):
        yield found.start(), found.end()
