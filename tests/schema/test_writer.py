"""What is written reads back as the same data, always in the same lines."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from schema.reader import read
from schema.shapes import property_order
from schema.writer import same, write
from tests.schema.nasty import DATA, TEXT

RECORDS = st.dictionaries(st.sampled_from(["name", "on", "no", "a b", "x"]), DATA, max_size=4)


def writable(value: Any) -> bool:
    """Can the reader hold it? Text with control characters, and depth without end, cannot be."""
    try:
        write(value)
    except ValueError:
        return False
    return True


@given(RECORDS)
def test_what_is_written_reads_back_the_same(record: dict[str, Any]) -> None:
    try:
        text = write(record)
    except ValueError:
        assert any(character in repr(record) for character in ("\\r", "\\x"))
        return
    assert same(read(text, "x.yml"), record)
    assert write(read(text, "x.yml")) == text
    assert not any(line != line.rstrip(" \t") for line in text.split("\n"))


@given(TEXT)
def test_other_readers_take_text_for_text(text: str) -> None:
    """PyYAML reads by YAML 1.1 and takes `no`, `12:30` and `010` for other things unless they are in quotes."""
    if writable({"name": text}):
        assert yaml.safe_load(write({"name": text, "list": [text]})) == {"name": text, "list": [text]}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("We knit, chat & eat (cake).", "We knit, chat & eat (cake)."),
        ("Polish people's café", "Polish people's café"),
        ("01632 960123", '"01632 960123"'),
        ("+44 1632 960123", '"+44 1632 960123"'),
        ("14:00", '"14:00"'),
        ("2026-03-14", '"2026-03-14"'),
        ("ZX1 2AB", '"ZX1 2AB"'),
        ("no", '"no"'),
        ("Y", '"Y"'),
        ("1e3", '"1e3"'),
        ("Tea: the good kind", '"Tea: the good kind"'),
        ("Room #3", '"Room #3"'),
        ('"wah wah" it goes', "'\"wah wah\" it goes'"),
        ('"It\'s" said', '"\\"It\'s\\" said"'),
        ("https://example.org/a#b", "https://example.org/a#b"),
        ("", '""'),
        (True, "true"),
        (3, "3"),
        (3.5, "3.5"),
        (-2.9034, "-2.9034"),
        (0.0000001, "0.0000001"),
        ([], "[]"),
        ({}, "{}"),
    ],
)
def test_values_are_written_one_way(value: Any, written: str) -> None:
    assert write({"name": value}) == f"name: {written}\n"


def test_text_of_several_lines_is_a_block() -> None:
    assert write({"a": "One.\n\nTwo.", "b": ["x\ny\n"]}) == "a: |-\n  One.\n\n  Two.\nb:\n  - |\n    x\n    y\n"


def test_lists_and_groups_stand_under_their_names() -> None:
    record = {"a": [{"b": 1, "c": [2]}, [3, [4]]], "d": {"e": {"f": "g"}}}
    assert write(record) == "a:\n  - b: 1\n    c:\n      - 2\n  - - 3\n    - - 4\nd:\n  e:\n    f: g\n"


def test_fields_come_in_the_order_of_their_schema() -> None:
    record = {"staff": {"notes": "x", "last_survey_on": "y"}, "sessions": [{"ends": "1", "repeats": "2"}], "name": "n"}
    lines = write({"zzz": "unknown", **record}, "group").splitlines()
    order = [line.split(":")[0] for line in lines if not line.startswith(" ")]
    assert order == ["name", "sessions", "staff", "zzz"]
    assert lines[2:4] == ['  - repeats: "2"', '    ends: "1"']
    assert property_order("group").index("name") == 0


@pytest.mark.parametrize("value", ["a\x00b", "a\rb", "\ud800", float("nan"), float("inf"), 10**400])
def test_what_cannot_be_written_is_refused(value: Any) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        write({"name": value})
