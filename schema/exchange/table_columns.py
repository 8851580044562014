"""The columns of our tables: a record with fields inside fields, laid flat into one row, and back.

A column's heading is the way to its field, with dots: `where.address.town`. Where there may be several of something,
they are counted from one: `contacts.1.telephone`. Nothing here names a field: the columns follow from the schemas, with
their descriptions, so a new field has a column at once, unless it is for staff.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schema.definitions import Shape, shape
from schema.exchange.table_cells import Cell, read, written
from schema.problems import Path, Record


@dataclass(frozen=True)
class Column:
    """One column: its heading, and the shape of the field it holds."""

    heading: str
    shape: Shape

    @property
    def description(self) -> str:
        return self.shape.description

    @property
    def example(self) -> Cell:
        return written(self.shape.examples[0]) if self.shape.examples else ""


def columns(outer: Shape, records: Iterable[Record], without: tuple[str, ...] = ()) -> list[Column]:
    """The public columns of records of one shape, in the schema's order: as many of each list as any record has.

    `without` are fields of the record itself that have a table of their own.
    """
    found: defaultdict[Path, set[str | int]] = defaultdict(set)
    for record in records:
        _note(record, (), found)
    inner = {name: each for name, each in outer.properties.items() if name not in without}
    return list(_columns(Shape(outer.schema, inner), (), found))


def columns_of(kind: str, records: Iterable[Record] = ()) -> list[Column]:
    """The columns of one of the `KINDS`; a group's are without its sessions, which are rows."""
    return columns(shape(kind), records, ("sessions",) if kind == "group" else ())


def session_shape() -> Shape:
    """The shape of one session of a group."""
    sessions = shape("group").properties["sessions"].items
    assert sessions is not None
    return sessions


def flat(record: Record) -> dict[str, Cell]:
    """The cells of a record by heading. Empty groups and lists say nothing, and have none."""
    return {heading(path): written(value) for path, value in _leaves(record, ())}


def nested(cells: Mapping[str, Any], outer: Shape) -> Record:
    """The record that cells by heading make. Empty cells, and columns that are no public field, are left out."""
    tree: dict[str | int, Any] = {}
    for name, cell in cells.items():
        path, field = _known(name, outer)
        if field is None or cell is None or cell == "":
            continue
        inside = tree
        for step in path[:-1]:
            inside = inside.setdefault(step, {})
        inside[path[-1]] = read(cell, field)
    record: Record = _listed(tree)
    return record


def is_known(name: str, outer: Shape) -> bool:
    """Is it the heading of a public field of this shape?"""
    return _known(name, outer)[1] is not None


def heading(path: Path) -> str:
    """The heading of a path: `("contacts", 0, "telephone")` is `contacts.1.telephone`."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _columns(inner: Shape, path: Path, found: Mapping[Path, set[str | int]]) -> Iterator[Column]:
    if inner.properties:
        steps: list[Any] = [name for name, each in inner.properties.items() if each.public]
    elif inner.others:
        steps = sorted(found.get(path, ()), key=str)
    elif inner.items and inner.items.properties:
        steps = list(range(max(1, len(found.get(path, ())))))
    else:
        yield Column(heading(path), inner)
        return
    for step in steps:
        deeper = inner.inside(step)
        assert deeper is not None
        yield from _columns(deeper, (*path, step), found)


def _note(value: Any, path: Path, found: Mapping[Path, set[str | int]]) -> None:
    """Remember which languages and how many of each list there are."""
    for step, inner in _inside(value):
        found[path].add(step)
        if isinstance(inner, dict | list):
            _note(inner, (*path, step), found)


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    for step, inner in _inside(value):
        if isinstance(inner, dict) or (isinstance(inner, list) and any(isinstance(each, dict) for each in inner)):
            yield from _leaves(inner, (*path, step))
        elif inner != []:
            yield (*path, step), inner


def _inside(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return [(at, each) for at, each in enumerate(value) if isinstance(each, dict)]


def _known(name: str, outer: Shape) -> tuple[Path, Shape | None]:
    """The path of a heading and the field at its end, if that is public all the way and holds no fields itself."""
    path: Path = tuple(int(step) - 1 if step.isdigit() else step for step in name.split("."))
    field: Shape | None = outer
    for step in path:
        inside, counted = field and field.inside(step), isinstance(step, int)
        public = inside is not None and (counted or inside.public or bool(field and field.others))
        field = inside if public else None
    whole = field is not None and not field.properties and not (field.items and field.items.properties)
    return path, field if whole and not (field and field.others) else None


def _listed(tree: dict[str | int, Any]) -> Any:
    inner = {step: _listed(value) if isinstance(value, dict) else value for step, value in tree.items()}
    if inner and all(isinstance(step, int) for step in inner):
        return [inner[step] for step in sorted(inner, key=int)]
    return inner
