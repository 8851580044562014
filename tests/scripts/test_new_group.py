"""A few plain answers make a sound record, and nothing is ever written over."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from schema.check import check

ROOT = Path(__file__).parents[2]
ANSWERS = """\
The Mending Circle
We mend clothes and drink tea.
1
nature, Something else
Mending
the tin hall
tuesday and friday
2pm
1pm
4pm
£1.50
1, telephone
in-person
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/schema/fixtures/sound", tmp_path / "directory")
    return tmp_path / "directory"


def new_group(directory: Path, answers: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.new_group", str(directory), "--today", "2026-11-22"]
    return subprocess.run(command, input=answers, cwd=ROOT, capture_output=True, text=True)


def test_answers_make_a_sound_record(directory: Path) -> None:
    done = new_group(directory, ANSWERS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "It starts at 14:00: write a later time." in done.stdout
    assert (directory / "groups/the-mending-circle.yml").read_text() == (
        "name: The Mending Circle\nkind: volunteer-led-group\nstatus: listed\ncategories:\n  - nature\n  - other\n"
        "other_category: Mending\nsummary: We mend clothes and drink tea.\nwhere:\n  ways:\n    - in-person\n"
        "  venue: tin-hall\nsessions:\n  - repeats: weekly\n    days:\n      - tuesday\n      - friday\n"
        '    starts: "14:00"\n    ends: "16:00"\ncost:\n  kind: paid\n  amount: 1.5\n  per: session\nhow_to_join:\n'
        "  ways:\n    - turn-up\n    - telephone\nlisting_consent:\n"
        '  given_on: "2026-11-22"\n  how: in-person\n'
    )
    assert [problem.level for problem in check(directory, date(2026, 11, 22))] == ["warning"]
    assert "people can join by telephone, and no contact has one." in done.stdout


def test_a_record_is_never_written_over(directory: Path) -> None:
    file = directory / "groups/the-mending-circle.yml"
    file.write_text("mine")
    done = new_group(directory, "The Mending Circle\nThe Other " + ANSWERS.removeprefix("The "))
    assert done.returncode == 0 and "is there already. Give the group another name." in done.stdout
    assert file.read_text() == "mine"
    assert (directory / "groups/the-other-mending-circle.yml").exists()


def test_stopping_half_way_writes_nothing(directory: Path) -> None:
    done = new_group(directory, "The Mending Circle\n" + "x" * 300 + "\n")
    assert done.returncode == 1 and "longer than 200 characters" in done.stdout and "Nothing was written" in done.stdout
    assert not (directory / "groups/the-mending-circle.yml").exists()


def test_a_group_that_has_not_agreed_yet_is_a_draft(directory: Path) -> None:
    answers = ANSWERS.replace("in-person", "no").replace("tuesday and friday\n2pm\n1pm\n4pm", "")
    assert new_group(directory, answers).returncode == 0
    text = (directory / "groups/the-mending-circle.yml").read_text()
    assert "status: draft" in text and "repeats: by-arrangement" in text


def test_without_a_directory_it_says_so(tmp_path: Path) -> None:
    done = new_group(tmp_path / "nowhere", "")
    assert done.returncode == 2 and "There are no categories" in done.stderr
