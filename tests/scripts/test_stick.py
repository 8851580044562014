"""The menu on a memory stick: opened as a file, and every way through it works."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from scripts.stick import MENU, START, main
from tests.site.building import Site, as_on, copy_of
from tests.visits import Visitor

TODAY = "2026-11-22"
NOTE = "This copy of the menu was made on 22 November 2026."


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stick with the small town's menu."""
    folder = tmp_path_factory.mktemp("stick")
    site = Site(copy_of("llanfair-y-bont", folder / "directory"), folder / "site")
    with as_on(TODAY, folder / "cache"):
        site.build()
    assert main(["--site", str(site.folder), "--to", str(folder / "stick")]) == 0
    return folder / "stick"


def test_every_link_names_a_file_that_is_there(stick: Path) -> None:
    for page in (stick / MENU).rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        for link in re.findall(r'\b(?:href|src|action)="(?![a-z]+:|#)([^"#?]+)', html):
            assert (page.parent / link).is_file(), f"{page}: {link}"
        assert html.count('class="offline"') == 1, page
        assert "manifest" not in html


def test_what_only_a_host_or_an_app_needs_is_left_at_home(stick: Path) -> None:
    names = {file.name for file in stick.rglob("*")}
    assert not names & {"worker.js", "404.html", "sitemap.xml", "menu.webmanifest", "assets.bin", "list.json"}


def test_the_menu_opens_from_the_stick(visitor: Visitor, stick: Path) -> None:
    page = visitor.open((stick / START).as_uri())
    assert page.locator("h1").inner_text() == "Bwydlen Llanfair-y-bont"
    page.get_by_role("link", name="English").click()
    expect(page.locator(".offline")).to_contain_text(NOTE)
    page.locator("#q").fill("knitting")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/en/find/index.html#q=knitting")
    page.locator("#q").fill("")
    page.locator(".card .keep").first.click()
    name = page.locator("#results a").first.inner_text()
    page.locator("#results a").first.click()
    expect(page.locator("h1")).to_have_text(name)
    page.get_by_role("link", name="My list (1)").click()
    expect(page.locator("#groups h2")).to_have_text(name)
    page.get_by_role("link", name="Make a plan").click()
    expect(page.locator("#groups h4")).to_have_text(name)
    page.get_by_role("navigation", name="About").get_by_role("link", name="The menu without signal").click()
    expect(page.locator("#state")).to_contain_text("This browser cannot keep the menu.")


def test_without_javascript_links_lead_on(visitor: Visitor, stick: Path) -> None:
    page = visitor.open((stick / MENU / "en" / "index.html").as_uri(), javascript=False)
    page.get_by_role("link", name="A to Z").click()
    page.locator(".names a").first.click()
    expect(page.locator("#when")).to_be_visible()
    page.get_by_text("Language", exact=True).click()
    page.get_by_role("link", name="Cymraeg").click()
    assert page.locator("html").get_attribute("lang") == "cy"


def test_a_copy_takes_the_place_of_an_older_one_and_of_nothing_else(stick: Path, tmp_path: Path) -> None:
    site = stick.parent / "site"
    (stick / MENU / "old.html").write_text("old", encoding="utf-8")
    assert main(["--site", str(site), "--to", str(stick)]) == 0
    assert not (stick / MENU / "old.html").exists()
    (tmp_path / MENU).mkdir()
    (tmp_path / MENU / "recipes.txt").write_text("scones", encoding="utf-8")
    assert main(["--site", str(site), "--to", str(tmp_path)]) == 1
    assert (tmp_path / MENU / "recipes.txt").read_text(encoding="utf-8") == "scones"


def test_without_a_menu_it_says_to_build_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--site", str(tmp_path / "none"), "--to", str(tmp_path / "stick")]) == 1
    assert "Build it first: make build" in capsys.readouterr().err
    assert not (tmp_path / "stick").exists()
