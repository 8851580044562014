"""What is due, and the links of a round."""

from datetime import date
from pathlib import Path

from schema.locality import Locality
from schema.rounds import due_items, worksheets_for
from schema.worksheets import load_worksheets

TODAY = date(2026, 11, 22)


def locality() -> Locality:
    agreed = {"status": "agreed", "date": "2025-11-01"}
    groups = {
        "all-due": {"name": "All", "status": "listed", "quality": agreed},
        "survey-only": {
            "name": "Survey",
            "status": "listed",
            "quality": {"status": "agreed", "date": "2026-11-01"},
            "staff": {"last_catch_up_on": "2026-11-01", "last_survey_on": "2026-05-01"},
            "capacity": {"room": "some", "updated": "2026-11-01"},
        },
        "draft": {"name": "Draft", "status": "draft", "quality": agreed},
    }
    return Locality(Path("nowhere"), groups=groups)


def test_what_is_due_comes_by_date_and_what_never_was_comes_first() -> None:
    items = [(item.on and item.on.isoformat(), item.group, item.what) for item in due_items(locality(), TODAY, TODAY)]
    assert items == [
        (None, "all-due", "room"),
        ("2026-05-01", "all-due", "catch-up"),
        ("2026-05-01", "all-due", "survey"),
        ("2026-11-01", "all-due", "review"),
        ("2026-11-01", "survey-only", "survey"),
    ]


def test_a_look_ahead_shows_what_is_due_soon() -> None:
    soon = [item for item in due_items(locality(), TODAY, date(2027, 6, 1)) if item.group == "survey-only"]
    assert [(item.what, item.now) for item in soon] == [
        ("survey", True),
        ("catch-up", False),
        ("room", False),
    ]


def test_what_falls_due_together_is_one_visit() -> None:
    links = worksheets_for(due_items(locality(), TODAY, TODAY), load_worksheets())
    assert sorted(links) == [("all-due", "capacity"), ("all-due", "visit"), ("survey-only", "group-survey")]
