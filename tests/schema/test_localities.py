"""The localities that the product is shown and tried with hold no mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from schema.check import check
from schema.locality import load

ROOT = Path(__file__).parents[2]
DEMONSTRATION = ROOT / "directory"
LOCALITIES = [DEMONSTRATION, *sorted((ROOT / "tests" / "localities").iterdir())]
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("directory", LOCALITIES, ids=lambda path: path.name)
def test_a_locality_has_no_errors(directory: Path) -> None:
    assert [str(problem) for problem in check(directory, TODAY) if problem.level == "error"] == []


def test_every_search_is_judged_by_groups_that_are_listed() -> None:
    assert [str(problem) for problem in check(DEMONSTRATION, TODAY) if "search/" in problem.file] == []


def test_what_is_searched_for_is_spoken_of_somewhere() -> None:
    """A synonym leads to nothing unless some record or category says what it means."""
    locality, _ = load(DEMONSTRATION)
    spoken = str([dict(locality.groups), locality.categories]).casefold()
    lost = [
        means for each in locality.synonyms["synonyms"] for means in each["means"] if means.casefold() not in spoken
    ]
    assert lost == []
