"""From answers to a checked plan with its summary, on real records in real git."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forms_server import summary
from forms_server.git.repository import Repository
from forms_server.planning import RecordPlanner
from forms_server.ports import Submission
from forms_server.worker.plan import Tree, Unusable
from tests.forms_server.records_repository import TODAY, make_records
from tests.forms_server.repositories import save

SENT = Submission("K7QF-2M9X", "capacity", 1, "bell-knitters", TODAY, {"room": "full"}, {}, {"capacity.room": "some"})
PLANNER = RecordPlanner("directory", lambda: TODAY)
FILE = "directory/groups/bell-knitters.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return make_records(tmp_path / "menu")


def tree(repository: Repository) -> Tree:
    tip = repository.tip("refs/heads/main")
    assert tip
    return Tree(repository, tip)


def test_a_capacity_update_changes_two_lines_and_keeps_the_comments(repository: Repository) -> None:
    plan = PLANNER(SENT, tree(repository))
    before = (tree(repository).read(FILE) or "").splitlines()
    after = plan.files[FILE]
    assert after is not None
    changed = [pair for pair in zip(before, after.decode().splitlines(), strict=True) if pair[0] != pair[1]]
    assert changed == [
        ("  room: some  # ask Mo in May", "  room: full  # ask Mo in May"),
        ('  updated: "2026-06-01"', '  updated: "2026-11-22"'),
    ]


def test_the_summary_says_what_why_and_what_is_next(repository: Repository) -> None:
    plan = PLANNER(SENT, tree(repository))
    for words in ("→ **Full for now**", "Why it matters", "Yearly review: on 14 March 2027"):
        assert words in plan.text
    assert "https://menu.wexcombe.example.org/groups/bell-knitters/" in plan.body
    assert plan.title == "Room for new people: bell-knitters"
    assert not plan.staff_only


def test_the_summary_says_that_what_is_said_again_is_still_right(repository: Repository) -> None:
    plan = PLANNER(replace(SENT, values={"room": "some"}), tree(repository))
    assert "What changes" in plan.text
    assert "No words change. The sender says that they are still right" in plan.text


def test_nobody_elses_change_is_overwritten_and_the_conflict_is_named(repository: Repository) -> None:
    save(repository.path, {FILE: (tree(repository).read(FILE) or "").replace("room: some", "room: plenty")})
    plan = PLANNER(SENT, tree(repository))
    assert plan.conflicts == ("capacity.room",)
    assert b"room: plenty" in (plan.files.get(FILE) or b"room: plenty")
    assert "capacity.room" in plan.text
    wins = PLANNER(PLANNER.preferring(SENT, tree(repository), ["capacity.room"]), tree(repository))
    assert wins.conflicts == ()
    assert b"room: full" in (wins.files[FILE] or b"")


def test_a_sheet_goes_to_a_staff_file_and_its_private_answers_nowhere(repository: Repository) -> None:
    values: dict[str, Any] = {"insurance_cover": "venue", "agree_to_connect": "yes"}
    sent = replace(SENT, worksheet="prompt-sheet-2", values=values, private={"lead_name": "Ann Other"})
    plan = PLANNER(sent, tree(repository))
    staff = [path for path in plan.files if path.startswith("directory/quality/bell-knitters/")]
    assert len(staff) == 1
    assert plan.staff_only
    assert b"Ann Other" not in b"".join(content or b"" for content in plan.files.values())
    assert "Ann Other" not in plan.body


def test_a_group_that_is_gone_is_said(repository: Repository) -> None:
    with pytest.raises(Unusable, match="no record of the group"):
        PLANNER(replace(SENT, group="long-gone"), tree(repository))


def test_an_unknown_worksheet_is_said(repository: Repository) -> None:
    with pytest.raises(Unusable, match="version 99"):
        PLANNER(replace(SENT, version=99), tree(repository))


def test_an_unsound_result_is_not_committed(repository: Repository) -> None:
    with pytest.raises(Unusable, match="capacity"):
        PLANNER(replace(SENT, values={"room": "no such room"}), tree(repository))


def test_a_problem_that_was_there_before_does_not_stop_a_change(repository: Repository) -> None:
    place = (tree(repository).read("directory/place.yml") or "") + "telephone: nobody\n"
    save(repository.path, {"directory/place.yml": place})
    assert PLANNER(SENT, tree(repository)).files


@pytest.mark.parametrize(
    "nasty",
    [
        "@everyone see #12",
        "</details><script>",
        "[a](javascript:x)",
        "/close",
        "a\n/close\n\n# h",
        "`x` **b** | c",
        "!7 ~bug",
    ],
)
def test_what_people_write_cannot_give_a_forge_orders(nasty: str) -> None:
    shown = summary.for_forges(nasty)
    assert "\n" not in shown
    for sign in "<>[]`*|#":
        assert sign not in shown.replace("<br>", "").replace("&#", "")
    assert not any(f"{sign}{letter}" in shown for sign, letter in [("@", "e"), ("!", "7"), ("~", "b")])


def test_what_people_write_cannot_give_a_terminal_orders() -> None:
    assert summary.for_terminals("red \x1b[31m and\r\nmore\u202e") == "red  [31m and  / more "
