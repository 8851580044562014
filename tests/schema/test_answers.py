"""Every worksheet filled in and applied to a record: the summary, the lines that change, the new files, the clashes."""

import difflib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schema.answers import Answers, Change, apply, promote, shown_values
from schema.check import check
from schema.reader import read
from schema.shapes import validate
from schema.worksheets import clean, load_versions, load_worksheets, split
from schema.writer import write
from tests.schema.cases import Case, load

LOCALITY = Path(__file__).parents[1] / "localities" / "wool-and-water"
RECORD = "groups/wool-wednesday.yml"
TODAY = date(2026, 11, 22)
CASES = load()
APPLIED = [case for case in CASES if case.sheet.goes_to == "git"]
PROMOTED = [case for case in CASES if case.sheet.goes_to == "promote"]


def texts() -> dict[str, str]:
    return {path.relative_to(LOCALITY).as_posix(): path.read_text("utf-8") for path in LOCALITY.glob("**/*.yml")}


def answers(case: Case, before: Mapping[str, str]) -> Answers:
    record = read(before[RECORD], RECORD)
    found = clean(case.sheet, case.raw(record), case.sections())
    assert not found.errors, [error.message for error in found.errors]
    kept, _private = split(case.sheet, found.values)
    return Answers("BBBB-2222", "wool-wednesday", TODAY, kept, shown_values(case.sheet, record), case.answers_of)


def later(case: Case, before: dict[str, str]) -> dict[str, str]:
    """The directory as it is when the answers are applied."""
    text = before[RECORD]
    for old, new in case.meanwhile:
        assert old in text
        text = text.replace(old, new)
    return before | {RECORD: text}


def applied(case: Case) -> tuple[dict[str, str], Change]:
    shown = texts()
    now = later(case, shown)
    return now, apply(now, case.sheet, answers(case, shown), load_versions())


def changed_lines(before: str, after: str) -> list[str]:
    diff = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [line for line in diff if not line.startswith("@@")]


def test_every_worksheet_has_a_case() -> None:
    assert {case.worksheet for case in CASES} == set(load_worksheets())


@pytest.mark.parametrize("case", APPLIED, ids=lambda case: case.name)
def test_answers_become_the_change_that_was_meant(case: Case, tmp_path: Path) -> None:
    before, change = applied(case)
    assert not change.problems
    assert [str(line) for line in change.summary] == case.expect.get("summary", [])
    assert list(change.notes) == case.expect.get("notes", [])
    assert [str(conflict) for conflict in change.conflicts] == case.expect.get("conflicts", [])
    if "record" in case.expect:
        assert changed_lines(before[RECORD], change.files.get(RECORD, before[RECORD])) == case.expect["record"]
    for path, record in case.expect.get("new", {}).items():
        assert read(change.files[path], path) == record


@pytest.mark.parametrize("case", APPLIED, ids=lambda case: case.name)
def test_a_change_touches_only_that_group_keeps_comments_and_passes_the_check(case: Case, tmp_path: Path) -> None:
    before, change = applied(case)
    for path, text in {**before, **change.files}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    own = (RECORD, "quality/wool-wednesday/", "surveys/wool-wednesday/")
    assert all(path.startswith(own) or (path.startswith("venues/") and path not in before) for path in change.files)
    after = change.files.get(RECORD, before[RECORD])
    assert "# Kept by hand since the beginning." in after
    assert [str(problem) for problem in check(tmp_path, TODAY) if problem.level == "error"] == []


@pytest.mark.parametrize("case", APPLIED, ids=lambda case: case.name)
def test_private_answers_are_in_no_file(case: Case) -> None:
    _before, change = applied(case)
    private = [one.id for one in case.sheet.questions() if one.keep == "private"]
    for text in change.files.values():
        assert not any(name in text for name in private)


@pytest.mark.parametrize("case", PROMOTED, ids=lambda case: case.name)
def test_a_suggestion_becomes_a_draft_record(case: Case) -> None:
    found = clean(case.sheet, case.typed)
    assert not found.errors
    kept, _private = split(case.sheet, found.values)
    change = promote(case.sheet, Answers("BBBB-2222", "", TODAY, kept), {"boat-shed"})
    assert list(change.notes) == case.expect["notes"]
    assert {path: read(text, path) for path, text in change.files.items()} == case.expect["new"]
    assert all(validate("group", read(text, path), path) == [] for path, text in change.files.items())


