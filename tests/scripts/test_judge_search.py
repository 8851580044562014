"""The menu's search is held to what people judged, with the code that browsers run."""

from datetime import date
from pathlib import Path

import pytest

from schema.locality import load
from scripts.judge_search.__main__ import main
from scripts.judge_search.asking import answers
from scripts.judge_search.measuring import Measure, measure, rank, wrong_help

ROOT = Path(__file__).parent.parent.parent
QUERIES = [
    {"query": "wool", "expect": ["knitters"]},
    {"query": "yarn", "expect": ["knitters", "spinners"]},
    {"query": "tea", "expect": ["knitters"]},
    {"query": "no food", "trouble": ["no-food"]},
]


def test_shares_are_of_the_searches_that_expect_a_group() -> None:
    found = [["knitters"], ["walkers", "spinners", "knitters"], [], []]
    assert measure(QUERIES, found) == Measure(at_1=1 / 3, at_5=2 / 3, mrr=(1 + 1 / 2) / 3, nothing=1)


@pytest.mark.parametrize(
    ("found", "place"),
    [("wool tea", 1), ("tea wool", 1), ("tea x wool", 2), ("x wool y tea", 3), ("wool x", 0), ("x tea", 0), ("x", 0)],
)
def test_of_two_needs_both_are_answered(found: str, place: int) -> None:
    assert rank({"expect": ["wool"], "also": ["tea"]}, found.split()) == place


def test_help_that_is_missing_and_help_that_alarms_are_both_wrong() -> None:
    assert wrong_help(QUERIES, [["danger"], [], [], ["no-food"]]) == [
        "“wool”: help for nothing should show, and danger does."
    ]
    assert wrong_help(QUERIES[3:], [[]]) == ["“no food”: help for no-food should show, and nothing does."]


def test_the_menus_own_search_is_good_enough(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ROOT / "directory"), "--today", "2026-11-22"]) == 0, capsys.readouterr().out
    lines = capsys.readouterr().out.splitlines()
    assert " searches " in lines[0]
    assert [line.split()[0] for line in lines[1:4]] == ["This", "Material", "At"]


def test_a_directory_without_judged_searches_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ROOT / "tests/localities/bare-minimum")]) == 2
    assert "has no searches that expect a group" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "troubles"),
    [
        ("I can’t go on", ["suicide"]),
        ("I CAN'T GO ON!", ["suicide"]),
        ("nie chcę żyć", ["suicide"]),
        ("bereaved by suicide", []),
        ("bereaved by suicide and i want to die", ["suicide"]),
        ("self-harm", ["mental-health-crisis"]),
        ("no foodies", []),
        ("", []),
    ],
)
def test_what_sounds_like_trouble(typed: str, troubles: list[str]) -> None:
    locality, _ = load(ROOT / "directory")
    [answer] = answers(locality, date(2026, 11, 22), [typed])["ours"]
    assert answer["troubles"] == troubles


def test_marks_on_letters_and_apostrophes_do_not_matter() -> None:
    locality, _ = load(ROOT / "directory")
    typed = ["mieszkanie pleśń", "MIESZKANIE PLESN", "parkinson's", "parkinsons"]
    first, same, second, alike = answers(locality, date(2026, 11, 22), typed)["ours"]
    assert first == same and first["ids"]
    assert second == alike and second["ids"]


def test_keyboards_for_arabic_and_for_urdu_find_the_same() -> None:
    """Each has its own forms of some letters, and people leave out the signs above and below."""
    locality, _ = load(ROOT / "directory")
    typed = ["كھانا", "کھانا", "أَنَا وَحِيد", "انا وحيد"]
    first, same, second, alike = answers(locality, date(2026, 11, 22), typed)["ours"]
    assert first == same and first["ids"]
    assert second == alike and second["ids"]
