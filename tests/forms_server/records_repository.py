"""A small real locality in git: the barest place, one knitting group with comments in its file."""

from datetime import date
from pathlib import Path

from forms_server.git.repository import Repository
from tests.forms_server.repositories import make

TODAY = date(2026, 11, 22)
EXAMPLE = Path(__file__).parents[2] / "directory"

GROUP = """\
# Kept by the library. Talk to Mo first.
name: Bell Knitters
kind: volunteer-led-group
status: listed
categories:
  - neighbourhood-groups
summary: We knit and talk.
where:
  ways:
    - online
cost:
  kind: free
how_to_join:
  ways:
    - turn-up
capacity:
  room: some  # ask Mo in May
  updated: "2026-06-01"
quality:
  status: agreed
  date: "2026-03-14"
  prompt_sheet: 2
"""


def make_records(folder: Path) -> Repository:
    """The repository, checked out on main."""
    files = {
        "directory/groups/bell-knitters.yml": GROUP,
        "directory/groups/chess-club.yml": GROUP.replace("Bell Knitters", "Chess Club"),
        "directory/place.yml": (EXAMPLE / "place.yml").read_text("utf-8"),
        "directory/categories.yml": (EXAMPLE / "categories.yml").read_text("utf-8"),
    }
    return make(folder, files)
