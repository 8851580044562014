"""People on their way through the menu: with and without JavaScript, by keyboard, and back again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.visits import Visitor


def results(page: Page) -> list[str]:
    """The names on the first sheet of cards, when all of it is there: two cards come before the rest."""
    names, said = page.locator("#results h2"), re.match(r"\d+", page.locator("#count").inner_text())
    if said:
        expect(names.nth(min(12, int(said[0])) - 1)).to_be_attached()
    return names.all_inner_texts()


def tick(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').check()


@pytest.fixture
def find(visitor: Visitor, menu: str) -> Page:
    """The find page on a phone, its choices open."""
    page = visitor.open(menu + "find/")
    page.locator(".filters > summary").click()
    return page


def test_a_lonely_person_finds_a_free_group_on_a_tuesday(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu)
    page.get_by_label("Looking for something else?").fill("company")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/find/#q=company")
    page.locator(".filters > summary").click()
    tick(page, "day", "tuesday")
    tick(page, "cost", "free")
    page.locator("#results a").first.click()
    assert "Tuesday" in page.locator("#when").inner_text()
    assert "Free" in page.locator("#cost").inner_text()


def test_the_same_without_javascript(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu, javascript=False)
    page.get_by_role("navigation", name="Main ways").get_by_role("link", name="What is on").click()
    page.get_by_role("link", name="Tuesday").first.click()
    free = page.locator(".timetable li").filter(has_text="Free").first
    free.get_by_role("link").click()
    assert "Tuesday" in page.locator("#when").inner_text()
    assert "Free" in page.locator("#cost").inner_text()


def test_search_without_javascript_leads_to_lists(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu, javascript=False)
    page.get_by_label("Looking for something else?").fill("something private")
    page.get_by_role("button", name="Find").click()
    assert "private" not in page.url
    expect(page.locator(".with-script").first).to_be_hidden()
    page.get_by_role("link", name="Meet people").click()
    expect(page.locator(".card").nth(5)).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("kniting", "Bell Lane Knit and Natter"), ("gardning", "The Top Plot"), ("ukelele", "Wex Ukes")],
)
def test_spelling_is_forgiven(find: Page, typed: str, meant: str) -> None:
    find.locator("#q").fill(typed)
    expect(find.locator("#results h2").first).not_to_be_empty()
    assert any(meant in name for name in results(find)[:5])


@pytest.mark.parametrize("typed", ["no food till Friday", "can’t feed my kids"])
def test_help_comes_before_groups_when_a_search_sounds_like_trouble(find: Page, typed: str) -> None:
    find.locator("#q").fill(typed)
    first = find.locator("#first")
    expect(first.get_by_role("heading", name="Help right now")).to_be_visible()
    assert first.locator('a[href^="tel:"]:visible').count() == 1
    assert all("no-food" in str(each.get_attribute("data-for")) for each in first.locator("dl > div:visible").all())
    assert first.bounding_box()["y"] < find.locator("#results").bounding_box()["y"]  # type: ignore[index]
    expect(find.locator("#said")).to_contain_text("Help right now")
    find.locator("#q").fill("knitting")
    expect(first).to_be_hidden()


def test_words_of_the_street_are_known(find: Page) -> None:
    find.locator("#q").fill("skint")
    assert "The Carrier Bag Club" in results(find)[:5]


def test_the_name_of_a_day_is_not_bent(find: Page) -> None:
    find.locator("#q").fill("sunday")
    expect(find.locator("#said")).not_to_be_empty()
    find.locator("#results a").first.click()
    assert "Sunday" in find.locator("#when").inner_text()


def test_a_count_is_what_choosing_finds(find: Page) -> None:
    find.locator(".more-filters summary").click()
    for name, value in (("day", "tuesday"), ("cost", "free"), ("access", "step_free"), ("age", "adults")):
        label = find.locator("label", has=find.locator(f'input[name="{name}"][value="{value}"]'))
        promised = label.locator(".count").inner_text()
        tick(find, name, value)
        expect(find.locator("#count")).to_have_text(f"{promised} groups")


def test_a_day_and_a_part_of_it_are_those_of_one_time(find: Page) -> None:
    tick(find, "day", "monday")
    tick(find, "part", "evening")
    find.locator("#results a").first.click()
    lines = find.locator("#when").inner_text().splitlines()
    assert any("Monday" in line and "pm" in line for line in lines)


def first_miles(page: Page) -> float:
    return float(page.locator("#results .where").first.inner_text().rpartition("·")[2].split()[0])


def test_the_nearest_come_first_and_none_too_far(find: Page) -> None:
    everywhere = find.locator("#count").inner_text()
    find.locator("#from").select_option(label="Market Cross")
    assert first_miles(find) < 0.5
    assert find.locator("#count").inner_text() == everywhere
    find.locator("#within").select_option("1")
    assert int(find.locator("#count").inner_text().split()[0]) < int(everywhere.split()[0])
    assert "near=Market+Cross&within=1" in find.url
    find.go_back()
    expect(find.locator("#within")).to_have_value("")


def test_a_postcode_of_the_place_is_known_and_another_is_not(find: Page) -> None:
    find.locator("#postcode").fill("zx1 9zz")
    find.locator("#postcode").press("Tab")
    assert first_miles(find) < 3
    find.locator("#postcode").fill("SW1A 1AA")
    find.locator("#postcode").press("Tab")
    expect(find.locator("#near-said")).to_contain_text("We do not know that postcode")
    find.locator("#postcode").fill("ZX2 5QQ")  # no venue's: the place itself says where it is
    find.locator("#postcode").press("Tab")
    expect(find.locator("#near-said")).to_be_empty()


def test_where_somebody_is_stays_with_them(visitor: Visitor, menu: str) -> None:
    at = {"latitude": 50.894321, "longitude": -2.892345}
    page = visitor.open(menu + "find/", geolocation=at, permissions=["geolocation"])
    page.locator(".filters > summary").click()
    page.locator("#here").click()
    expect(page.locator("#near-said")).to_contain_text("From where you are now")
    assert first_miles(page) < 1
    assert "near=50.89,-2.89" in page.url


def test_nothing_so_near_offers_further(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "find/#near=51.5,-0.1&within=1&category=physical-activity")
    page.get_by_role("button", name="Any distance").click()
    assert results(page)


def test_home_leads_to_how_far_groups_are(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu)
    page.get_by_role("link", name="See how far groups are from you").click()
    expect(page.locator("#postcode")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    for part in ("#postcode", "#results li >> nth=0"):
        expect(page.locator(part)).to_be_in_viewport()


def test_what_comes_to_people_is_never_too_far(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "find/#way=home-visit")
    everywhere = results(page)
    page.goto(menu + "find/#near=51.5,-0.1&within=1&way=home-visit")
    page.reload()
    assert results(page) and set(results(page)) <= set(everywhere)


def test_a_link_that_is_passed_on_holds_no_whole_postcode(find: Page) -> None:
    find.locator("#postcode").fill("zx1 2ab")
    find.locator("#postcode").press("Tab")
    find.wait_for_url("**near=zx1+2*")
    assert "2ab" not in find.url
    assert find.locator("#postcode").input_value() == "zx1 2ab"


def test_back_goes_back_one_choice(find: Page) -> None:
    tick(find, "day", "tuesday")
    on_tuesday = results(find)
    tick(find, "cost", "free")
    assert results(find) != on_tuesday
    find.go_back()
    expect(find.locator('input[value="free"]')).not_to_be_checked()
    assert results(find) == on_tuesday


def test_back_from_a_group_finds_the_same_list(find: Page) -> None:
    find.locator("#q").fill("walk")
    tick(find, "cost", "free")
    before = results(find)
    find.locator("#results a").first.click()
    find.go_back()
    expect(find.locator("#q")).to_have_value("walk")
    assert results(find) == before


def test_a_link_shares_what_was_found(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "find/#q=walk&cost=free")
    expect(page.locator("#q")).to_have_value("walk")
    expect(page.locator('input[value="free"]')).to_be_checked()


def test_nothing_found_is_not_the_end(find: Page) -> None:
    find.locator("#q").fill("bowls")
    find.locator(".more-filters summary").click()
    tick(find, "way", "online")
    expect(find.locator("#empty")).to_be_visible()
    assert find.locator("#empty").get_by_role("link", name="Ring 01632 960100").is_visible()
    assert "Bowls by Ear" in results(find)
    find.locator("#ways button").first.click()
    expect(find.locator("#empty")).to_be_hidden()
    assert results(find)


def test_words_that_no_group_holds_lead_to_the_lists(find: Page) -> None:
    expect(find.locator("#browse")).to_be_hidden()
    find.locator("#q").fill("xyzzyx")
    find.locator("#browse").get_by_role("link", name="Meet people").click()
    expect(find.locator(".card").nth(5)).to_be_visible()


@pytest.mark.parametrize("lost", ["find.js", "search-data.js"])
def test_where_the_search_does_not_come_the_lists_do(visitor: Visitor, menu: str, lost: str) -> None:
    page = visitor.open(menu)
    page.route(f"**/{lost}*", lambda route: route.fulfill(body="this is no script", content_type="text/javascript"))
    page.goto(menu + "find/")
    page.get_by_role("link", name="Meet people").click()
    expect(page.locator(".card").nth(5)).to_be_visible()
    with pytest.raises(AssertionError):
        visitor.tell_off()


@pytest.mark.parametrize(("width", "height"), [(320, 480), (375, 667)])
def test_no_box_hides_behind_the_button_that_follows(visitor: Visitor, menu: str, width: int, height: int) -> None:
    page = visitor.open(menu + "find/", width=width, height=height)
    page.locator(".filters > summary").click()
    page.locator(".more-filters summary").click()
    covered = page.locator(".tick input").evaluate_all(
        """boxes => boxes.filter(box => {
            box.focus();
            const { left, width, top, height } = box.getBoundingClientRect();
            return document.elementFromPoint(left + width / 2, top + height / 2) !== box;
        }).map(box => box.value)"""
    )
    assert covered == []


def test_what_was_found_is_said_aloud(find: Page) -> None:
    find.locator("#q").fill("knit")
    expect(find.locator("#said")).to_have_text(find.locator("#count").inner_text())
    assert find.locator("#said").get_attribute("role") == "status"


def test_nothing_typed_or_chosen_is_sent(find: Page) -> None:
    asked: list[str] = []
    find.on("request", lambda request: asked.append(request.url))  # Chromium asks for the icon again
    find.locator("#q").fill("debt")
    tick(find, "cost", "free")
    expect(find.locator("#said")).not_to_be_empty()
    assert [address for address in asked if "/assets/menu.svg" not in address] == []


def test_the_find_page_works_from_a_memory_stick(visitor: Visitor, built: Path) -> None:
    page = visitor.open((built / "find" / "index.html").as_uri() + "#q=kniting")
    expect(page.locator("#results h2").first).to_have_text("Bell Lane Knit and Natter")
    page.locator("#results a").first.click()
    expect(page.locator("h1")).to_have_text("Bell Lane Knit and Natter")
    page.get_by_role("link", name="Meet people").click()
    expect(page.locator("h1")).to_have_text("Meet people")


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.id || ''"))


def _ring(page: Page) -> str:
    """How the focused thing, or the shape drawn over it, is outlined."""
    return str(
        page.evaluate(
            """() => ["", "::after"].map(part => getComputedStyle(document.activeElement, part))
                .map(style => style.outlineStyle + style.boxShadow).join(" ")"""
        )
    )


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press the key until what is called `name` has the focus, which can be seen all the way."""
    for _ in range(200):
        page.keyboard.press(key)
        assert "solid" in _ring(page), _focused(page)
        if _focused(page).startswith(name):
            return
    raise AssertionError(f"{name} cannot be reached with Tab")


def test_by_keyboard_alone(visitor: Visitor, menu: str) -> None:
    """From the home page to a plan of one's own."""
    page = visitor.open(menu, width=1280)
    page.keyboard.press("Tab")
    assert _focused(page) == "Skip to the main part"
    page.keyboard.press("Enter")
    tab_to(page, "q")
    page.keyboard.type("knit")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/#q=knit")
    expect(page.locator("#results h2").first).to_have_text("Bell Lane Knit and Natter")
    tab_to(page, "Bell Lane Knit and Natter")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Bell Lane Knit and Natter")
    tab_to(page, "Add to my list")
    page.keyboard.press("Enter")
    expect(page.locator("[data-tally]")).to_have_text("(1)")
    tab_to(page, "My list", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#groups h2")).to_have_count(1)
    tab_to(page, "Make a plan from this list")
    page.keyboard.press("Enter")
    page.wait_for_url("**/my-plan/")
    tab_to(page, "matters")
    page.keyboard.type("My garden")
    expect(page.locator("#matters")).to_have_value("My garden")
