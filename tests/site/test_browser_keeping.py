"""Keeping groups on a list: added, put in order, printed, sent to somebody else, and cleared from a shared phone."""

import re
from pathlib import Path
from typing import Any

from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.visits import Visitor, axe, wider_than_window

KNITTERS = "Bell Lane Knit and Natter"
TWO = "my-list/#groups=bell-knitters,english-over-coffee"


def names(page: Page) -> list[str]:
    return page.locator("#groups h2").all_inner_texts()


def keep_two(page: Page) -> None:
    """The first two groups of a list of cards."""
    for at in (0, 1):
        page.locator(".card .keep").nth(at).click()


def test_a_list_is_kept_from_cards_and_from_a_group(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "find/#q=kniting")
    page.locator(".card .keep").first.click()
    expect(page.get_by_role("status").get_by_text(f"{KNITTERS} is on your list.")).to_have_count(1)
    expect(page.locator("[data-tally]")).to_have_text("(1)")
    page.goto(menu + "groups/english-over-coffee/")
    page.locator("[data-keep] button").click()
    expect(page.locator("[data-keep] button")).to_contain_text("Take off my list")
    page.get_by_role("link", name="My list (2)").click()
    expect(page.locator("#groups h2")).to_have_count(2)
    assert [name[:7] for name in names(page)] == ["Bell La", "English"]


def test_the_list_says_when_where_and_who_meets_you(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + TWO)
    page.clock.set_fixed_time("2026-11-22T09:00:00+00:00")
    page.reload()
    first = page.locator(".leaflet").first
    for words in ("Next dates", "Where", "Getting there", "Cost", "Who will be there", "How to join"):
        assert first.get_by_text(words, exact=True).is_visible(), words
    assert "November" in first.inner_text()
    first.get_by_role("link", name=KNITTERS).click()
    expect(page.locator("h1")).to_have_text(KNITTERS)


def test_groups_are_put_in_order_by_keyboard_and_taken_off(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "categories/nature/")
    keep_two(page)
    page.goto(menu + "my-list/")
    first, second = names(page)
    page.get_by_role("button", name=re.compile(f"Move up.*{second}")).focus()
    page.keyboard.press("Enter")
    assert names(page) == [second, first]
    assert page.evaluate("document.activeElement.innerText").startswith("Move down")
    page.get_by_role("button", name=re.compile(f"Take off.*{second}")).click()
    assert names(page) == [first]
    page.reload()
    assert names(page) == [first]


def test_a_list_that_was_sent_is_shown_and_can_be_kept(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + TWO)
    assert page.get_by_text("Somebody sent you these groups.").is_visible()
    expect(page.locator("[data-tally]")).to_be_empty()
    page.get_by_role("button", name="Put them on my list").click()
    expect(page.locator("#shared")).to_be_hidden()
    expect(page.locator("[data-tally]")).to_have_text("(2)")
    assert len(names(page)) == 2


def test_who_has_no_telephone_is_reached_another_way(visitor: Visitor, menu: str) -> None:
    group = visitor.open(f"{menu}my-list/#groups=wexcombe-deaf-club").locator(".leaflet")
    expect(group.locator("[data-part=telephone]")).to_have_count(0)
    for name, scheme in (("text", "sms:"), ("email", "mailto:")):
        link = group.locator(f"[data-part={name}] a")
        assert str(link.get_attribute("href")).startswith(scheme)
        assert str(link.locator("bdi").text_content()).replace(" ", "") in str(link.get_attribute("href"))


def test_when_a_group_stops_stands_on_the_list_too(visitor: Visitor, menu: str) -> None:
    page = visitor.open(f"{menu}my-list/#groups=old-town-history-walks,warm-and-lit")
    when = page.locator("[data-part=when]")
    expect(when.first).to_contain_text("Summer walks: Every Sunday")
    expect(when.last).to_contain_text("Each year from 1 October to 31 March")


def test_a_list_is_sent_in_the_fragment_of_an_address(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + TWO)
    address = page.locator("#address").input_value()
    assert address == menu + TWO
    for way in ("#text", "#email"):
        assert "%23groups%3Dbell-knitters%2Cenglish-over-coffee" in str(page.locator(way).get_attribute("href"))
    page.get_by_role("button", name="Show a code to scan").click()
    assert page.locator("svg.code path").get_attribute("d")


