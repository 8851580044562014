"""Change a few values in a YAML text and leave every other character as it is: comments, order, quotes, line ends.

Each edit touches only the lines of its own field or item. The result is read again and must be exactly the data that
was asked for, or the edit is refused: a wrong guess about the text can stop a change, and can never spoil a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from schema.definitions import KINDS, shape
from schema.edits import Edit, Insert, Remove, Set, applied, refined
from schema.problems import Unreadable, spell
from schema.reader import remembered
from schema.spans import Source, is_flow, pair
from schema.writer import block, entry, flow, in_order, indented, item, same

__all__ = ["Edit", "Insert", "Remove", "Set", "SpliceRefused", "splice"]


SPOILT = (AttributeError, LookupError, TypeError, ValueError)
"""What a step may run into when the one before it went wrong."""


class SpliceRefused(ValueError):
    """The edit leads nowhere, or the text could not be changed by exactly this edit. The text is as it was."""


def splice(text: str, edits: Iterable[Edit], kind: str = "") -> str:
    """The text after all edits, each made on the result of the one before.

    With one of the `KINDS` a new field goes where its schema has it; without, to the end of its group. Raises
    `SpliceRefused`, and `Unreadable` for a text that is no record.
    """
    data = remembered(text, "")
    for edit in edits:
        text, data = _one(text, data, edit, kind)
    return text


def _one(text: str, data: Any, edit: Edit, kind: str) -> tuple[str, Any]:
    wanted = _result(data, edit)
    parts = list(refined(data, edit))
    changed = _made(text, parts, kind, wanted)
    if changed is not None:
        return changed, wanted
    if parts == [edit]:
        raise SpliceRefused(f"{spell(edit.path)} cannot be changed without touching more of the file.")
    for part in parts:  # to say which of them it is
        text, data = _one(text, data, part, kind)
    return text, data


def _made(text: str, parts: Iterable[Edit], kind: str, wanted: Any) -> str | None:
    """The text after the parts, or None when it does not say what is wanted."""
    try:
        for part in parts:
            text = _Splicing(text, kind).make(part)
        return text if same(remembered(text, ""), wanted) else None
    except (Unreadable, yaml.YAMLError, *SPOILT):
        return None


def _result(data: Any, edit: Edit) -> Any:
    try:
        return applied(data, edit)
    except (KeyError, IndexError, TypeError):
        raise SpliceRefused(f"There is no {spell(edit.path)} to change.") from None


class _Splicing:
    """One edit on one text."""

    def __init__(self, text: str, kind: str) -> None:
        self._source = Source(text)
        self._text = text
        self._kind = kind

    def make(self, edit: Edit) -> str:
        if isinstance(edit, Insert):
            return self._insert(edit)
        holder, inside = self._source.find(edit.path[:-1])
        inside = inside or (is_flow(holder) and bool(holder.value))
        step = edit.path[-1]
        known = isinstance(step, int) or any(name.value == step for name, _ in holder.value)
        if isinstance(edit, Remove):
            return self._remove_in_flow(holder, step) if inside else self._remove(edit, holder, step)
        if known:
            return self._replace(edit, holder, step, inside)
        return self._add_in_flow(holder, str(step), edit.value) if inside else self._add(edit, holder, str(step))

    # Values that are there

    def _replace(self, edit: Set, holder: yaml.Node, step: str | int, inside: bool) -> str:
        node, _ = self._source.find(edit.path)
        plain = not isinstance(edit.value, dict | list) and "\n" not in str(edit.value)
        if inside or (plain and isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">")):
            old_is_empty = node.start_mark.index == node.end_mark.index
            return self._cut(
                node.start_mark.index, self._source.end(node), " " * old_is_empty + flow(edit.value, inside)
            )
        begins = self._begins(holder, step, node)
        column = begins - self._source.line_start(begins)
        lines = item(edit.value) if isinstance(step, int) else entry(str(step), in_order(edit.value, self._shape(edit)))
        notes = self._notes(begins, self._source.end(node), lines, column)
        return self._cut(begins, self._source.line_end(self._source.end(node)), self._joined(lines, column), notes)

    def _notes(self, begins: int, ends: int, lines: list[str], column: int) -> str:
        """Comments that stand within what is replaced, to be put above it."""
        comments = self._source.comments(begins, self._source.line_end(ends))
        return "".join(f"{comment}{self._source.newline}{' ' * column}" for comment in comments)

    def _remove(self, edit: Remove, holder: yaml.Node, step: str | int) -> str:
        node, _ = self._source.find(edit.path)
        if len(holder.value) == 1:
            return self._empty(edit, holder)
        begins = self._begins(holder, step, node)
        ends = self._source.next_line(self._source.end(node))
        if self._text[self._source.line_start(begins) : begins].strip():
            return self._cut(begins, self._first_text(ends), "")
        return self._cut(self._source.line_start(begins), ends, "")

    def _first_text(self, position: int) -> int:
        """Where the next field starts, which moves up beside the dash; a comment above it stays on its line."""
        line = self._text[position : self._source.line_end(position)]
        if line.lstrip().startswith("#"):
            return position - len(self._source.newline)
        return position + len(line) - len(line.lstrip())

    def _empty(self, edit: Remove, holder: yaml.Node) -> str:
        """The last of a group or a list is taken away: what remains is empty."""
        nothing: Any = {} if isinstance(holder, yaml.MappingNode) else []
        if not edit.path[:-1]:
            return self._cut(holder.start_mark.index, self._source.end(holder), flow(nothing))
        above, _ = self._source.find(edit.path[:-2])
        return self._replace(Set(edit.path[:-1], nothing), above, edit.path[-2], False)

    # Values that are new

    def _add(self, edit: Set, holder: yaml.Node, step: str) -> str:
        lines = entry(step, in_order(edit.value, self._shape(edit)))
        if not holder.value:
            return self._fill(edit, {step: edit.value})
        column = holder.start_mark.column
        before = self._before(edit, holder, step)
        if before is None:
            begins = holder.value[0][0].start_mark.index
            return self._cut(begins, begins, self._joined(lines, column) + self._source.newline + " " * column)
        return self._below(before, lines, column)

    def _before(self, edit: Set, holder: yaml.Node, step: str) -> yaml.Node | None:
        """The value after which a new field goes; None when it comes first."""
        here = self._shape(edit, up=1)
        order = list(here.properties) if here else []
        if step not in order:
            last: yaml.Node = holder.value[-1][1]
            return last
        earlier = set(order[: order.index(step)])
        found = [value for name, value in holder.value if name.value in earlier]
        return found[-1] if found else None

    def _insert(self, edit: Insert) -> str:
        holder, inside = self._source.find(edit.path)
        if not holder.value and not inside:
            return self._fill(edit, [edit.value])
        if inside or is_flow(holder):
            return self._insert_in_flow(holder, edit)
        column = holder.start_mark.column
        lines = item(in_order(edit.value, self._shape(edit, extra=(0,))))
        if edit.index == len(holder.value):
            return self._below(holder.value[-1], lines, column)
        begins = self._source.dash(holder.value[edit.index], column)
        if edit.index == 0 and self._text[self._source.line_start(begins) : begins].strip():
            return self._cut(begins, begins, self._joined(lines, column) + self._source.newline + " " * column)
        begins = self._above_comments(self._source.line_start(begins), column)
        return self._cut(begins, begins, " " * column + self._joined(lines, column) + self._source.newline)

    def _above_comments(self, position: int, column: int) -> int:
        """Comments in the list's own column, right above an item, belong to the item."""
        while position:
            above = self._source.line_start(position - 1)
            if not self._text[above:position].startswith(" " * column + "#"):
                break
            position = above
        return position

    def _below(self, node: yaml.Node, lines: list[str], column: int) -> str:
        ends = self._source.line_end(self._source.end(node))
        return self._cut(ends, ends, self._source.newline + " " * column + self._joined(lines, column))

    def _fill(self, edit: Set | Insert, value: Any) -> str:
        """Give an empty group or list its first content."""
        path = edit.path[:-1] if isinstance(edit, Set) else edit.path
        if not path:
            node, _ = self._source.find(())
            return self._cut(node.start_mark.index, self._source.end(node), self._joined(block(value), 0))
        above, inside = self._source.find(path[:-1])
        return self._replace(Set(path, value), above, path[-1], inside)

    # Within brackets and braces

    def _remove_in_flow(self, holder: yaml.Node, step: str | int) -> str:
        places = [self._place(each) for each in holder.value]
        at = step if isinstance(step, int) else [name.value for name, _ in holder.value].index(step)
        if len(places) == 1:
            return self._cut(*places[0], "")
        if at + 1 < len(places):
            return self._cut(places[at][0], places[at + 1][0], "")
        return self._cut(places[at - 1][1], places[at][1], "")

    def _add_in_flow(self, holder: yaml.Node, step: str, value: Any) -> str:
        words = f"{flow(step)}: {flow(value)}"
        ends = self._place(holder.value[-1])[1] if holder.value else holder.start_mark.index + 1
        return self._cut(ends, ends, f", {words}" if holder.value else words)

    def _insert_in_flow(self, holder: yaml.Node, edit: Insert) -> str:
        words = flow(edit.value)
        if edit.index < len(holder.value):
            begins = self._place(holder.value[edit.index])[0]
            return self._cut(begins, begins, f"{words}, ")
        ends = self._place(holder.value[-1])[1] if holder.value else holder.start_mark.index + 1
        return self._cut(ends, ends, f", {words}" if holder.value else words)

    def _place(self, each: Any) -> tuple[int, int]:
        """First and last position of an item, or of a field with its name."""
        first, last = each if isinstance(each, tuple) else (each, each)
        return first.start_mark.index, self._source.end(last)

    # Text

    def _begins(self, holder: yaml.Node, step: str | int, node: yaml.Node) -> int:
        if isinstance(step, int):
            return self._source.dash(node, holder.start_mark.column)
        return int(pair(holder, step)[0].start_mark.index)

    def _joined(self, lines: list[str], column: int) -> str:
        """Lines as they stand from a column on, without the first line's own indent."""
        return self._source.newline.join([lines[0], *indented(lines[1:], column)])

    def _cut(self, begins: int, ends: int, instead: str, before: str = "") -> str:
        return self._text[:begins] + before + instead + self._text[ends:]

    def _shape(self, edit: Edit, up: int = 0, extra: tuple[int, ...] = ()) -> Any:
        path = edit.path[: len(edit.path) - up] + extra
        return shape(self._kind).at(path) if self._kind in KINDS else None
