"""The menu of Sunday 22 November 2026 on other days: what has passed is left out, and what is next is true."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from site_overrides.words import load
from tests.visits import Visitor

KNITTERS = "groups/bell-knitters/"


@pytest.fixture
def read(visitor: Visitor, menu: str) -> "Reader":
    return Reader(visitor, menu)


class Reader:
    """Opens pages at a time of the locality's clock, on a device whose own clock is in another part of the world."""

    def __init__(self, visitor: Visitor, menu: str) -> None:
        self.menu = menu
        self.page = visitor.open(menu + "privacy/", timezone_id="Asia/Tokyo")

    def __call__(self, path: str, at: str) -> Page:
        self.page.clock.set_fixed_time(f"{at}:00+00:00")
        self.page.goto("about:blank")
        self.page.goto(self.menu + path)
        return self.page


SHIFTS = """() => new Promise(done => {
    let sum = 0;
    const watching = new PerformanceObserver(seen => seen.getEntries().forEach(each => { sum += each.value; }));
    watching.observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""
"""How much of the window has jumped, and how far: 0 is nothing, and from 0.1 on it is felt."""


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-23", "2026-11-25", "2026-11-30"])
def test_nothing_jumps_when_what_has_passed_is_left_out(visitor: Visitor, menu: str, day: str) -> None:
    """On a slow telephone the page shows before the script has looked at it."""
    page = visitor.open(menu + "privacy/", width=412)
    page.clock.set_fixed_time(f"{day}T09:00:00+00:00")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.goto(menu + "whats-on/")
    expect(page.locator("[data-whats-on].ready")).to_have_count(1)
    assert page.evaluate(SHIFTS) < 0.02


def test_where_the_script_does_not_come_the_dates_do(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "privacy/")
    page.route("**/menu.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(menu + "whats-on/")
    expect(page.locator(".dates .timetable").first).to_be_visible()
    page = visitor.open(menu + "whats-on/", javascript=False)
    assert page.locator(".dates .timetable").first.is_visible()


def shown(page: Page) -> list[str]:
    return page.locator(".next li:visible").all_inner_texts()


def test_the_next_dates_of_a_group_are_those_still_to_come(read: Reader) -> None:
    page = read(KNITTERS, "2026-11-22T12:00")
    assert shown(page)[0] == "Tuesday 24 November, 2pm to 4pm"
    assert len(shown(page)) == 4
    glance = page.locator(".glance li").first
    page = read(KNITTERS, "2026-11-23T23:59")
    assert shown(page)[0] == "Tomorrow, Tuesday 24 November, 2pm to 4pm"
    expect(glance).to_contain_text("Tomorrow, 2pm")
    page = read(KNITTERS, "2026-11-24T15:59")
    assert shown(page)[0] == "Today, Tuesday 24 November, 2pm to 4pm"
    page = read(KNITTERS, "2026-11-24T16:00")
    assert shown(page)[0] == "Tuesday 1 December, 2pm to 4pm"
    assert "The hall is a polling station" in shown(page)[1]
    expect(glance).to_contain_text("Tuesday 1 December, 2pm")
    page = read("ur/" + KNITTERS, "2026-11-24T09:00")
    expect(glance).to_contain_text("آج، دوپہر 2 بجے" if "دوپہر" in glance.inner_text() else "آج،")
    page = read(KNITTERS, "2027-09-01T09:00")
    expect(page.get_by_text("These dates have passed. Ask for the next date.")).to_be_visible()
    expect(glance).to_contain_text("Ask for the next date")


def test_the_clock_is_the_localitys_in_summer_too(read: Reader) -> None:
    for moment, here in (
        ("2026-11-22T12:00", "2026-11-22T12:00"),
        ("2027-03-28T00:59", "2027-03-28T00:59"),
        ("2027-03-28T01:00", "2027-03-28T02:00"),
        ("2027-06-30T23:30", "2027-07-01T00:30"),
        ("2028-10-29T01:00", "2028-10-29T01:00"),
    ):
        assert read(KNITTERS, moment).evaluate("menu.now()") == here


def test_cards_and_lists_of_ones_own_say_the_true_next_date(read: Reader) -> None:
    said = []
    for path, part in (
        ("areas/bell-lane/", ".card:has-text('Knit and Natter') .when"),
        ("find/#q=kniting", ".card:has-text('Knit and Natter') .when"),
        ("my-list/#groups=bell-knitters", "[data-part=dates] dd span >> nth=0"),
    ):
        said.append(read(path, "2026-11-24T09:00").locator(part).first.inner_text().strip())
    assert said == ["When:\nToday, 2pm", "When:\nToday, 2pm", "Today, Tuesday 24 November, 2pm to 4pm"]


def test_home_shows_what_is_on_on_the_day_it_is_read(read: Reader) -> None:
    for at, day in (("2026-11-22T12:00", "Sunday 22 November"), ("2026-11-24T09:00", "Tuesday 24 November")):
        today = read("", at).locator("[data-today]")
        assert today.locator("[data-day]:visible > p").first.inner_text() == day
        times = today.locator(".timetable > li:visible").evaluate_all("all => all.map(each => each.dataset.until)")
        assert 0 < len(times) <= 6 and all(at < each <= f"{at[:10]}T24:00" for each in times)
    today = read("", "2026-11-24T23:58").locator("[data-today]")
    expect(today.get_by_text("There is nothing more on the menu for today.").locator("visible=true")).to_be_visible()
    expect(read("", "2027-01-10T12:00").get_by_text("These dates have passed.")).to_be_visible()


def test_the_timetable_begins_today_and_folds_away_what_is_over(read: Reader) -> None:
    page = read("whats-on/", "2026-11-24T13:00")
    headings = page.locator(".date h2:visible").all_inner_texts()
    assert headings[:2] == ["Today, Tuesday 24 November", "Tomorrow, Wednesday 25 November"]
    assert headings[-1] == "Saturday 5 December"
    assert page.locator(".days li").first.inner_text() == "Today\n24 November"
    assert page.locator(".days li").last.inner_text() == "Monday\n30 November"
    over = page.locator(".earlier")
    assert over.locator("li").count() > 0 and not over.locator("li").first.is_visible()
    over.locator("summary").click()
    expect(over.locator("li").first).to_be_visible()
    friday = page.locator("[data-day='2026-11-27']")
    expect(friday.locator(".off-list li", has_text="Bash & Jingle")).to_contain_text("floor is being sanded")
    expect(read("whats-on/", "2027-01-10T12:00").get_by_text("These dates have passed.")).to_be_visible()


def test_the_browser_says_a_day_as_the_pages_do(read: Reader) -> None:
    days = [date(2026, 1, 1) + timedelta(days=at) for at in range(0, 365, 9)]
    for language in ("en", "cy", "pl", "ur", "ar", "bn", "ro"):
        page = read("" if language == "en" else f"{language}/", "2026-11-22T12:00")
        written = page.evaluate("all => all.map(each => menu.day(each))", [each.isoformat() for each in days])
        assert written == [load(language).date(each) for each in days], language
