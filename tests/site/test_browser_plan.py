"""My plan: all that the guide asks, kept on the device, saved, opened, printed, cleared, and never sent."""

from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.visits import Visitor, axe, wider_than_window


def fill(page: Page) -> None:
    page.get_by_label("What matters to me", exact=True).fill("My garden. <b>Tea</b> & chat.")
    page.locator("#part-story").get_by_label("No", exact=True).check()
    page.locator("#part-health").get_by_role("button", name="Leave this part out").click()


def test_a_plan_is_kept_saved_opened_and_never_sent(visitor: Visitor, menu: str, tmp_path: Path) -> None:
    page = visitor.open(menu + "my-plan/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    fill(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    file = tmp_path / "my-plan.json"
    saved.value.save_as(file)
    page.get_by_role("button", name="Clear this device").click()
    expect(page.locator("#matters")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0
    page.locator("#load").set_input_files(file)
    expect(page.locator("#matters")).to_have_value("My garden. <b>Tea</b> & chat.")
    assert page.locator("#part-story").get_by_label("No", exact=True).is_checked()
    expect(page.locator("#health")).to_be_hidden()
    sent = [address for address in asked if "/assets/menu.svg" not in address and not address.startswith("blob:")]
    assert sent == []
    page.reload()
    expect(page.locator("#matters")).to_have_value("My garden. <b>Tea</b> & chat.")


def test_what_is_written_before_the_script_has_come_is_kept(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "my-plan/")
    page.locator("#matters").fill("My garden.")
    waiting: list[Route] = []
    page.route("**/*.js?*", lambda route: waiting.append(route))
    page.reload(wait_until="commit")
    page.locator("#matters").fill("My garden, and my sister.")
    for each in waiting:
        each.continue_()
    page.unroute("**/*.js?*")
    for _ in range(2):
        expect(page.locator(".keeping.ready")).to_have_count(1)
        expect(page.locator("#matters")).to_have_value("My garden, and my sister.")
        page.reload()


def test_a_plan_is_not_lost_for_another_without_a_question(visitor: Visitor, menu: str, tmp_path: Path) -> None:
    page = visitor.open(menu + "my-plan/")
    page.locator("#matters").fill("My garden.")
    (tmp_path / "plan.json").write_text('{"kind": "community-menu-plan", "said": {"matters": "Other."}}')
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("#load").set_input_files(tmp_path / "plan.json")
    expect(page.locator("#matters")).to_have_value("My garden.")
    page.locator("#load").set_input_files([])
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("#load").set_input_files(tmp_path / "plan.json")
    expect(page.locator("#matters")).to_have_value("Other.")


def test_a_device_that_is_cleared_in_one_window_is_cleared_in_all(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "my-plan/")
    page.locator("#matters").fill("My garden.")
    other = page.context.new_page()
    other.goto(menu + "my-list/")
    other.on("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="Clear this device").click()
    expect(page.locator("#matters")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0


def test_a_long_answer_is_printed_whole_by_an_older_browser_too(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu)
    page.add_init_script("CSS.supports = () => false")
    page.goto(menu + "my-plan/")
    matters = page.locator("#matters")
    matters.evaluate("each => { each.style.fieldSizing = 'fixed'; }")
    matters.fill("\n".join(f"Line {number}." for number in range(20)))
    assert matters.evaluate("each => each.clientHeight >= each.scrollHeight")


def test_it_asks_all_eleven_and_shows_the_groups_of_the_list(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "groups/bell-knitters/")
    page.locator("[data-keep] button").click()
    page.goto(menu + "my-list/")
    page.get_by_role("link", name="Make a plan from this list").click()
    expect(page.locator("#groups h4")).to_have_text(["Bell Lane Knit and Natter"])
    asked = page.locator("legend").all_inner_texts()
    assert [text.partition(".")[0] for text in asked[1:]] == [str(number) for number in range(1, 12)]
    expect(page.get_by_role("button", name="Clear this device")).to_be_in_viewport()


def test_the_nhs_number_is_a_line_on_paper_and_left_out_parts_are_not(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "my-plan/")
    number = page.get_by_text("NHS number")
    assert not number.is_visible()
    assert page.locator("[name*=nhs]").count() == 0
    fill(page)
    page.locator("#large").check()
    page.emulate_media(media="print")
    assert number.is_visible()
    assert not page.locator("#part-health").is_visible()
    assert not page.locator("#save").is_visible()
    assert page.locator("legend").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 20


def test_a_strange_file_changes_nothing(visitor: Visitor, menu: str, tmp_path: Path) -> None:
    page = visitor.open(menu + "my-plan/")
    fill(page)
    file = tmp_path / "other.json"
    file.write_text('{"kind": "something else"}')
    page.locator("#load").set_input_files(file)
    expect(page.get_by_role("status").get_by_text("That file is not a plan saved here.")).to_have_count(1)
    expect(page.locator("#matters")).not_to_have_value("")


def test_everybody_can_use_a_plan_with_groups(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "groups/bell-knitters/")
    page.locator("[data-keep] button").click()
    page.goto(menu + "my-plan/")
    fill(page)
    assert axe(page) == []
    assert not wider_than_window(page)
