"""The whole way, on a small phone: from "I feel lonely and I have no money" to a printed plan with two groups.

In English and in Urdu, which is written from right to left; with a signal, and with none since the first page was read.
The words that lead the way are the menu's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from site_overrides.views import my_plan
from site_overrides.words import load
from tests.site.conftest import Strict
from tests.site.hosting import Host, wait_until_kept
from tests.visits import Visitor, wider_than_window

TOUCH = 24
"""The least a target may measure, in CSS pixels: WCAG 2.2, 2.5.8."""
SMALL = f"""() => [...document.querySelectorAll(
    "main button, main .button, main .choice, header a, main input, main select")]
    .filter(each => each.checkVisibility()).map(each => [each, (each.closest("label") || each).getBoundingClientRect()])
    .filter(([each, box]) => Math.min(box.width, box.height) < {TOUCH})
    .map(([each]) => each.outerHTML.slice(0, 120))"""


@dataclass(frozen=True)
class Way:
    """A person's language, what they type, and what they write in their plan."""

    language: str
    folder: str
    typed: str
    written: str


WAYS = [
    Way("en", "", "I feel lonely and I have no money", "My garden, and my sister."),
    Way("ur", "ur/", "میں اکیلا محسوس کرتا ہوں اور میرے پاس پیسے نہیں ہیں", "میرا باغ، اور میری بہن۔"),
]


def looked_at(page: Page) -> None:
    """Nothing runs out of the window, and nothing is too small to touch."""
    assert not wider_than_window(page), page.url
    assert page.evaluate(SMALL) == [], page.url


@pytest.fixture
def host(built: Path) -> Iterator[Host]:
    """Holds the menu below a folder, as many hosts do, and may close before the test ends."""
    host = Host(built.parent, Strict)
    yield host
    host.close()


@pytest.mark.parametrize("signal", [True, False], ids=["online", "offline"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.language)
def test_from_lonely_and_no_money_to_a_printed_plan(
    visitor: Visitor, built: Path, host: Host, tmp_path: Path, way: Way, signal: bool
) -> None:
    menu = f"{host.url}{built.name}/"
    page = visitor.open(menu + way.folder, service_workers="block" if signal else "allow")
    if not signal:
        wait_until_kept(page)
        host.close()
    names = found(page, way, signal)
    planned(page, way)
    printed(page, names, way.written)
    opens_again(page, menu, tmp_path, way, signal)


def found(page: Page, way: Way, signal: bool) -> list[str]:
    """The names of two groups, found with the person's own words and kept on My list."""
    words = load(way.language)
    looked_at(page)
    page.get_by_label(words("home.search")).fill(way.typed)
    page.get_by_role("button", name=words("find.button"), exact=True).click()
    expect(page.locator("#results .keep").nth(1)).to_be_visible()
    expect(page.locator(".offline")).to_have_count(0 if signal else 1)
    looked_at(page)
    names = page.locator("#results h2").all_inner_texts()[:2]
    for button in page.locator("#results .keep").all()[:2]:
        button.click()
        expect(button).to_contain_text(words("keep.drop"))
    page.get_by_role("link", name=words("my-list.title")).click()
    expect(page.locator("#groups h2")).to_have_text(names)
    looked_at(page)
    return names


def planned(page: Page, way: Way) -> None:
    """From My list to a plan in the person's own words."""
    asked = yaml.safe_load((my_plan.FOLDER / f"{way.language}.yml").read_text("utf-8"))
    page.get_by_role("link", name=load(way.language)("my-list.plan")).click()
    expect(page.locator("h1")).to_have_text(asked["title"])
    page.locator("#matters").fill(way.written)
    looked_at(page)


def printed(page: Page, names: list[str], written: str) -> None:
    """On paper: the plan in the person's own words, and of each group when next, how to get there and who is there."""
    page.emulate_media(media="print")
    expect(page.locator("#groups h4")).to_have_text(names)
    for part in ("dates", "where", "welcome"):
        expect(page.locator(f"#groups [data-part={part}]").first).to_be_visible()
    lines = page.locator("#groups dd > *")
    said = lines.evaluate_all("all => all.map(each => getComputedStyle(each).direction)")
    assert set(said) == {page.locator("html").get_attribute("dir")}, (
        "a line in the page's language takes the page's side"
    )
    assert page.locator("#matters").is_visible() and page.locator("#matters").input_value() == written
    page.emulate_media(media="screen")


def opens_again(page: Page, menu: str, folder: Path, way: Way, signal: bool) -> None:
    """What was saved opens: in the other language, or in the same where only that is on the device."""
    with page.expect_download() as saved:
        page.locator("#save").click()
    saved.value.save_as(folder / "plan.json")
    page.evaluate("localStorage.clear()")
    [other] = [each for each in WAYS if (each is way) is not signal]
    page.goto(f"{menu}{other.folder}my-plan/")
    expect(page.locator("#matters")).to_have_value("")
    page.locator("#load").set_input_files(folder / "plan.json")
    expect(page.locator("#matters")).to_have_value(way.written)
    expect(page.locator("#groups h4")).to_have_count(2)
