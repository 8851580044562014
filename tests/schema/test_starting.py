"""Plain answers are understood as people write them, or it is said what would be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from schema import starting
from schema.starting import Misunderstood

VENUES = {"tin-hall": "The Tin Hall"}
KNOWN = {"arts": "Make things", "nature": "Get outdoors"}


@pytest.mark.parametrize(
    ("understand", "words", "value"),
    [
        (starting.days, "Tuesday and Friday", ["tuesday", "friday"]),
        (starting.days, "fri, tue", ["tuesday", "friday"]),
        (starting.days, "Mondays", ["monday"]),
        (starting.days, "thurs & weds", ["wednesday", "thursday"]),
        (starting.days, "", []),
        (starting.days, "sunny days", "Write days such as"),
        (starting.days, "most days", "Write days such as"),
        (starting.time_of_day, "2pm", "14:00"),
        (starting.time_of_day, "12am", "00:00"),
        (starting.time_of_day, "12.30 PM", "12:30"),
        (starting.time_of_day, "9:05", "09:05"),
        (starting.time_of_day, "25:00", "Write a time"),
        (starting.time_of_day, "noonish", "Write a time"),
        (starting.time_of_day, "13pm", "13:00"),
        (starting.cost, "Free", {"kind": "free"}),
        (starting.cost, "£2.50", {"kind": "paid", "amount": 2.5, "per": "session"}),
        (starting.cost, "3", {"kind": "paid", "amount": 3, "per": "session"}),
        (starting.cost, "cheap", "a price such as"),
        (lambda words: starting.where(words, VENUES), "the tin hall", {"ways": ["in-person"], "venue": "tin-hall"}),
        (lambda words: starting.where(words, VENUES), "home", {"ways": ["home-visit"]}),
        (lambda words: starting.where(words, VENUES), "The Tin Hal", 'Did you mean "The Tin Hall"?'),
        (lambda words: starting.where(words, VENUES), "Mars", "online, telephone or home"),
        (lambda words: starting.several_of(words, KNOWN), "2, Make things, arts", ["nature", "arts"]),
        (lambda words: starting.several_of(words, KNOWN), "3", "Give the number"),
        (lambda words: starting.one_of(words, KNOWN), "natur", 'Did you mean "nature"?'),
        (
            lambda words: starting.consent(words, date(2026, 11, 22)),
            "telephone",
            {"given_on": "2026-11-22", "how": "telephone"},
        ),
        (lambda words: starting.consent(words, date(2026, 11, 22)), "No", None),
        (lambda words: starting.consent(words, date(2026, 11, 22)), "perhaps", "Write no, or how they agreed"),
    ],
)
def test_answers(understand: Any, words: str, value: Any) -> None:
    if isinstance(value, str) and " " in value:
        with pytest.raises(Misunderstood, match=value.replace("?", "[?]")):
            understand(words)
    else:
        assert understand(words) == value


def test_choices_come_from_the_schema() -> None:
    assert starting.named("kind")["volunteer-led-group"] == "neighbours and volunteers"
    assert "turn-up" in starting.choices("how_to_join", "ways")
