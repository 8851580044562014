"""The worksheets as they stand: whole, well formed, and with every item that the guide asks for."""

import re
from pathlib import Path

import jsonschema
import pytest

from schema.worksheets import BadWorksheet, Question, Worksheet, answers_schema, load_versions, load_worksheets, steps
from schema.worksheets.kinds_chosen import options

SHEETS = load_worksheets()
ALL = list(load_versions().values())
KINDS_OF_SECTION = {"conversation", "policy", "documents", "actions", "agreement", "listing", "about"}
WORKSHEET = """
id: tea
version: 1
title: Tea
audience: group
destination: quality
sections: [{id: pot, title: Pot, questions: [{id: milk, type: yes-no, wording: Milk?}]}]
"""


def named(sheet: Worksheet) -> str:
    return f"{sheet.id}.v{sheet.version}"


def annexed(sheet: Worksheet, words: str) -> list[Question]:
    return [question for question in sheet.questions() if words in (question.annex or "")]


def test_prompt_sheet_1_has_three_documents_each_with_its_alternative() -> None:
    documents = annexed(SHEETS["prompt-sheet-1"], "prompt sheet 1, document ")
    assert len(documents) == 3
    assert all(document.instead for document in documents)


def test_prompt_sheet_1_has_six_policies_with_eighteen_pieces_of_evidence_and_a_date_each() -> None:
    policies = [section for section in SHEETS["prompt-sheet-1"].sections if section.kind == "policy"]
    evidence = [len(question.evidence) for section in policies for question in section.questions if question.evidence]
    dates = [
        sum(one.type == "date" and one.id.endswith("_reviewed") for one in section.questions) for section in policies
    ]
    assert evidence == [4, 3, 4, 2, 3, 2]
    assert sum(evidence) == 18
    assert dates == [1] * 6
    assert all(section.annex for section in policies)


def test_prompt_sheet_2_has_six_conversations_with_fifteen_questions_and_two_documents() -> None:
    sheet = SHEETS["prompt-sheet-2"]
    talks = [section for section in sheet.sections if section.kind == "conversation"]
    asked = [sum("question " in (one.annex or "") for one in section.questions) for section in talks]
    assert asked == [1, 3, 2, 2, 3, 4]
    assert sum(asked) == 15
    assert len(annexed(sheet, "prompt sheet 2, document ")) == 2
    assert all(section.annex for section in talks)


@pytest.mark.parametrize("sheet", ["prompt-sheet-1", "prompt-sheet-2"])
def test_every_item_of_a_prompt_sheet_says_what_is_checked_and_why_and_has_room_for_notes(sheet: str) -> None:
    items = [each for each in SHEETS[sheet].sections if each.kind in ("documents", "policy", "conversation")]
    assert all(each.checks and each.why for each in items)
    assert all(any(one.id.endswith("_notes") for one in each.questions) for each in items)


@pytest.mark.parametrize(
    ("question", "hangs_on"),
    [
        ("dbs_checks", "vulnerable_members"),
        ("data_protection", "keeps_information"),
        ("food_certificates", "catering"),
        ("volunteers_have", "volunteers"),
        ("insurance_venue", "insurance_cover"),
    ],
)
def test_prompt_sheet_2_asks_only_what_concerns_a_group(question: str, hangs_on: str) -> None:
    found = next(one for one in SHEETS["prompt-sheet-2"].questions() if one.id == question)
    assert found.show_if and found.show_if.question == hangs_on


def test_the_survey_has_annex_k_s_six_questions_in_order_and_quotes_the_second() -> None:
    survey = list(SHEETS["group-survey"].questions())
    assert [question.annex for question in survey] == [f"Annex K, question {number}" for number in range(1, 7)]
    assert survey[1].quote and survey[1].quoted_from
    assert survey[2].show_if and survey[2].show_if.answers == ("strongly-disagree",)


def test_a_visit_is_the_catch_up_the_survey_and_the_review_together() -> None:
    visit = SHEETS["visit"]
    assert [part.id for part in visit.parts] == ["catch-up", "group-survey", "yearly-review"]
    assert len(visit.sections) == sum(len(part.sections) for part in visit.parts)


@pytest.mark.parametrize("sheet", ALL, ids=named)
def test_a_worksheet_is_fit_for_use(sheet: Worksheet) -> None:
    jsonschema.Draft202012Validator.check_schema(answers_schema(sheet))
    asked: set[str] = set()
    for section in sheet.sections:
        assert section.kind in KINDS_OF_SECTION
        for one in section.questions:
            assert not one.show_if or one.show_if.question in asked, f"{one.id} hangs on what is not asked before it"
            assert one.type not in ("choice", "choices", "select") or options(one) or one.options_from
            assert bool(one.quote) == bool(one.quoted_from)
            asked.add(one.id)
        assert sum(len(page) for page in steps(section)) == len(section.questions)


@pytest.mark.parametrize("sheet", ALL, ids=named)
def test_how_long_private_answers_are_kept_is_said_as_it_is(sheet: Worksheet) -> None:
    said = " ".join([sheet.intro or "", *(question.hint or "" for question in sheet.questions())])
    assert set(re.findall(r"delete it within (\d+) months", said)) <= {str(sheet.keep_months)}


@pytest.mark.parametrize("sheet", ALL, ids=named)
def test_names_and_ways_to_reach_people_are_private(sheet: Worksheet) -> None:
    for question in sheet.questions():
        if "name" in question.wording.lower().split() and "your" in question.wording.lower().split():
            assert question.keep == "private", question.id


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("milk, type: yes-no", "milk, colour: white, type: yes-no"), "colour"),
        (("type: yes-no", "type: slider"), "slider"),
        (("id: tea", "id: coffee"), "name and its id must be the same"),
        (("questions: [", "questions: [{id: milk, type: line, wording: Again?}, "), "used twice: milk"),
    ],
)
def test_a_wrong_definition_is_refused_with_its_place(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    (tmp_path / "tea.yml").write_text(WORKSHEET.replace(*change))
    with pytest.raises(BadWorksheet, match=says):
        load_worksheets(tmp_path)


def test_the_example_in_the_documentation_is_a_worksheet(tmp_path: Path) -> None:
    words = (Path(__file__).parents[2] / "docs" / "worksheets.md").read_text("utf-8")
    (tmp_path / "tea-rota.yml").write_text(words.split("```yaml\n")[1].split("```")[0], "utf-8")
    assert [question.id for question in load_worksheets(tmp_path)["tea-rota"].questions()] == [
        "tea_helpers",
        "tea_when",
    ]


def test_earlier_versions_stay_readable_and_the_newest_is_offered(tmp_path: Path) -> None:
    (tmp_path / "earlier").mkdir()
    (tmp_path / "earlier" / "tea.v1.yml").write_text(WORKSHEET)
    (tmp_path / "tea.yml").write_text(WORKSHEET.replace("version: 1", "version: 2"))
    assert load_worksheets(tmp_path)["tea"].version == 2
    assert set(load_versions(tmp_path)) == {("tea", 1), ("tea", 2)}
