"""Visiting pages as people do, and noticing what they should never meet: errors, other origins, repeated ids."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast",)
"""The one rule whose answer changes with the scheme of colours alone."""
# Lines are made on the page: the whole answer, with all that was well, takes longer to hand over than to find.
RUN = """async rules => {
    const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    return found.violations.flatMap(broken => broken.nodes.map(node =>
        `${broken.id}: ${broken.help}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`));
}"""
LOCAL = ("data", "blob", "about")
NOW = "2026-11-22T12:00:00+00:00"
"""When pages are read unless a test moves the clock: the day that the demonstration's menu is built for."""


@dataclass
class Visitor:
    """Opens pages of one origin, and keeps what went wrong on them until `tell_off` is asked."""

    browser: Browser
    wrongs: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, address: str, width: int = 375, javascript: bool = True, **settings: Any) -> Page:
        """The page at `address` in a window `width` CSS pixels wide; `settings` are Playwright's for a context.

        No service worker unless asked for: it would fetch the whole menu for each test.
        """
        height = settings.pop("height", 800)
        settings.setdefault("service_workers", "block")
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=javascript, **settings
        )
        self.contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        self._watch(page, urlsplit(address).netloc)
        page.goto(address)
        return page

    def _watch(self, page: Page, home: str) -> None:
        page.on("pageerror", lambda error: self.wrongs.append(f"{page.url}: {error}"))
        page.on("console", self._hear)
        page.on("request", lambda request: self._note(page, home, request.url))

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.wrongs.append(f"{said.location['url']}: {said.text}")

    def _note(self, page: Page, home: str, address: str) -> None:
        asked = urlsplit(address)
        if asked.scheme not in LOCAL and asked.netloc != home:
            self.wrongs.append(f"{page.url}: asks another origin for {address}")

    def tell_off(self) -> None:
        """Raises AssertionError with all that went wrong since it was last asked."""
        wrongs, self.wrongs = self.wrongs, []
        assert not wrongs, "\n".join(wrongs)

    def close(self) -> None:
        """Shut every window."""
        for context in self.contexts:
            context.close()


def axe(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA and its best practices, one readable line an element.

    `rules` are axe's names of rules, or of groups of them. Scripts must be on in `page`: axe runs inside it.
    """
    if page.evaluate("!window.axe"):
        page.evaluate(_axe())
    found: list[str] = page.evaluate(RUN, list(rules))
    return found


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def repeated_ids(page: Page) -> list[str]:
    """Ids that stand on more than one element; axe lets most of these pass."""
    ids = page.locator("[id]").evaluate_all("all => all.map(each => each.id)")
    return [name for name, times in Counter(ids).items() if times > 1]


def wider_than_window(page: Page) -> bool:
    """Does the page scroll sideways?"""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
