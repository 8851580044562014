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
        link = page.locator(f"a[href*='/part/{section}/']")
        if link.count():
            follow(page, link)
            _through(page, case.typed)
        assert page.url == tasks
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


KINDS = "all => Object.fromEntries(all.map(one => [one.name, one.tagName === 'SELECT' ? 'select' : one.type]))"


def type_in(page: Page, typed: Mapping[str, list[str]]) -> None:
    """Type what there is a field for on this page."""
    kinds: dict[str, str] = page.locator("[name]:not([type=hidden])").evaluate_all(KINDS)
    for name, kind in kinds.items():
        if name in typed:
            _type(page, name, kind, typed[name])


def _type(page: Page, name: str, kind: str, wanted: list[str]) -> None:
    fields = page.locator(f"[name='{name}']:not([type=hidden])")
    if kind == "select":
        fields.select_option(wanted)
    elif kind == "radio":
        page.locator(f"[name='{name}'][value='{wanted[0]}']").check()
    elif kind == "checkbox":
        for one in fields.all():
            one.set_checked(one.get_attribute("value") in wanted)
    else:
        fields.fill(wanted[0])
