"""What a person typed is what comes out, and what cannot be read says why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from schema import reader
from schema.problems import Unreadable
from schema.reader import read

AS_TYPED = [
    "no",
    "NO",
    "off",
    "yes",
    "on",
    "y",
    "~",
    "Null",
    "12:30",
    "24:00",
    "01632",
    "1e3",
    "1E3",
    "0x1f",
    "0o17",
    "017",
    ".5",
    "5.",
    "+5",
    "1_000",
    ".inf",
    ".nan",
    "2026-01-01",
    "1.2.3",
    "<<x",
    "true,",
    "True",
    "FALSE",
    "1234567890123456",
    "-01",
    "3.141592653589793238462643",
    "0163296",
    "-.5",
    "--1",
    "1-",
    "0.0.0",
    "1,000",
    "£3",
]


@pytest.mark.parametrize("typed", [*AS_TYPED, "01632 960 123", "Tea & cake, *bold*", "2026-01-01T10:00:00Z"])
def test_words_come_out_as_typed(typed: str) -> None:
    assert read(f"a: {typed}\n{typed}: b\n", "x.yml") == {"a": typed, typed: "b"}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("true", True),
        ("false", False),
        ("3", 3),
        ("-2.9034", -2.9034),
        ("3.50", 3.5),
        ("0", 0),
        ("", None),
        ("null", None),
    ],
)
def test_only_json_words_and_numbers_are_anything_else(typed: str, value: Any) -> None:
    read_value = read(f"a: {typed}", "x.yml")["a"]
    assert read_value == value and type(read_value) is type(value)
    assert read(f"a: '{typed}'", "x.yml") == {"a": typed}


def test_line_ends_of_other_systems_are_fine() -> None:
    text = "a: |\r\n  one\r\n  two\r\nb: [1,\r\n  2]\r\n"
    assert read(text, "x.yml") == read(text.replace("\r\n", "\n"), "x.yml") == {"a": "one\ntwo\n", "b": [1, 2]}


def test_bytes_and_text_read_the_same() -> None:
    text = "name: Świetlica ☕ مرحبا\n"
    assert read(text, "x.yml") == read(text.encode(), "x.yml")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('a: 1\nb: "\\x07"', 2, "control character"),
        ("a: 1\nb: \x07", 2, "control character"),
        ("a: \ud800", 1, "not UTF-8"),
        (b"a: 1\nb: \xff", 2, "not UTF-8"),
        ("a: 1\nb: ! x", 2, "special mark"),
        ("a: 1\n&b c: 1", 2, "special mark"),
        ("a: 1\n? [x]\n: 1", 2, "cannot be a field's name"),
        ("%YAML 1.1\n---\na: 1", 1, "begin with %"),
        ("# only a note\n", 2, "empty"),
        ('a: "\\q"', 1, "backslash"),
        ("a: {b: 1\n", 1, "no } at its end"),
        ("a: 1\n" + "b" * reader.LARGEST, None, "larger than 500 kB"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(text: str | bytes, line: int | None, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text, "x.yml")
    problem = caught.value.problems[0]
    assert (problem.file, problem.line) == ("x.yml", line)
    assert words in problem.message
    assert problem.remedy


def test_all_that_can_be_found_is_said_at_once() -> None:
    with pytest.raises(Unreadable) as caught:
        read("a: 1\na: &x 2\nb: *x\nb: !t 3\n", "x.yml")
    assert [problem.line for problem in caught.value.problems] == [2, 2, 3, 4, 4]


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 200_000, "{a: " * 100_000, "a: &a [" + "*a," * 50_000])
def test_hostile_text_is_refused_soon(text: str) -> None:
    """Depth is bounded before anything recurses, so that no text can end the process."""
    with pytest.raises(Unreadable):
        read(text, "x.yml")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read(text, "x.yml")
    except Unreadable as unreadable:
        assert all(problem.message and problem.remedy for problem in unreadable.problems)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(text: bytes) -> None:
    try:
        read(text, "x.yml")
    except Unreadable as unreadable:
        assert all(problem.message and problem.remedy for problem in unreadable.problems)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=8), st.lists, max_leaves=6
    )
)
def test_what_is_not_ours_to_refuse_reads_as_pyyaml_reads_it(value: Any) -> None:
    """Quoted text, booleans, whole numbers and lists mean the same to every reader of YAML."""
    text = yaml.safe_dump({"a": value}, allow_unicode=True, default_style='"' if isinstance(value, str) else None)
    try:
        assert read(text, "x.yml") == yaml.safe_load(text)
    except Unreadable as unreadable:
        assert "control character" in str(unreadable) or "special mark" in str(unreadable)


def test_without_libyaml_records_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML may be built without libyaml; its own parser is slow, and gives the same data."""
    files = sorted((Path(__file__).parent / "fixtures/sound").rglob("*.yml"))
    fast = [read(file.read_bytes(), file.name) for file in files]
    monkeypatch.setattr(reader, "_Parser", yaml.BaseLoader)
    assert [read(file.read_bytes(), file.name) for file in files] == fast
    for broken in ("a: [1", "a: b: c", "a: &x 1", 'a: "x', "\ta: 1", "a: @x", "a: x\x01"):
        with pytest.raises(Unreadable):
            read(broken, "x.yml")
