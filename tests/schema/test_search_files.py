"""The files about searching are checked when a directory has them, and are not needed when it has none."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from schema.check import check
from schema.locality import load

SOUND = Path(__file__).parent / "fixtures" / "sound"
TODAY = date(2026, 11, 22)


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sound directory with help for danger and an empty search folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SOUND, "directory")
    (tmp_path / "directory/search").mkdir()
    place = tmp_path / "directory/place.yml"
    place.write_text(place.read_text().replace('telephone: "999"', 'telephone: "999"\n    for: [danger]'))
    return Path("directory")


def said(directory: Path) -> list[str]:
    return [f"{problem.level}: {problem}" for problem in check(directory, TODAY)]


def test_sound_files_are_read(directory: Path) -> None:
    (directory / "search/judged.yml").write_text(
        "queries:\n  - query: wool\n    about: plain\n    expect: [knitters]\n"
        "  - query: somebody is hurting me\n    about: trouble\n    trouble: [danger]\n"
    )
    (directory / "search/synonyms.yml").write_text(
        "synonyms:\n  - said: [yarn]\n    means: [wool]\n  - said: [yarn]\n    means: [story]\n    language: cy\n"
        "trouble:\n  - for: danger\n    phrases: [hurting me]\n    but_not: [not hurting me]\n"
    )
    assert said(directory) == []
    locality, _ = load(directory)
    assert locality.judged["queries"][0]["expect"] == ["knitters"]
    assert locality.synonyms["synonyms"][0]["means"] == ["wool"]


def test_a_group_that_must_be_mended_first_is_no_wrong_answer(directory: Path) -> None:
    (directory / "search/judged.yml").write_text(
        "queries:\n  - query: wool\n    about: plain\n    expect: [knitters]\n"
    )
    group = directory / "groups/knitters.yml"
    group.write_text(group.read_text() + "unknown: 1\n")
    assert [problem for problem in said(directory) if "judged" in problem] == []


def test_judged_searches_name_listed_groups_and_ask_once(directory: Path) -> None:
    (directory / "search/judged.yml").write_text(
        "queries:\n  - query: wool\n    about: plain\n    expect: [knitter]\n"
        "  - query: Wool\n    about: plain\n    expect: [knitters]\n"
        "  - query: yarn\n    about: plain\n"
    )
    assert [line.split(": ", 2)[2] for line in said(directory)] == [
        "queries[2]: something is missing, or too much is given. Give expect or trouble.",
    ]
    (directory / "search/judged.yml").write_text(
        "queries:\n  - query: wool\n    about: plain\n    expect: [knitter]\n"
        "  - query: Wool\n    about: plain\n    expect: [knitters]\n    also: [spinner]\n"
    )
    assert said(directory) == [
        'error: directory/search/judged.yml: queries[1].query: "Wool" is asked twice. Keep one, with all its answers.',
        'warning: directory/search/judged.yml: queries[0].expect[0]: "knitter" is no group that is listed. '
        'Did you mean "knitters"?',
        'warning: directory/search/judged.yml: queries[1].also[0]: "spinner" is no group that is listed. '
        "Take it out, and judge what else is a good answer.",
    ]


def test_synonyms_are_typed_as_people_type_and_trouble_has_help(directory: Path) -> None:
    (directory / "search/synonyms.yml").write_text(
        "needs: [knitting, jumpers]\n"
        "synonyms:\n  - said: [Yarn, wool]\n    means: [knitting]\n  - said: [wool]\n    means: [jumper]\n"
        "trouble:\n  - for: medical\n    phrases: [can't breathe]\n    but_not: [can breathe again]\n"
    )
    assert said(directory) == [
        'error: directory/search/synonyms.yml: needs[1]: Nothing means "jumpers" first. Did you mean "jumper"?',
        'error: directory/search/synonyms.yml: synonyms[0].said[0]: "Yarn" has capital letters. Write "yarn".',
        'error: directory/search/synonyms.yml: synonyms[1].said[0]: "wool" is explained twice. '
        "Put all it means in one place.",
        'error: directory/search/synonyms.yml: trouble[0].but_not[0]: "can breathe again" holds none of the phrases. '
        "Take it out, or correct it.",
        'error: directory/search/synonyms.yml: trouble[0].for: place.yml names no urgent help for "medical". '
        "Add it to urgent_help or safeguarding, so that this search has help to show.",
    ]
