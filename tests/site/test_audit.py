"""The full sweep: every type of page in every language at three widths, with what opens opened. `make audit` runs it."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from site_overrides import words
from tests.site.building import ROOT
from tests.site.test_browser_pages import IN_URDU
from tests.visits import Visitor, axe, repeated_ids, wider_than_window

pytestmark = pytest.mark.audit
WIDTHS = (320, 375, 1280)
TALL = 9000
"""So that the button that stays at the window's edge lies over no choice: with a real window one scrolls it away."""
PATHS = tuple(path.removeprefix("ur/") for path in IN_URDU)
PREFIXES = ("", *sorted(f"{file.stem}/" for file in words.FOLDER.glob("*.yml") if file.stem != "en"))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_everybody_can_use_it_in_their_language(visitor: Visitor, menu: str, prefix: str, path: str) -> None:
    page = visitor.open(menu + prefix + path)
    for opened in (False, True):
        if opened:
            open_all(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": TALL if opened else 800})
            assert axe(page) == [], f"{width} px, {'open' if opened else 'as it comes'}"
            assert not wider_than_window(page), f"{width} px, {'open' if opened else 'as it comes'}"
    assert repeated_ids(page) == []


def open_all(page: Page) -> None:
    """Open everything that can be opened."""
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_type_of_page_is_valid_in_every_language(built: Path, prefix: str) -> None:
    files = sorted({str(built / prefix / path.partition("#")[0] / "index.html") for path in PATHS})
    command = ["node", "node_modules/.bin/html-validate", "--config", ".htmlvalidate.json", *files]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout[:4000]