def test_a_list_becomes_one_calendar_with_repeats_and_exceptions(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "my-list/#groups=bell-knitters,english-over-coffee,gone")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for _ in range(2):
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Put these groups in my calendar").click()
    assert waiting.value.suggested_filename == "my-list.ics"
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    events: list[Any] = Calendar.from_ical(text).walk("VEVENT")
    names_of = {str(each["SUMMARY"]).partition(":")[0] for each in events}
    assert {name[:14] for name in names_of} == {"Bell Lane Knit", "English for Sp"}
    knitting = next(each for each in events if "Knit" in each["SUMMARY"])
    assert knitting["RRULE"]["FREQ"] == ["WEEKLY"] and "EXDATE" in knitting
    assert [each for each in asked if each.endswith(".js") or "calendar" in each] == [menu + "my-list/calendars-0.js"]


def test_a_groups_page_is_sent_and_scanned_by_its_own_address(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "groups/bell-knitters/")
    address = "https%3A//menu.wexcombe.example.org/groups/bell-knitters/"
    for kind in ("sms:?&body=", "mailto:?body="):
        link = page.locator(f".asides a[href^='{kind}']")
        assert link.get_attribute("href") == f"{kind}Bell%20Lane%20Knit%20and%20Natter%0A{address}"
    page.get_by_text("Show a code to scan").click()
    expect(page.get_by_role("img", name="A code to scan with a phone. It opens this page.")).to_be_visible()
    assert axe(page) == []
    page.clock.set_fixed_time("2026-11-24T09:00:00+00:00")
    page.pdf()
    expect(page.locator("[data-printed]")).to_have_text(
        "Printed on 24 November 2026. Times can change. Ring before you go."
    )
    expect(page.locator(".on-paper svg")).to_have_count(1)


def test_what_no_longer_is_on_the_menu_is_said_and_strange_words_do_nothing(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "my-list/#groups=bell-knitters,no-such-group,<img src=x>,toString")
    assert names(page) == [KNITTERS]
    assert page.locator("#gone").is_visible()


def test_a_shared_phone_is_cleared(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "categories/nature/")
    keep_two(page)
    page.goto(menu + "my-list/")
    page.on("dialog", lambda dialog: dialog.accept())
    expect(page.get_by_role("button", name="Clear this device")).to_be_in_viewport()
    page.get_by_role("button", name="Clear this device").click()
    assert page.locator("#none").is_visible()
    assert page.evaluate("localStorage.length") == 0


def test_nothing_of_the_list_is_sent(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "my-list/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("location.hash = 'groups=bell-knitters'")
    page.get_by_role("button", name="Put them on my list").click()
    page.get_by_role("button", name="Show a code to scan").click()
    assert page.locator("svg.code").is_visible()
    everybodys = menu + "my-list/leaflets-0.js"  # what is said of all groups, or of hundreds
    assert [address for address in asked if "/assets/menu.svg" not in address] == [everybodys]


def test_the_list_prints_small_and_large(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + TWO)
    page.locator("#large").check()
    page.emulate_media(media="print")
    assert not page.locator("#send").is_visible()
    assert page.locator(".leaflet .summary").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 24
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 4
    page.locator("#large").evaluate("each => each.click()")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 2


def test_everybody_can_use_a_list_and_its_code(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "categories/nature/")
    keep_two(page)
    page.goto(menu + "my-list/")
    page.get_by_role("button", name="Show a code to scan").click()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert axe(page) == []
        assert not wider_than_window(page)


def test_the_list_works_from_a_memory_stick(visitor: Visitor, built: Path) -> None:
    page = visitor.open((built / "my-list" / "index.html").as_uri() + "#groups=bell-knitters")
    assert names(page) == [KNITTERS]
    assert page.locator("#address").input_value().startswith("https://menu.wexcombe.example.org/my-list/#groups=")


def test_without_javascript_it_says_what_to_do_instead(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "my-list/", javascript=False)
    assert page.get_by_text("You can print the page of each group instead.").is_visible()
    assert not page.locator("#send").is_visible()
