"""The forms in a real browser: every worksheet on a phone without JavaScript, axe on every page, the keyboard alone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from forms_server.guard import EACH
from schema.answers import shown_values
from schema.reader import read
from schema.worksheets import clean, split
from tests.forms_server.filling import fill_in, press
from tests.forms_server.service import LOCALITY, Service, make, serving
from tests.schema.cases import Case, load
from tests.visits import COLOURS, Visitor, axe, repeated_ids, wider_than_window

CASES = [case for case in load() if case.name == case.worksheet]
NARROW = 320
WIDTHS = [NARROW, *(pytest.param(width, marks=pytest.mark.audit) for width in (375, 1280))]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    service = make(tmp_path_factory.mktemp("service"))
    yield service
    service.database.engine.dispose()


@pytest.fixture(scope="module")
def home(service: Service) -> Iterator[str]:
    with serving(service.app) as address:
        yield address


def start_of(service: Service, case: Case) -> str:
    if case.sheet.audience == "anyone":
        return f"/tell-us/{case.worksheet}"
    return service.invite(case.worksheet, answers_of=case.answers_of)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_worksheet_can_be_filled_in_on_a_phone_without_javascript(
    service: Service, home: str, visitor: Visitor, case: Case
) -> None:
    page = visitor.open(home + start_of(service, case), javascript=False)
    fill_in(page, case)
    assert page.locator("h1").inner_text() == "Thank you"
    sent = service.submission(page.locator(".thanks__reference").inner_text())
    record = read((LOCALITY / "groups" / "wool-wednesday.yml").read_bytes(), "")
    expected = clean(case.sheet, case.raw(record), case.sections())
    kept, private = split(case.sheet, expected.values)
    assert dict(sent.values) == kept
    assert dict(sent.private) == private
    assert dict(sent.shown) == (shown_values(case.sheet, record) if case.sheet.audience != "anyone" else {})


def sound(page: Page) -> None:
    """What every page must be, scripts or not."""
    page.emulate_media(color_scheme="dark")
    assert axe(page, COLOURS) == []
    page.emulate_media(color_scheme="light")
    assert axe(page) == []
    assert repeated_ids(page) == []
    assert not wider_than_window(page), page.url


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_kind_of_page(service: Service, home: str, visitor: Visitor, width: int) -> None:
    page = visitor.open(f"{home}/tell-us/", width=width)
    sound(page)
    plain = (
        "/tell-us/worry",
        "/tell-us/suggest-a-group",
        "/paper/",
        "/paper/group-survey",
        "/ask-for-your-link/wool-wednesday",
    )
    for address in plain:
        page.goto(home + address)
        sound(page)
    press(page, "Send the link")
    sound(page)
    page.goto(home + service.invite("capacity"))
    sound(page)


def test_axe_finds_nothing_where_something_went_wrong(tmp_path: Path, visitor: Visitor) -> None:
    service = make(tmp_path)
    with serving(service.app) as home:
        page = visitor.open(f"{home}/nothing-here", width=NARROW)
        sound(page)
        link = home + service.invite("capacity")
        page.goto(link)
        page.evaluate("document.querySelector('[name=csrf_token]').value = ''")
        press(page, "Tell the menu")
        assert page.locator("h1").inner_text() == "Please press once more"
        sound(page)
        press(page, "Try again")
        assert page.locator("h1").inner_text() == "Thank you"
        page.goto(link)
        assert page.locator("h1").inner_text() == "This has been sent already"
        sound(page)
        for _ in range(EACH):
            service.app.extensions["forms"].store.allowed("ask-for-your-link:127.0.0.1", EACH, timedelta(hours=1))
        page.goto(f"{home}/ask-for-your-link/wool-wednesday")
        press(page, "Send the link")
        assert page.locator("h1").inner_text() == "Please wait a little"
        sound(page)
    service.database.engine.dispose()
    visitor.wrongs = [wrong for wrong in visitor.wrongs if "status of 4" not in wrong]


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_a_worksheet_and_its_errors(
    service: Service, home: str, visitor: Visitor, width: int
) -> None:
    page = visitor.open(home + service.invite("prompt-sheet-2"), width=width)
    sound(page)
    press(page, "Start, or carry on")
    sound(page)
    tasks = page.url
    page.goto(f"{tasks}part/insurance/1/")
    page.check("input[value=own]")
    press(page, "Save and go on")
    page.fill("#insurance_expires-day", "40")
    press(page, "Save and go on")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    sound(page)
    page.goto(f"{tasks}check/")
    sound(page)
    page.goto(f"{tasks}later/")
    sound(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_where_the_record_is_shown(service: Service, home: str, visitor: Visitor, width: int) -> None:
    page = visitor.open(home + service.invite("listing-update"), width=width)
    sound(page)
    press(page, "Something has changed")
    tasks = page.url
    for section in ("times", "contacts", "place"):
        page.goto(f"{tasks}part/{section}/1/")
        sound(page)
    page.goto(f"{tasks}part/about/1/")
    page.fill("#summary", "We knit.")
    press(page, "Save and go on")
    page.get_by_role("link", name="Check your answers").click()
    sound(page)
    press(page, "Send these changes")
    sound(page)
    page.goto(home + service.invite("link-worker-2", answers_of="K7QF-2M9X"))
    press(page, "Start, or carry on")
    sound(page)
    page.goto(f"{page.url}part/agreed-actions/1/")
    sound(page)


def test_room_can_be_told_with_the_keyboard_alone(service: Service, home: str, visitor: Visitor) -> None:
    page = visitor.open(home + service.invite("capacity", "agreed-already"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    _tab_to(page, "room")
    page.keyboard.press("ArrowDown")
    assert page.locator("input[name=room]:checked").get_attribute("value") == "some"
    _tab_to(page, "room_notes")
    page.keyboard.type("From January.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sent/**")
    assert service.submission(page.locator(".thanks__reference").inner_text()).values["room_notes"] == "From January."


def test_a_part_can_be_mended_with_the_keyboard_alone(service: Service, home: str, visitor: Visitor) -> None:
    page = visitor.open(home + service.invite("group-survey", "agreed-already"), javascript=False)
    press(page, "Start, or carry on")
    page.goto(f"{page.url}part/survey-group/1/")
    _tab_to(page, "survey_gaps")
    page.keyboard.type("A bench.")
    _tab_to(page, "survey_support")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    link = page.locator(".govuk-error-summary a")
    link.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.input_value("#survey_gaps") == "A bench."
    assert page.locator(":focus").get_attribute("name") in ("survey_volunteers", "survey_volunteers-number")


def _tab_to(page: Page, element: str) -> None:
    """Press Tab until the element has the focus, as long as a person would."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == element:
            return
    raise AssertionError(f"{element} cannot be reached with Tab")


def test_a_narrow_window_in_forced_colours_never_scrolls_sideways(
    service: Service, home: str, visitor: Visitor
) -> None:
    page = visitor.open(home + service.invite("listing-update"), width=NARROW, forced_colors="active")
    assert not wider_than_window(page)
    press(page, "Something has changed")
    assert not wider_than_window(page)
