"""Free text about times: every phrase in times/*.yml is a test. Add a row and there is another."""

from pathlib import Path
from typing import Any

import pytest

from schema.exchange.times import read_times
from schema.problems import Record
from schema.reader import read
from schema.shapes import shape, validate

FOLDER = Path(__file__).parent / "times"
SURE: dict[str, list[Record]] = {
    text: sessions
    for file in sorted(FOLDER.glob("read-*.yml"))
    for text, sessions in read(file.read_bytes(), file.name).items()
}
UNSURE: list[str] = [
    text for file in sorted(FOLDER.glob("unread-*.yml")) for text in read(file.read_bytes(), file.name)
]


@pytest.mark.parametrize("text", SURE)
def test_what_is_certain_is_read(text: str) -> None:
    reading = read_times(text)
    assert reading.sessions == SURE[text], reading.why_not
    assert not reading.why_not


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_certain_is_left_for_a_person(text: str) -> None:
    reading = read_times(text)
    assert not reading.sessions
    assert reading.why_not.endswith(".")


def test_what_is_read_fits_a_record() -> None:
    group: dict[str, Any] = {
        "name": "A group",
        "kind": "volunteer-led-group",
        "status": "draft",
        "categories": ["arts"],
        "summary": "Things happen.",
        "where": {"ways": ["in-person"]},
        "cost": {"kind": "free"},
        "how_to_join": {"ways": ["turn-up"]},
    }
    assert "sessions" in shape("group").properties
    for text in SURE:
        assert not validate("group", {**group, "sessions": read_times(text).sessions}), text


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "-", "(", "\x00", "٣", "1" * 700, "and and and", "to to", "of"])
def test_nonsense_is_not_times(text: str) -> None:
    assert read_times(text).why_not


def test_letter_case_and_kinds_of_dash_do_not_matter() -> None:
    plain = read_times("Tuesdays 9-10.30am (term time only)").sessions
    assert read_times("TUESDAYS 9–10.30AM (Term Time Only)").sessions == plain
    assert read_times("tuesdays 9 — 10.30 a.m. (term-time only).").sessions == plain
