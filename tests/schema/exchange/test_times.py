"""Free text about times: every phrase in times/*.yml is a test. Add a row and there is another."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.exchange import times_words
from schema.exchange.times import read_times
from schema.problems import Record
from schema.reader import read
from schema.shapes import validate

FOLDER = Path(__file__).parent / "times"
SURE: dict[str, list[Record]] = {
    text: sessions
    for file in sorted(FOLDER.glob("read-*.yml"))
    for text, sessions in read(file.read_bytes(), file.name).items()
}
UNSURE: list[str] = [
    text for file in sorted(FOLDER.glob("unread-*.yml")) for text in read(file.read_bytes(), file.name)
]

GROUP: dict[str, Any] = {
    "name": "A group",
    "kind": "volunteer-led-group",
    "status": "draft",
    "categories": ["arts"],
    "summary": "Things happen.",
    "where": {"ways": ["in-person"]},
    "cost": {"kind": "free"},
    "how_to_join": {"ways": ["turn-up"]},
}


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
    for text in SURE:
        assert not validate("group", {**GROUP, "sessions": read_times(text).sessions}), text


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "-", "(", "\x00", "٣", "1" * 700, "and and and", "to to", "of"])
def test_nonsense_is_not_times(text: str) -> None:
    assert read_times(text).why_not


def test_letter_case_and_kinds_of_dash_do_not_matter() -> None:
    plain = read_times("Tuesdays 9-10.30am (term time only)").sessions
    assert read_times("TUESDAYS 9–10.30AM (Term Time Only)").sessions == plain
    assert read_times("tuesdays 9 — 10.30 a.m. (term-time only).").sessions == plain


PIECES = ("9am", "10.30", "7", "14:00", "12 noon", "-", "to", "and", "&", ";", "(", ")", "every", "not", "closed")
TABLES = (times_words.DAY_WORDS, times_words.ORDINALS, times_words.MONTHS, times_words.TERM_TIME, times_words.MONTHLY)
WORDS = st.sampled_from([*PIECES, *(word for table in TABLES for word in table)])


@given(st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=8).map(" ".join)))
def test_any_text_is_either_read_into_sound_sessions_or_left_with_a_reason(text: str) -> None:
    reading = read_times(text)
    assert bool(reading.sessions) != bool(reading.why_not)
    assert not reading.sessions or not validate("group", {**GROUP, "sessions": reading.sessions})
    assert all(session.get("ends", "99") > session.get("starts", "00") for session in reading.sessions)
