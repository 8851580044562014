"""Search in a real browser whose processor is slowed: from typing to results, and from opening the page to the first.

Ours and Material's own are measured by the same script. Material's searches in a worker, which is not slowed.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Browser, Page, Response

SLOWED = 6
WORDS = ("knitting", "walking group", "exersize", "free tuesday")
TYPING = Path(__file__).with_name("typing.js").read_text(encoding="utf-8")
FIRST = """(() => {
  const watch = new MutationObserver(() => {
    if (!document.querySelector("%s")) return;
    window.firstResult = performance.now();
    watch.disconnect();
  });
  watch.observe(document, { childList: true, subtree: true });
})()"""
PATIENCE = 180_000
"""Milliseconds that a first result may take."""


@dataclass(frozen=True)
class Search:
    """A search on a page: the built site, the page with words to look for, and where things stand on it."""

    site: Path
    page: str
    box: str
    results: str
    item: str


@dataclass
class Found:
    """Milliseconds until the first result and after each letter, and kilobytes that travelled, compressed."""

    first: list[float] = field(default_factory=list)
    letters: list[float] = field(default_factory=list)
    kilobytes: float = 0.0

    @property
    def first_result(self) -> float:
        return median(self.first)

    @property
    def typing(self) -> float:
        return median(self.letters)


def ours(site: Path) -> Search:
    return Search(site, "find/#q=knitting", "#q", ".find-body > div", "#results li")


def materials(site: Path) -> Search:
    item = ".md-search-result__item"
    return Search(site, "?q=knitting", ".md-search__input", ".md-search-result", item)


def measure(browser: Browser, searches: dict[str, Search], times: int) -> dict[str, Found]:
    """The searches take turns, so that what else the machine does touches all of them alike."""
    found = {name: Found() for name in searches}
    for _ in range(times):
        for name, search in searches.items():
            _once(browser, search, found[name])
    return found


def _once(browser: Browser, search: Search, found: Found) -> None:
    with _served(search.site) as address, _slowed(browser) as page:
        bodies: list[Response] = []
        page.on("response", lambda response: bodies.append(response))
        page.add_init_script(FIRST % search.item)
        page.goto(address + search.page)
        page.wait_for_function("window.firstResult", timeout=PATIENCE)
        page.wait_for_load_state("networkidle")
        found.first.append(page.evaluate("window.firstResult"))
        found.kilobytes = sum(len(gzip.compress(each.body())) for each in bodies) / 1024
        where = {"box": search.box, "results": search.results, "words": WORDS}
        found.letters += page.evaluate(TYPING, where)


@contextmanager
def _slowed(browser: Browser) -> Iterator[Page]:
    """A new window on a phone, which keeps nothing from before."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, service_workers="block")
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    yield page
    context.close()


def entries(browser: Browser, site: Path) -> list[dict[str, str]]:
    """The records as Material's index has them: a place, a title, and a text of all that ours looks through."""
    with _served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}find/")
        made: list[dict[str, str]] = page.evaluate(
            """() => Array.from({ length: menu.count(menuData) }, (_, place) => {
              const [title, ...rest] = menu.searched(menuData).map((field) =>
                field.columns.map(({ column, say }) => say(menu.value(column, place))).join(" "));
              return { location: menu.value(menuData.columns.id, place), title, text: rest.join(" ") };
            })"""
        )
        page.close()
    return made


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
