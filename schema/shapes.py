"""Whether a record fits its schema, and what the schemas say about each property.

`jsonschema-rs` says yes in a few microseconds; only when it says no does `jsonschema` explain, in plain words.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs

from schema.definitions import KINDS, Shape, documents, shape
from schema.formats import FORMATS
from schema.problems import Problem, spell

__all__ = ["KINDS", "Shape", "property_order", "shape", "validate"]


def validate(kind: str, record: Any, file: str = "") -> list[Problem]:
    """Every problem the schema of `kind` (one of `KINDS`) has with a record; none if it is sound."""
    validator = _validator(kind)
    if validator.is_valid(record):
        return []
    from schema.explain import explain  # a large library, and most records never need it

    return explain(kind, record, file) or _as_said(validator, record, file)


def property_order(kind: str) -> list[str]:
    """The fields of a record in the order they are written."""
    return list(shape(kind).properties)


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    registry = jsonschema_rs.Registry(documents().items())
    schema = documents()[f"{kind}.schema.json"]
    return jsonschema_rs.Draft202012Validator(schema, registry=registry, formats=FORMATS, validate_formats=True)


def _as_said(validator: jsonschema_rs.Draft202012Validator, record: Any, file: str) -> list[Problem]:
    """Should the two libraries ever disagree, the stricter one is heard in its own words."""
    return [
        Problem(file, spell(error.instance_path), error.instance, f"{error.message}.", "Correct it.")
        for error in validator.iter_errors(record)
    ]
