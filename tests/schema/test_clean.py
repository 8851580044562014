"""From what was typed to what was meant, with nothing lost and nothing private let through."""

from typing import Any

import pytest

from schema.privacy import nhs_numbers, ways_to_reach
from schema.worksheets import Question, clean, load_worksheets, personal_details, split, steps
from schema.worksheets.kind import Wrong
from schema.worksheets.kinds import kind_of
from schema.worksheets.model import Condition

SHEETS = load_worksheets()


def question(kind: str, **more: Any) -> Question:
    return Question("it", kind, "It?", "It", **more)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("line", "  two   words ", "two words"),
        ("words", "one\r\n\r\ntwo", "one\n\ntwo"),
        ("words", "one\x0btwo\x0cthree\rfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("line", "\ufeffwe\x00 meet\x1b\x7f at \u202etwo\ufffe", "we meet at two"),
        ("number", "1,200", 1200),
        ("money", "£2.50", 2.5),
        ("money", "3", 3),
        ("money", "3.00", 3),
        ("time", "2pm", "14:00"),
        ("time", "2.30 pm", "14:30"),
        ("time", "12am", "00:00"),
        ("time", "noon", "12:00"),
        ("time", "09:05", "09:05"),
        ("time", "24:00", "24:00"),
        ("time", "midnight", "24:00"),
        ("telephone", "(01632) 960-123", "01632 960 123"),
        ("postcode", "zx11aa", "ZX1 1AA"),
        ("url", "www.example.org", "https://www.example.org"),
        ("email", "hello@example.org", "hello@example.org"),
        ("lines", "Polish people\n\n Polish people \nRoma", ["Polish people", "Roma"]),
    ],
)
def test_what_is_typed_loosely_is_understood(kind: str, typed: str, value: Any) -> None:
    asked = question(kind)
    assert kind_of(asked).read(asked, "it", {"it": [typed]}) == value
    assert type(kind_of(asked).read(asked, "it", {"it": [typed]})) is type(value)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("number", "a few"), ("number", "-3"), ("money", "lots"), ("time", "25:00"), ("time", "14"), ("time", "13pm"),
        ("telephone", "ring me"), ("postcode", "ZX1"), ("url", "no"), ("email", "hello@"),
        ("line", "x" * 201), ("words", "x" * 601),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_said_kindly(kind: str, typed: str) -> None:
    asked = question(kind)
    with pytest.raises(Wrong) as found:
        kind_of(asked).read(asked, "it", {"it": [typed]})
    assert found.value.errors[0].name == "it"
    assert found.value.errors[0].message.startswith("It: ")


@pytest.mark.parametrize(
    ("day", "month", "year", "value", "field"),
    [
        ("27", "3", "2026", "2026-03-27", None),
        ("27", "March", "2026", "2026-03-27", None),
        ("27", "sept", "2026", "2026-09-27", None),
        ("31", "2", "2026", None, "it-day"),
        ("27", "", "2026", None, "it-month"),
        ("the 5th", "3", "2026", None, "it-day"),
        ("", "", "", None, None),
    ],
)
def test_dates(day: str, month: str, year: str, value: str | None, field: str | None) -> None:
    asked, raw = question("date"), {"it-day": [day], "it-month": [month], "it-year": [year]}
    if field:
        with pytest.raises(Wrong) as found:
            kind_of(asked).read(asked, "it", raw)
        assert found.value.errors[0].name == field
    else:
        assert kind_of(asked).read(asked, "it", raw) == value


@pytest.mark.parametrize(
    ("kind", "value", "more"),
    [
        ("line", "hello", {}), ("words", "a\nb", {}), ("number", 3, {}), ("money", 2.5, {}), ("time", "14:00", {}),
        ("date", "2026-03-07", {}), ("yes-no", False, {}), ("choices", ["a"], {"options": {"a": "A", "b": "B"}}),
        ("talk", {"words": "hello", "working_on_it": True}, {}), ("how-many", {"how": "about", "number": 12}, {}),
        ("how-many", {"how": "not-sure"}, {}), ("lines", ["a", "b"], {}), ("agree", True, {}),
        ("rows", [{"at": 0, "when": "14:00"}, {"when": "15:00"}], {"fields": (Question("when", "time", "?", "When"),)}),
    ],
)  # fmt: skip
def test_a_value_comes_back_from_the_strings_that_show_it(kind: str, value: Any, more: dict[str, Any]) -> None:
    asked = question(kind, **more)
    assert kind_of(asked).read(asked, "it", kind_of(asked).raw(asked, "it", value)) == value
    assert all(kind_of(asked).say(asked, value))


