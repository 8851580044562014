"""Every worksheet's answers planned on a real commit: the same files as the records' own room makes of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from forms_server.git.repository import Repository
from forms_server.planning import RecordPlanner
from forms_server.ports import Submission
from forms_server.worker.plan import Tree
from schema.answers import Answers, apply, shown_values
from schema.reader import read
from schema.worksheets import clean, load_versions, split
from tests.forms_server.repositories import make
from tests.schema.cases import Case, load

LOCALITY = Path(__file__).parents[1] / "localities" / "wool-and-water"
RECORD = "groups/wool-wednesday.yml"
TODAY = date(2026, 11, 22)
CASES = [case for case in load() if case.sheet.goes_to == "git" and not case.meanwhile]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.relative_to(LOCALITY).as_posix(): path.read_text("utf-8") for path in LOCALITY.glob("**/*.yml")}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> Iterator[Tree]:
    files = {f"directory/{path}": text for path, text in texts.items()}
    repository: Repository = make(tmp_path_factory.mktemp("records") / "menu", files)
    tip = repository.tip("refs/heads/main")
    assert tip
    yield Tree(repository, tip)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_plan_has_the_files_that_the_answers_make(case: Case, tree: Tree, texts: dict[str, str]) -> None:
    record = read(texts[RECORD], RECORD)
    values, private = split(case.sheet, clean(case.sheet, case.raw(record), case.sections()).values)
    shown = shown_values(case.sheet, record)
    sent = Submission(
        "BBBB-2222", case.worksheet, 1, "wool-wednesday", TODAY, values, private, shown, case.answers_of
    )  # fmt: skip
    plan = RecordPlanner("directory", lambda: TODAY)(sent, tree)
    expected = apply(texts, case.sheet, _answers(sent), load_versions())
    assert plan.files == {f"directory/{path}": text.encode() for path, text in expected.files.items()}
    for line in expected.summary:
        assert line.what in plan.text
    assert not any(str(one) in plan.body for one in private.values() if len(str(one)) > 4)


def _answers(sent: Submission) -> Answers:
    return Answers(sent.reference, sent.group or "", sent.received_on, sent.values, sent.shown, sent.answers_of)
