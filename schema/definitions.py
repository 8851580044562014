"""The shapes of records as data: the JSON Schemas in records/, with every reference followed.

Annotations of our own stand beside JSON Schema's words, which ignores what it does not know: `visibility` (`public` or
`staff`) on every property; `called` and `remedy` on a kind of value, to say what it is and how to write it; `named` on
choices, to say what each means; `because` on a condition, to say why it is there; `hsds` for the name in Open Referral.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path as FilePath
from typing import Any, TypeAlias

from schema.problems import Path

Schema: TypeAlias = dict[str, Any]

ROOM = FilePath(__file__).parent
KINDS = ("place", "categories", "venue", "organisation", "group", "quality", "survey", "judged", "synonyms", "source")

_LINE = r"^\S(.*\S)?$"
"""The pattern of one line of any text."""


@dataclass(frozen=True)
class Shape:
    """A part of a record: its schema with `$ref` followed, and the shapes inside it in the schema's order."""

    schema: Schema
    properties: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None
    others: Shape | None = None
    """The shape of the values whose keys are not listed, such as translations by language."""

    @property
    def description(self) -> str:
        return str(self.schema.get("description", ""))

    @property
    def examples(self) -> list[Any]:
        return list(self.schema.get("examples", []))

    @property
    def visibility(self) -> str:
        """Who may see it. What does not say is for staff."""
        return str(self.schema.get("visibility", "staff"))

    @cached_property
    def public(self) -> bool:
        """May everybody see it?"""
        return self.visibility == "public"

    @cached_property
    def prose(self) -> bool:
        """Is it words for people, rather than an id, a date, an address or one of some choices?"""
        exact = {"enum", "const", "format"} & self.schema.keys()
        free = self.schema.get("pattern", _LINE) == _LINE
        return self.schema.get("type") == "string" and free and not exact

    def inside(self, step: str | int) -> Shape | None:
        """The shape one step further in, if there is one."""
        return self.items if isinstance(step, int) else self.properties.get(step, self.others)

    def at(self, path: Path) -> Shape | None:
        """The shape at the end of a path, if the path leads anywhere."""
        shape: Shape | None = self
        for step in path:
            shape = shape and shape.inside(step)
        return shape

    def walk(self, path: Path = ()) -> Iterator[tuple[Path, Shape]]:
        """Every property at every depth, with its path; `0` stands for any place in a list, `*` for any key."""
        inner: list[tuple[str | int, Shape | None]] = [*self.properties.items(), (0, self.items), ("*", self.others)]
        for step, shape in inner:
            if shape is not None:
                yield (*path, step), shape
                yield from shape.walk((*path, step))


@cache
def documents() -> Mapping[str, Schema]:
    """Every JSON Schema in records/, by file name, which is also its `$id`."""
    return {file.name: json.loads(file.read_text("utf-8")) for file in sorted((ROOM / "records").glob("*.schema.json"))}


@cache
def shape(kind: str) -> Shape:
    """The shape of a whole record of one of the `KINDS`."""
    name = f"{kind}.schema.json"
    return _shape(documents()[name], name)


def follow(schema: Schema, home: str) -> tuple[Schema, str]:
    """Replace `$ref` by what it points to. Words beside the reference win. Returns the schema and its document."""
    while "$ref" in schema:
        document, _, pointer = schema["$ref"].partition("#")
        home = document or home
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        schema = {**_point(documents()[home], pointer), **beside}
    return schema, home


def _point(document: Schema, pointer: str) -> Schema:
    for step in filter(None, pointer.split("/")):
        document = document[step]
    return document


def _shape(schema: Schema, home: str) -> Shape:
    schema, home = follow(schema, home)
    others = schema.get("additionalProperties")
    return Shape(
        schema,
        {name: _shape(inner, home) for name, inner in schema.get("properties", {}).items()},
        _shape(schema["items"], home) if "items" in schema else None,
        _shape(others, home) if isinstance(others, dict) else None,
    )