def test_rows_drop_what_does_not_apply_and_name_the_field_that_is_wrong() -> None:
    fields = (
        Question("often", "choice", "How often?", "How often", options={"weekly": "W", "monthly": "M"}),
        Question(
            "weeks", "choices", "Weeks?", "Weeks", options={"first": "1"}, show_if=Condition("often", ("monthly",))
        ),
    )
    asked = question("rows", fields=fields)
    raw = {"it-0-at": ["0"], "it-0-often": ["weekly"], "it-0-weeks": ["first"], "it-1-often": [""]}
    assert kind_of(asked).read(asked, "it", raw) == [{"at": 0, "often": "weekly"}]
    with pytest.raises(Wrong) as found:
        kind_of(asked).read(asked, "it", {"it-3-often": ["monthly"]})
    assert [error.name for error in found.value.errors] == ["it-3-weeks"]
    assert kind_of(asked).read(asked, "it", {"it-0-at": ["0"], "it-0-gone": ["yes"]}) == [{"at": 0, "gone": True}]
    assert kind_of(asked).read(asked, "it", {"it-0-at": ["0"], "it-0-often": [""]}) == [{"at": 0, "gone": True}]


def test_only_what_applies_is_asked_and_kept() -> None:
    survey = SHEETS["group-survey"]
    raw = {"survey_coped": ["agree"], "survey_could_cope": ["exactly"], "survey_could_cope-number": ["3"]}
    found = clean(survey, raw)
    assert "survey_could_cope" not in found.values
    assert "survey_could_cope" not in {error.name for error in found.errors}
    strongly = clean(survey, raw | {"survey_coped": ["strongly-disagree"]})
    assert strongly.values["survey_could_cope"] == {"how": "exactly", "number": 3}


def test_a_condition_still_holds_when_another_section_is_read() -> None:
    sheet = SHEETS["listing-update"]
    found = clean(sheet, {"venue": ["new"]}, ["new-place"])
    assert "new_venue_name" in {error.name for error in found.errors}
    assert "venue" not in found.values


def test_a_question_that_hangs_on_an_answer_comes_on_the_page_after_it() -> None:
    people = SHEETS["group-survey"].sections[0]
    assert [[one.id for one in page] for page in steps(people)] == [
        ["survey_connected", "survey_coped"],
        ["survey_could_cope"],
    ]


def test_private_answers_are_set_apart() -> None:
    sheet = SHEETS["prompt-sheet-2"]
    kept, private = split(sheet, {"lead_name": "Jo", "agree_to_connect": "yes"})
    assert kept == {"agree_to_connect": "yes"}
    assert private == {"lead_name": "Jo"}


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5919",
        "my number is 9434765919.",
        "943-476-5919",
        "943.476.5919",
        "943\u00a0476\u00a05919",
        "943  476 – 5919",
    ],
)
def test_an_nhs_number_stops_the_form(text: str) -> None:
    assert nhs_numbers(text) == ["9434765919"]
    found = clean(SHEETS["catch-up"], {"catch_up_going": [text]})
    assert "NHS number" in next(error.message for error in found.errors if error.name == "catch_up_going")


def test_an_nhs_number_in_an_answer_that_cannot_be_read_is_not_kept_either() -> None:
    found = clean(SHEETS["catch-up"], {"catch_up_going": ["x" * 2000 + " 943 476 5919"]})
    assert any(error.never_keep for error in found.errors if error.name == "catch_up_going")


@pytest.mark.parametrize(
    "text", ["943 476 5918", "01632 960123", "07700 900123", "12345", "+44 1632 960123", "94347659190"]
)
def test_other_numbers_are_let_be(text: str) -> None:
    assert nhs_numbers(text) == []


def test_ways_to_reach_people_in_staff_words_are_pointed_out() -> None:
    assert ways_to_reach("ring 01632 960123 or jo@example.org, +44 7700 900123") == [
        "jo@example.org", "01632 960123", "+44 7700 900123",
    ]  # fmt: skip
    values = {"insurance_trip": {"words": "I would ring Jo on 07700 900123."}, "lead_contact": "07700 900123"}
    assert [(one.id, what) for one, what in personal_details(SHEETS["prompt-sheet-2"], values)] == [
        ("insurance_trip", "07700 900123")
    ]
