"""Every kind of page, looked at as everybody may see it: small, large, light, dark, without colours, on paper."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.visits import COLOURS, RULES, Visitor, axe, repeated_ids, wider_than_window

Scheme = Literal["light", "dark"]
PAGES = (
    "",
    "categories/employment-support/",
    "areas/bell-lane/",
    "venues/st-brannocs-hall/",
    "groups/english-over-coffee/",
    "groups/bell-lane-freezer/",
    "groups/home-from-hospital/",
    "groups/anchor-job-club/",
    "find/",
    "find/#q=kniting&day=tuesday",
    "find/#q=bowls&way=online",
    "find/#q=no+food",
    "whats-on/",
    "whats-on/tuesday/",
    "a-to-z/",
    "my-list/",
    "my-plan/",
    "printed-menu/",
    "offline/",
    "my-list/#groups=bell-knitters,english-over-coffee",
    "how-groups-are-checked/",
    "for-groups/",
    "for-link-workers/",
    "accessibility/",
    "privacy/",
    "open-data/",
    "paper/",
    "paper/prompt-sheet-2/",
    "404.html",
)
IN_URDU = (
    "ur/",
    "ur/categories/employment-support/",
    "ur/areas/bell-lane/",
    "ur/venues/st-brannocs-hall/",
    "ur/groups/bell-lane-freezer/",
    "ur/groups/bazm-e-wex/",
    "ur/find/#q=kniting&day=tuesday",
    "ur/whats-on/tuesday/",
    "ur/a-to-z/",
    "ur/printed-menu/",
    "ur/offline/",
    "ur/privacy/",
)
VIEWS: tuple[tuple[int, Scheme, tuple[str, ...]], ...] = (
    (320, "light", RULES),
    (375, "dark", COLOURS),
    (1280, "light", RULES),
)


@pytest.fixture(scope="module")
def window(browser: Browser, menu: str) -> Iterator[tuple[Visitor, Page]]:
    """One window for all pages: another for each takes longer than what is looked at in it."""
    visitor = Visitor(browser)
    yield visitor, visitor.open(menu)
    visitor.close()


@pytest.mark.parametrize("path", PAGES + IN_URDU)
def test_everybody_can_use_it(window: tuple[Visitor, Page], menu: str, path: str) -> None:
    visitor, page = window
    page.goto("about:blank")  # so that another fragment of the same page opens it anew
    page.set_viewport_size({"width": VIEWS[0][0], "height": 800})  # a wide window opens what a phone leaves closed
    page.goto(menu + path)
    assert repeated_ids(page) == []
    for width, scheme, rules in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert axe(page, rules) == [], f"{width} px, {scheme}"
        assert not wider_than_window(page), f"{width} px"
    visitor.tell_off()


def test_every_page_says_what_it_is_and_where_help_is(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu, javascript=False)
    for path in sorted({path.partition("#")[0] for path in PAGES}):
        page.goto(menu + path)
        headings = page.locator("h1")
        assert headings.count() == 1, path
        assert not path or page.title().startswith(headings.inner_text()), path
        help_now = page.locator("#help")
        assert help_now.get_by_role("heading", name="Talk to a link worker").is_visible(), path
        assert help_now.locator('a[href="tel:999"]').is_visible(), path


def _too_small(page: Page) -> list[str]:
    """What people press, unless it stands inside a sentence, is at least 44 px high."""
    small: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("a, button, input, summary")]
            .filter(each => each.checkVisibility() && !each.closest("p, .skip, .timetable, .names, h1, h2, h3"))
            .map(each => [each.closest("label, .choice") || each, each])
            .filter(([area, _]) => area.getBoundingClientRect().height < 44)
            .map(([_, each]) => each.outerHTML.slice(0, 120))"""
    )
    return small


def test_a_thumb_can_hit_what_it_aims_at(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu)
    for path in ("", "groups/bell-knitters/", "find/", "whats-on/", "a-to-z/"):
        page.goto(menu + path)
        assert _too_small(page) == [], path


def test_words_are_large(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "groups/bell-knitters/")
    size = "getComputedStyle(document.querySelector('.their-words p')).fontSize"
    assert float(page.evaluate(size)[:-2]) >= 19
    page.set_viewport_size({"width": 1280, "height": 800})
    assert float(page.evaluate(size)[:-2]) >= 20


def test_a_group_prints_as_a_leaflet(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "groups/bell-lane-freezer/")
    page.emulate_media(media="print")
    sizes = page.locator(".answers :is(p, li), .panel p, .help :is(p, dt, dd)").evaluate_all(
        "all => all.filter(each => each.checkVisibility()).map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert sizes and min(sizes) >= 16, "twelve point: sixteen CSS pixels"
    assert not page.locator(".site-nav").is_visible()
    assert page.locator("#help").get_by_text("999").is_visible()


@pytest.mark.parametrize("language", ["", "ur/"])
@pytest.mark.parametrize("most", [6, pytest.param(None, marks=pytest.mark.audit)], ids=["longest", "all"])
def test_each_leaflet_is_one_page(visitor: Visitor, menu: str, built: Path, language: str, most: int | None) -> None:
    """Those that say most, and in an audit all of them."""
    pages = sorted((built / language / "groups").glob("*/index.html"), key=lambda file: -file.stat().st_size)
    page = visitor.open(menu)
    longer = []
    for each in pages[:most]:
        page.goto(f"{menu}{language}groups/{each.parent.name}/")
        if len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) > 1:
            longer.append(each.parent.name)
    assert pages and longer == []


def test_pictures_stay_without_colours(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu, forced_colors="active")
    colours = page.locator(".choice .icon").first.evaluate(
        "each => [getComputedStyle(each).fill, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours[0] != colours[1]


def test_languages_are_chosen_by_their_own_names(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "find/#day=tuesday")
    page.get_by_text("Language", exact=True).click()
    assert axe(page) == []
    page.get_by_role("link", name="اردو").click()
    page.wait_for_url("**/ur/find/#day=tuesday")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("input[value=tuesday]").is_checked()
    assert not wider_than_window(page)
