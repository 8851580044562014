"""A whole directory is checked, and every problem reads as it should.

Adding `fixtures/bad/<folder>/<case>.yml`, with what `check` should say about it in `<case>.txt`, adds a test: the file
is put into a copy of the sound directory.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from schema.check import check
from schema.layout import SINGLE
from schema.rules import AMONG, OF_ONE, OF_TEXTS, TOGETHER

FIXTURES = Path(__file__).parent / "fixtures"
BAD = sorted((FIXTURES / "bad").rglob("*.yml"))
TODAY = date(2026, 11, 22)


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sound directory, named `directory`, below where we stand."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(FIXTURES / "sound", "directory")
    return Path("directory")


def test_the_sound_directory_has_no_problems(sound: Path) -> None:
    assert check(sound, TODAY) == []


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_bad_record_is_explained(sound: Path, case: Path) -> None:
    folder = case.parent.name
    where = f"{folder}.yml" if f"{folder}.yml" in SINGLE else f"{folder}/{case.name}"
    shutil.copy(case, sound / where)
    said = [f"{problem.level}: {problem}" for problem in check(sound, TODAY)]
    assert said == case.with_suffix(".txt").read_text("utf-8").splitlines()


def test_every_rule_has_a_failing_record() -> None:
    """The table and the folder of failing records grow together."""
    rules = {rule.__name__ for table in (OF_ONE, OF_TEXTS, AMONG) for group in table.values() for rule in group}
    assert len(BAD) > len(rules) + len(TOGETHER)


def put(directory: Path, name: str, text: str) -> None:
    file = directory / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


ANSWERS = """
worksheet: prompt-sheet-2
version: 1
reference: K7QF-2M9X
group: knitters
side: group
received_on: "2026-06-18"
answers:
  insurance_own: "no"
"""


def test_staff_files_belong_to_their_group(sound: Path) -> None:
    put(sound, "quality/knitters/one.yml", ANSWERS)
    assert check(sound, TODAY) == []
    put(sound, "quality/choir/two.yml", ANSWERS)
    put(sound, "surveys/knitter/three.yml", ANSWERS.replace("group: knitters", "group: knitter"))
    assert [str(problem) for problem in check(sound, TODAY)] == [
        'directory/quality/choir/two.yml: group: the file says "knitters" and is in the folder "choir". '
        "Move the file, or correct the group.",
        'directory/surveys/knitter/three.yml: group: there is no group "knitter". Did you mean "knitters"?',
    ]


PUBLIC = """
repository_public: true
pcns:
  - id: wex
    name: Wex
    practices:
      - name: Surgery
        staff_contact: {role: Manager}
"""
PRIVATE = """
staff:
  notes: Ring after six.
contacts:
  - telephone: "01632 960123"
"""


def test_a_public_repository_holds_nothing_for_staff(sound: Path) -> None:
    put(sound, "quality/knitters/one.yml", ANSWERS)
    for name in ("place.yml", "groups/knitters.yml"):
        with (sound / name).open("a") as file:
            file.write(PUBLIC if name == "place.yml" else PRIVATE)
    problems = check(sound, TODAY)
    assert [(problem.file, problem.path, problem.level) for problem in problems] == [
        ("directory/groups/knitters.yml", "contacts[0]", "warning"),
        ("directory/groups/knitters.yml", "staff", "error"),
        ("directory/groups/knitters.yml", "contacts[0]", "error"),
        ("directory/place.yml", "pcns[0].practices[0].staff_contact", "error"),
        ("directory/quality/knitters/one.yml", "", "error"),
    ]


def test_terms_that_ran_out_are_a_reminder_and_terms_never_given_a_mistake(sound: Path) -> None:
    group = sound / "groups/knitters.yml"
    group.write_text(group.read_text().replace("days: [tuesday]", "days: [tuesday]\n    term_time_only: true"))
    assert check(sound, TODAY) == []
    assert [problem.level for problem in check(sound, date(2027, 1, 1))] == ["warning"]
    place = sound / "place.yml"
    text = place.read_text()
    place.write_text(text[: text.index("terms:")] + text[text.index("areas:") :])
    assert [problem.level for problem in check(sound, TODAY)] == ["error"]


def test_a_link_that_leads_to_no_picture_is_none(sound: Path) -> None:
    (sound / "pictures").mkdir()
    (sound / "pictures/scarf.jpg").symlink_to(sound / "no-such.jpg")
    assert check(sound, TODAY) == []
    with (sound / "groups/knitters.yml").open("a") as file:
        file.write("picture: {file: scarf.jpg, words: A long scarf.}\n")
    assert [each.message for each in check(sound, TODAY)] == ['there is no picture "scarf.jpg" in pictures/.']


def test_a_picture_that_is_heavy_is_pointed_out(sound: Path) -> None:
    (sound / "pictures").mkdir()
    with (sound / "groups/knitters.yml").open("a") as file:
        file.write("picture: {file: scarf.jpg, words: A long scarf.}\n")
    (sound / "pictures/scarf.jpg").write_bytes(bytes(60_000))
    assert check(sound, TODAY) == []
    (sound / "pictures/scarf.jpg").write_bytes(bytes(812_000))
    assert [str(problem) for problem in check(sound, TODAY)] == [
        "directory/groups/knitters.yml: picture.file: the picture takes 812 kB: slow on a cheap telephone, and "
        "left out of the booklets. Save it smaller, in up to 60 kB. A photograph 800 pixels wide is enough."
    ]


def test_files_nothing_reads_are_named(sound: Path) -> None:
    put(sound, "groups/choir.yaml", "name: Choir")
    put(sound, "groups/notes.docx", "")
    put(sound, "group/choir.yml", "name: Choir")
    put(sound, "welcome.md", "# Welcome")
    (sound / "venues/.DS_Store").touch()
    assert [(problem.file, problem.level, problem.remedy) for problem in check(sound, TODAY)] == [
        ("directory/group", "warning", 'Did you mean "groups"?'),
        ("directory/groups/choir.yaml", "error", 'Rename it to end with ".yml".'),
        ("directory/groups/notes.docx", "warning", "If it is not needed, delete it."),
    ]


def test_an_empty_directory_says_what_it_needs(tmp_path: Path) -> None:
    assert [problem.message for problem in check(tmp_path, TODAY)] == ["this file is missing."] * 2
