"""Sending a worksheet again while what was sent before waits: what is filled in, and what takes whose place."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from forms_server.again import answered, pages_again, replaces, shown_again
from forms_server.ports import Submission
from schema.answers import shown_values
from schema.reader import read
from schema.worksheets import clean, split
from tests.forms_server.service import LOCALITY, TODAY
from tests.schema.cases import Case, load

CASES = [case for case in load() if case.sheet.goes_to == "git"]
RECORD = read((LOCALITY / "groups" / "wool-wednesday.yml").read_bytes(), "")


def sent(worksheet: str, on: date = TODAY, **values: Any) -> Submission:
    return Submission("K7QF-2M9X", worksheet, 1, "wool-wednesday", on, values)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_sent_comes_back_as_it_was(case: Case) -> None:
    kept, _private = split(case.sheet, clean(case.sheet, case.raw(RECORD), case.sections()).values)
    earlier = sent(case.worksheet, **kept)
    raw = {name: typed for page in pages_again(case.sheet, earlier).values() for name, typed in page.items()}
    sections = [section.id for section in answered(case.sheet, kept)]
    again, _private = split(case.sheet, clean(case.sheet, raw, sections).values)
    assert again == kept


def test_where_they_answer_again_they_know_what_they_knew_then() -> None:
    sheet = next(case.sheet for case in CASES if case.worksheet == "listing-update")
    earlier = replace(sent("listing-update", name="Wool", summary="We knit."), shown={"name": "Old name"})
    shown = shown_again(sheet, shown_values(sheet, RECORD), earlier)
    assert shown["name"] == "Old name"
    assert "summary" not in shown
    assert shown["cost.kind"] == "paid"


@pytest.mark.parametrize(
    ("worksheet", "earlier", "later", "takes_its_place"),
    [
        ("listing-update", {"name": "A", "summary": "B"}, {"name": "C", "summary": "B"}, True),
        ("listing-update", {"cost": "free"}, {"name": "C", "summary": "B"}, False),
        ("listing-update", {"cost": "free"}, {}, False),
        ("listing-update", {}, {"cost": "free"}, True),
        ("listing-update", {"venue": "new", "new_venue_name": "Shed"}, {"venue": "chapel"}, True),
        ("capacity", {"room": "full", "room_notes": "Later."}, {"room": "some", "room_notes": None}, True),
        ("group-survey", {"survey_coped": "agree", "survey_gaps": "A bus."}, {"survey_coped": "agree"}, True),
        ("visit", {"survey_coped": "agree"}, {"catch_up_going": {"words": "Well."}}, False),
        ("visit", {"survey_coped": "agree"}, {"survey_coped": "disagree", "catch_up_going": {"words": "Well."}}, True),
    ],
)
def test_only_what_says_all_of_it_takes_its_place(
    worksheet: str, earlier: dict[str, Any], later: dict[str, Any], takes_its_place: bool
) -> None:
    assert replaces(sent(worksheet, **later), sent(worksheet, **earlier)) is takes_its_place


def test_another_round_and_a_check_of_other_answers_stand_on_their_own() -> None:
    before = TODAY - timedelta(days=180)
    assert not replaces(sent("group-survey", survey_coped="agree"), sent("group-survey", before, survey_coped="agree"))
    assert replaces(sent("capacity", room="full"), sent("capacity", before, room="some"))
    decided = sent("link-worker-2", decision="agree")
    assert not replaces(replace(decided, answers_of="AAAA-2222"), replace(decided, answers_of="BBBB-3333"))
