"""Public records of any shape the schemas allow, full of text that tables and calendars find hard."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from schema.definitions import Shape
from tests.schema.nasty import TEXT

FORMULAS = st.sampled_from(
    ["=1+1", "+44 1632 960123", "-2", "@x", "'=1", "''@x", "'", " =1", "＝1", "a; b", "a\\; b", "\\"]
)
WORDS = (TEXT | FORMULAS).filter(lambda each: each != "" and "\r" not in each)
"""What a text field may hold: records hold no control characters, and no field is empty."""
LINES = WORDS.map(str.strip).filter(bool)


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Any value of a shape, of its public fields alone."""
    if shape.properties:
        fields = {name: values(each) for name, each in shape.properties.items() if each.public}
        return st.fixed_dictionaries({}, optional=fields).filter(bool)
    if shape.others:
        return st.dictionaries(st.sampled_from(["cy", "pl", "zh-Hant"]), values(shape.others), min_size=1)
    if shape.items:
        return st.lists(values(shape.items), min_size=1, max_size=3)
    return _leaf(shape.schema)


def _leaf(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum", [schema.get("const")]))
    if schema["type"] == "boolean":
        return st.booleans()
    if schema["type"] == "integer":
        return st.integers(0, 1000)
    if schema["type"] == "number":
        return st.integers(-9, 10000) | st.floats(-9, 10000).map(lambda each: round(each, 4))
    return LINES if "pattern" in schema else WORDS
