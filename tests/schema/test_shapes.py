"""The schemas say enough about every property, and the two validators agree."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schema.definitions import documents
from schema.shapes import KINDS, Shape, property_order, shape, validate

PROPERTIES = [
    pytest.param(inner, id=f"{kind}:{'.'.join(map(str, path))}")
    for kind in KINDS
    for path, inner in shape(kind).walk()
    if isinstance(path[-1], str) and path[-1] != "*"
]


@pytest.mark.parametrize("document", documents(), ids=str)
def test_schemas_are_schemas(document: str) -> None:
    Draft202012Validator.check_schema(documents()[document])


@pytest.mark.parametrize("inner", PROPERTIES)
def test_every_property_is_described_with_an_example_and_who_may_see_it(inner: Shape) -> None:
    assert inner.description.endswith((".", "?"))
    assert inner.examples
    assert inner.schema.get("visibility") in ("public", "staff")


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_fits(kind: str) -> None:
    for path, inner in shape(kind).walk():
        for example in inner.examples:
            problems = validate(kind, placed(path, example))
            wrong = [each for each in problems if is_about(each.path, path) and each.message not in NEEDS_OTHERS]
            assert not wrong, wrong


NEEDS_OTHERS = ("this cannot be given here.",)
"""What is said when only the company of other fields would make a value right."""


def placed(path: tuple[str | int, ...], value: Any) -> Any:
    """A record with nothing but one value at one place."""
    for step in reversed(path):
        value = [value] if step == 0 else {"pl" if step == "*" else step: value}
    return value


def is_about(spelt: str, path: tuple[str | int, ...]) -> bool:
    """Is a problem about the value at a path or inside it, and not about what is missing around it?"""
    where = spelt.replace("[0]", ".0").split(".")
    wanted = ["pl" if step == "*" else str(step) for step in path]
    return where[: len(wanted)] == wanted


def test_nothing_inside_what_is_for_staff_is_public() -> None:
    for kind in KINDS:
        hidden = [
            path for path, inner in shape(kind).walk() if inner.visibility == "staff" and path[-1] not in (0, "*")
        ]
        for path, inner in shape(kind).walk():
            within = any(path[: len(above)] == above and path != above for above in hidden)
            assert not (within and inner.schema.get("visibility") == "public"), (kind, path)


def test_what_holds_only_staff_words_is_for_staff_as_a_whole() -> None:
    for kind in ("quality", "survey"):
        assert {inner.visibility for _, inner in shape(kind).walk()} == {"staff"}


def test_fields_are_written_in_the_order_of_the_schema() -> None:
    assert property_order("group")[:3] == ["name", "alternate_name", "kind"]
    assert property_order("group")[-1] == "staff"


@pytest.mark.parametrize("value", [None, [], "words", 3, True])
def test_what_is_no_record_at_all_is_said(value: Any) -> None:
    [problem] = validate("group", value, "x.yml")
    assert problem.path == "" and problem.message


def test_a_line_break_at_the_end_is_not_one_line() -> None:
    """Python's `$` also stands before a last line break, and JSON Schema's does not."""
    [problem] = validate("venue", {"name": "Hall\n", "address": {"street": "1", "town": "W"}})
    assert problem.path == "name"
