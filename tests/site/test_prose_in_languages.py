"""The pages of prose in other languages: they say what the English ones do, and whether a speaker has checked them."""

import re
from pathlib import Path

import pytest
import yaml

from site_overrides.product_pages import FOLDER
from tests.site.building import Site

TRANSLATED = sorted(FOLDER.glob("*/*.md"))


def parts(file: Path) -> tuple[dict[str, object], str]:
    """What a page says about itself, and its text."""
    text = file.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return {}, text
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def asked(text: str) -> set[str]:
    """What a page asks of the place and where it leads. Words in it that are shown are its own."""
    return {
        re.sub(r'(, ")[^"]*"', r"\1…", each) for each in re.findall(r"\{\{.*?\}\}|\{%.*?%\}|\]\(https?:[^)]*\)", text)
    }


@pytest.mark.parametrize("file", TRANSLATED, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_it_has_the_parts_of_the_english_page(file: Path) -> None:
    """A new link in English need not wait for six translators."""
    about, text = parts(file)
    english = (FOLDER / file.name).read_text(encoding="utf-8")
    assert about["checked_by_speaker"] in (True, False)
    assert [line.count("#") for line in re.findall(r"^#+ ", text, re.MULTILINE)] == [
        line.count("#") for line in re.findall(r"^#+ ", english, re.MULTILINE)
    ]
    assert asked(text) <= asked(english), "what the English page no longer has"


def test_every_language_has_the_pages_that_everybody_needs() -> None:
    needed = {"accessibility", "how-groups-are-checked", "privacy"}
    folders = {file.parent for file in TRANSLATED}
    assert folders
    assert {folder.name: needed - {file.stem for file in folder.glob("*.md")} for folder in folders} == {
        folder.name: set() for folder in folders
    }


def test_a_page_that_is_not_translated_says_so(town: Site) -> None:
    html = town.html("open-data/")
    assert '<div lang="en" dir="ltr">' in html
    assert "Mewn iaith arall yn unig mae'r dudalen hon: Saesneg." in html.replace("&#39;", "'")
    assert "iaith arall yn unig" not in town.html("privacy/")
