"""The forms on paper, for filling in together in a room: from the same definitions as the forms on the web."""

from collections.abc import Iterator
from typing import TypedDict

from schema.worksheets import Worksheet, load_worksheets
from schema.worksheets.paper import PaperSection, paper
from site_overrides.menu import Menu
from site_overrides.views.shapes import Link

FOLDER = "paper/"


class PapersPage(TypedDict):
    """`menu/papers.html`: every form there is."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    sheets: list[Link]


class PaperPage(TypedDict):
    """`menu/paper.html`: one form. What it asks is in English, whatever the language of the menu."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    version: int
    intro: list[str]
    sections: tuple[PaperSection, ...]


def papers_page(menu: Menu) -> PapersPage:
    return {
        "path": FOLDER,
        "title": menu.words("paper.title"),
        "description": menu.words("paper.lead"),
        "crumbs": [],
        "sheets": [{"name": sheet.title, "path": _path(sheet)} for sheet in load_worksheets().values()],
    }


def paper_pages(menu: Menu) -> Iterator[PaperPage]:
    """One page for each worksheet, in its newest version."""
    for sheet in load_worksheets().values():
        drawn = paper(sheet)
        yield {
            "path": _path(sheet),
            "title": sheet.title,
            "description": menu.words("paper.lead"),
            "crumbs": [{"name": menu.words("paper.title"), "path": FOLDER}],
            "version": sheet.version,
            "intro": (drawn.intro or "").split("\n\n"),
            "sections": drawn.sections,
        }


def _path(sheet: Worksheet) -> str:
    return f"{FOLDER}{sheet.id}/"
