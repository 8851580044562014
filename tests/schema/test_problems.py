"""Problems read as people speak."""

import pytest

from schema.problems import Problem, listed, show, spell


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (
            Problem("a.yml", "sessions[0].starts", "x", "is no time.", "Mend it."),
            "a.yml: sessions[0].starts: is no time. Mend it.",
        ),
        (Problem("a.yml", "", None, "it is empty.", "", line=3), "a.yml: line 3: it is empty."),
        (
            Problem("a.yml", "name", None, "this is missing.", "Add it.", line=3),
            "a.yml: name: this is missing. Add it.",
        ),
        (Problem("", "name", None, "this is missing.", "Add it."), "name: this is missing. Add it."),
    ],
)
def test_a_problem_is_one_line(problem: Problem, said: str) -> None:
    assert str(problem) == said


def test_paths_values_and_lists_are_spelt() -> None:
    assert spell(("sessions", 0, "breaks", 1, "from")) == "sessions[0].breaks[1].from"
    assert spell((0, "a")) == "[0].a"
    assert show("شکریہ") == '"شکریہ"'
    assert show("x" * 99).endswith("…") and len(show("x" * 99)) == 60
    assert (listed([]), listed(["a"]), listed("ab"), listed("abc", "and")) == ("", "a", "a or b", "a, b and c")
