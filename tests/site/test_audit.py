"""The full sweep: every type of page in every language at three widths, with all that opens open. `make audit`."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_overrides import words
from tests.site.building import ROOT
from tests.site.test_browser_pages import IN_URDU, PAGES
from tests.visits import COLOURS, Visitor, axe, repeated_ids, wider_than_window

pytestmark = pytest.mark.audit
WIDTHS = (320, 375, 1280)
TALL = 9000
"""So that the button that stays at the window's edge lies over no choice: with a real window one scrolls it away."""
IN_ENGLISH_ALONE = ("paper/", "404.html")
PATHS = tuple(dict.fromkeys([*PAGES, *(path.removeprefix("ur/") for path in IN_URDU)]))
OTHERS = tuple(sorted(f"{file.stem}/" for file in words.FOLDER.glob("*.yml") if file.stem != "en"))
EVERYWHERE = tuple(
    (prefix, path) for prefix in ("", *OTHERS) for path in PATHS if not (prefix and path.startswith(IN_ENGLISH_ALONE))
)


@pytest.fixture(scope="module")
def window(browser: Browser, menu: str) -> Iterator[tuple[Visitor, Page]]:
    """One window for all pages."""
    visitor = Visitor(browser)
    yield visitor, visitor.open(menu)
    visitor.close()


@pytest.mark.parametrize(("prefix", "path"), EVERYWHERE)
def test_everybody_can_use_it_in_their_language(
    window: tuple[Visitor, Page], menu: str, prefix: str, path: str
) -> None:
    visitor, page = window
    for opened in (False, True):
        page.goto("about:blank")  # so that another fragment of the same page opens it anew
        page.set_viewport_size({"width": WIDTHS[0], "height": TALL if opened else 800})
        page.goto(menu + prefix + path)
        if opened:
            open_all(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": TALL if opened else 800})
            assert axe(page) == [], f"{width} px, {'open' if opened else 'as it comes'}"
            assert not wider_than_window(page), f"{width} px, {'open' if opened else 'as it comes'}"
    _in_other_colours(page)
    assert repeated_ids(page) == []
    visitor.tell_off()


def open_all(page: Page) -> None:
    """Open everything that can be opened, and have a postcode that nobody knows said to be so."""
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    if page.locator("#postcode").count():
        page.locator("#postcode").fill("SW1A 1AA")
        page.locator("#postcode").press("Tab")


def _in_other_colours(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    assert axe(page, COLOURS) == [], "dark"
    page.emulate_media(color_scheme="light", forced_colors="active")
    # axe reads colours as the stylesheet wrote them; those that are forced, the person has chosen.
    assert [found for found in axe(page) if not found.startswith(COLOURS)] == [], "forced colours"
    page.emulate_media(forced_colors="none")


def test_what_is_wrong_with_a_file_is_said_to_everybody(visitor: Visitor, menu: str, tmp_path: Path) -> None:
    page = visitor.open(menu + "my-plan/")
    (tmp_path / "other.json").write_text("{}")
    page.locator("#load").set_input_files(tmp_path / "other.json")
    page.get_by_role("status").get_by_text("That file is not a plan saved here.").wait_for(state="attached")
    assert axe(page) == []


@pytest.mark.parametrize("prefix", ("", *OTHERS))
def test_every_type_of_page_is_valid_in_every_language(built: Path, prefix: str) -> None:
    paths = {path.partition("#")[0] for before, path in EVERYWHERE if before == prefix}
    files = [str(built / prefix / (path if path.endswith(".html") else f"{path}index.html")) for path in sorted(paths)]
    command = ["node", "node_modules/.bin/html-validate", "--config", ".htmlvalidate.json", *files]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout[:4000]
