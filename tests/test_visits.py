"""The tests' own eyes: each must see what it is there to see."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts import browser as chromium
from tests.visits import Visitor, axe, repeated_ids, wider_than_window

BAD = """<!doctype html><html lang="en"><title>Bad</title><main><h1 id="a">Bad</h1>
<img src="/x.png" id="a"><p style="width: 900px">Wide</p></main>
<script src="http://other.example.org/a.js"></script><script>throw new Error("broken")</script>"""


@pytest.fixture
def bad_page(tmp_path: Path) -> str:
    page = tmp_path / "bad.html"
    page.write_text(BAD, encoding="utf-8")
    return page.as_uri()


def test_what_is_wrong_with_a_page_is_seen(browser: Browser, bad_page: str) -> None:
    visitor = Visitor(browser)
    page = visitor.open(bad_page)
    assert any("image-alt" in found for found in axe(page))
    assert repeated_ids(page) == ["a"]
    assert wider_than_window(page)
    wrongs = "\n".join(visitor.wrongs)
    assert "asks another origin for http://other.example.org/a.js" in wrongs
    assert "broken" in wrongs
    visitor.close()


def test_a_good_page_is_let_be(visitor: Visitor, tmp_path: Path) -> None:
    good = tmp_path / "good.html"
    good.write_text("<!doctype html><html lang=en><title>Good</title><main><h1>Good</h1></main>", encoding="utf-8")
    page = visitor.open(good.as_uri())
    assert (axe(page), repeated_ids(page), wider_than_window(page)) == ([], [], False)


def test_a_browser_comes_from_npm_where_the_machine_has_none(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEST_BROWSER", raising=False)
    monkeypatch.setattr(chromium, "NAMES", ())
    own = chromium.launch(browser.browser_type, chromium.find())
    visitor = Visitor(own)
    page = visitor.open("data:text/html,<title>Own</title><p style='width: 900px'>Wide</p>")
    assert wider_than_window(page), "text has no height, so there are no fonts"
    visitor.close()
    own.close()
