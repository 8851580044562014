"""A host of the menu that can go away and come back, as a signal does."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page

KEPT = """day => {
    menu.offline.kept().then(list => { window.keptOf = list ? list.day : ""; });
    return day ? window.keptOf === day : Boolean(window.keptOf);
}"""
"""Whether the device was found to keep the menu when this was asked before: a promise would count as a yes."""
LOOK_EVERY = 100
PATIENCE = 60_000
"""Both in milliseconds. A device keeps a whole menu, and the machine of the tests may be busy."""


def wait_until_kept(page: Page, day: str = "") -> None:
    """Until the device keeps the menu in the page's language, as it was on that day if one is said."""
    page.wait_for_function(KEPT, arg=day, timeout=PATIENCE, polling=LOOK_EVERY)


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    """A browser asks for more at once than the five that wait by default, and takes a refusal for no signal."""


class Host:
    """Serves a folder at `url`, which ends with a slash, by requests that `handler` answers."""

    def __init__(self, folder: Path, handler: type[SimpleHTTPRequestHandler]) -> None:
        self._make = partial(handler, directory=str(folder))
        self._port = 0
        self.open()
        self.url = f"http://127.0.0.1:{self._port}/"

    def open(self) -> None:
        self._server = _Server(("127.0.0.1", self._port), self._make)
        self._port = self._server.server_address[1]
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """From here on nobody answers."""
        self._server.shutdown()
        self._server.server_close()
