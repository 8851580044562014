"""The command that says what could be plainer, and the menu's own words, which it has nothing to say about."""

from pathlib import Path

import pytest

from scripts.words import main, own_advice, prose_of

LOCALITIES = Path(__file__).parent.parent / "localities"


def test_the_menus_own_pages_and_words_are_plain() -> None:
    assert [str(problem) for problem in own_advice()] == []


def test_it_advises_and_blocks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(LOCALITIES / "bare-minimum")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "1 thing could be plainer."
    assert said[0].startswith("groups/the-only-one.yml: first_visit.what_happens: ")


def test_a_folder_that_is_not_there_is_said_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "gone")]) == 2
    assert "There is no directory" in capsys.readouterr().err


def test_marks_and_filled_in_values_are_no_words() -> None:
    assert list(prose_of("## Tea\n\n- Ring **{{ telephone(x) }}**\n- [Read](there/) on")) == [
        "Tea",
        "Ring it",
        "Read on",
    ]
