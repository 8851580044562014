"""Every worksheet on paper: nothing that the form asks is left out."""

import pytest

from schema.worksheets import Worksheet, load_versions
from schema.worksheets.paper import paper


@pytest.mark.parametrize("sheet", load_versions().values(), ids=lambda sheet: sheet.id)
def test_paper_asks_what_the_form_asks(sheet: Worksheet) -> None:
    drawn = paper(sheet)
    asked = [question.wording for section in drawn.sections for question in section.questions]
    assert asked == [question.wording for question in sheet.questions()]


def test_paper_says_in_words_when_a_question_applies() -> None:
    survey = paper(load_versions()["group-survey", 1])
    could_cope = survey.sections[0].questions[2]
    assert could_cope.only_if == "Only if you answered “Strongly disagree” to “How much do you agree?”"
    assert could_cope.ticks == ("Exactly", "About", "None", "Not sure")
    assert could_cope.label == "How many?"
    catch_up = paper(load_versions()["catch-up", 1])
    assert (catch_up.sections[1].questions[2].only_if or "").startswith("Only if you answered “Yes”")
