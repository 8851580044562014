"""Reading a group's page aloud: only with a voice of the device's own, in order, and in the language of the words."""

from playwright.sync_api import Page, expect

from tests.visits import Visitor

VOICES = """
window.heard = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [{ lang: "en_GB", localService: true }, { lang: "ur-PK", localService: false }],
    speak: said => window.heard.push([said.lang, said.text, said]),
    cancel: () => { window.stopped = true; },
} });
"""
"""The browser of the tests has no voice: this stands in for a device with English of its own, Urdu of a network."""


def heard(page: Page) -> list[list[str]]:
    said: list[list[str]] = page.evaluate("heard.map(each => each.slice(0, 2))")
    return said


def talking(visitor: Visitor, menu: str, path: str) -> Page:
    page = visitor.open(menu)
    page.add_init_script(VOICES)
    page.goto(menu + path)
    return page


def test_a_page_is_read_from_its_name_to_its_last_answer_and_stops(visitor: Visitor, menu: str) -> None:
    page = talking(visitor, menu, "groups/bell-knitters/")
    page.get_by_role("button", name="Read this to me").click()
    said = heard(page)
    assert said[0] == ["en_GB", "Bell Lane Knit and Natter"]
    texts = [text for _, text in said]
    assert texts.index("When is it?") < texts.index("How do I join?")
    assert len(texts) > 20
    expect(page.get_by_role("button", name="Stop reading")).to_be_visible()
    page.evaluate("heard[heard.length - 1][2].onend()")
    expect(page.get_by_role("button", name="Read this to me")).to_be_visible()
    page.get_by_role("button", name="Read this to me").click()
    page.get_by_role("button", name="Stop reading").click()
    assert page.evaluate("stopped")


def test_no_voice_of_a_network_is_asked(visitor: Visitor, menu: str) -> None:
    page = talking(visitor, menu, "ur/groups/bell-knitters/")
    assert page.locator("[data-read]").count() == 1
    expect(page.locator("[data-read]")).to_be_hidden()


def test_without_any_voice_nothing_is_offered(visitor: Visitor, menu: str) -> None:
    page = visitor.open(menu + "groups/bell-knitters/")
    expect(page.locator("[data-read]")).to_be_hidden()
