"""Fill in a worksheet in a real browser, as the cases say, with whatever fields each page shows."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

from tests.schema.cases import Case


def fill_in(page: Page, case: Case) -> None:
    """From the start page to the thank-you. What the case types nothing for is left as it is."""
    if case.sheet.quick:
        type_in(page, case.typed)
        press(page, case.sheet.send)
        return
    follow(page, page.locator("form button").last)
    tasks = page.url
    for section in case.sections():
        page.goto(tasks)
        link = page.locator(f"a[href*='/part/{section}/']")
        if link.count():
            follow(page, link)
            _through(page, case.typed)
    page.goto(tasks)
    follow(page, page.get_by_role("link", name="Check your answers"))
    anyway = page.locator("#send_anyway")
    if anyway.count():
        anyway.check()
    press(page, case.sheet.send)


def _through(page: Page, typed: Mapping[str, list[str]]) -> None:
    """Through the pages of one section."""
    while "/part/" in page.url:
        here = page.url
        type_in(page, typed)
        press(page, "Save and go on")
        assert page.url != here, page.locator(".govuk-error-summary").inner_text()


def press(page: Page, words: str) -> None:
    follow(page, page.get_by_role("button", name=words, exact=True))


def follow(page: Page, way: Locator) -> None:
    """To the next page, and wait for the whole of it: fields that are not there yet would be passed over."""
    with page.expect_navigation():
        way.click()


def type_in(page: Page, typed: Mapping[str, list[str]]) -> None:
    """Type what there is a field for on this page."""
    for name, wanted in typed.items():
        fields = page.locator(f"[name='{name}']:not([type=hidden])")
        if fields.count():
            _type(fields, wanted)


def _type(fields: Locator, wanted: list[str]) -> None:
    kind = fields.first.evaluate("one => one.tagName === 'SELECT' ? 'select' : one.type")
    if kind == "select":
        fields.select_option(wanted)
    elif kind in ("radio", "checkbox"):
        for one in fields.all():
            one.set_checked(one.get_attribute("value") in wanted) if kind == "checkbox" else None
            if kind == "radio" and one.get_attribute("value") in wanted:
                one.check()
    else:
        fields.fill(wanted[0])