def test_a_name_that_is_taken_gets_a_number() -> None:
    case = PROMOTED[0]
    kept, _private = split(case.sheet, clean(case.sheet, case.typed).values)
    change = promote(case.sheet, Answers("BBBB-2222", "", TODAY, kept), {"the-tuesday-whistlers"})
    assert list(change.files) == ["groups/the-tuesday-whistlers-2.yml"]


def test_the_agreement_stands_whichever_side_is_accepted_first() -> None:
    case = next(one for one in APPLIED if one.name == "link-worker-2")
    before = texts()
    group_side = next(path for path in before if path.startswith("quality/"))
    without = {path: text for path, text in before.items() if path != group_side}
    first = apply(without, case.sheet, answers(case, before), load_versions())
    assert "talking" in first.files[RECORD]
    sheet = load_worksheets()["prompt-sheet-2"]
    own = read(before[group_side], group_side)
    sent = Answers(own["reference"], "wool-wednesday", TODAY, own["answers"])
    second = apply({**without, **first.files}, sheet, sent, load_versions())
    assert read(second.files[RECORD], RECORD)["quality"]["status"] == "agreed"


def test_newer_answers_of_the_group_must_be_looked_at_first() -> None:
    case = next(one for one in APPLIED if one.name == "link-worker-2")
    before = texts()
    group_side = next(path for path in before if path.startswith("quality/"))
    newer = before[group_side].replace("K7QF-2M9X", "NNNN-7777").replace("2026-06-18", "2026-07-01")
    change = apply(
        before | {"quality/wool-wednesday/newer.yml": newer}, case.sheet, answers(case, before), load_versions()
    )
    assert "NNNN-7777" in change.notes[0]
    assert read(change.files[RECORD], RECORD)["quality"]["status"] == "talking"


def quality(change: Change) -> dict[str, str]:
    made: dict[str, str] = read(change.files[RECORD], RECORD)["quality"]
    return made


def paused_on(day: str) -> dict[str, str]:
    """The group, paused when both sides are on their way."""
    before = texts()
    record = read(before[RECORD], RECORD)
    paused = {"status": "paused", "date": day, "prompt_sheet": 2}
    record = {**record, "quality": paused, "staff": {**record.get("staff", {}), "paused_reason": "A worry."}}
    return before | {RECORD: write(record, "group")}


def test_a_pause_is_ended_by_newer_answers_alone() -> None:
    case = next(one for one in APPLIED if one.name == "link-worker-2")
    said = answers(case, texts())
    older = apply(paused_on(TODAY.isoformat()), case.sheet, said, load_versions())
    assert quality(older)["status"] == "paused"
    assert "paused_reason" in older.files[RECORD]
    assert "The pause stands" in older.notes[0]
    newer = apply(paused_on("2026-11-21"), case.sheet, said, load_versions())
    assert quality(newer)["status"] == "agreed"
    assert "paused_reason" not in newer.files[RECORD]


def test_the_side_of_one_prompt_sheet_does_not_confirm_answers_to_the_other() -> None:
    case = next(one for one in APPLIED if one.name == "link-worker-2")
    change = apply(texts(), load_worksheets()["link-worker-1"], answers(case, texts()), load_versions())
    assert "link-worker-2" in change.notes[0]
    assert quality(change)["status"] == "talking"


def test_late_answers_take_nothing_back_that_was_said_since() -> None:
    before = texts()
    record = read(before[RECORD], RECORD)
    since = {**record, "capacity": {"room": "full", "updated": "2026-11-25"}}
    late = Answers("BBBB-2222", "wool-wednesday", TODAY, {"catch_up_going": "Well.", "catch_up_room": "plenty"})
    now = before | {RECORD: write(since, "group")}
    change = apply(now, load_worksheets()["catch-up"], late, load_versions())
    assert [conflict.path for conflict in change.conflicts] == ["capacity.room"]
    assert read(change.files[RECORD], RECORD)["capacity"] == since["capacity"]
    wins = replace(late, shown={"capacity.room": "full"})
    taken = apply(now, load_worksheets()["catch-up"], wins, load_versions())
    assert read(taken.files[RECORD], RECORD)["capacity"]["room"] == "plenty"


def test_what_would_not_be_a_sound_record_is_refused() -> None:
    sheet = load_worksheets()["listing-update"]
    wrong = Answers("BBBB-2222", "wool-wednesday", TODAY, {"venue": "../../etc/passwd"}, {"where.venue": "boat-shed"})
    change = apply(texts(), sheet, wrong, load_versions())
    assert change.files == {}
    assert change.problems
