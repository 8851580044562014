"""A host of the menu that can go away and come back, as a signal does."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

KEPT = """() => new Promise(done => {
    navigator.serviceWorker.addEventListener("message", said => { if (said.data.done) done(); });
    menu.offline.kept().then(list => { if (list) done(); });
})"""
"""On a page: ends when the device keeps the menu in the page's language."""


class Host:
    """Serves a folder at `url`, which ends with a slash, by requests that `handler` answers."""

    def __init__(self, folder: Path, handler: type[SimpleHTTPRequestHandler]) -> None:
        self._make = partial(handler, directory=str(folder))
        self._port = 0
        self.open()
        self.url = f"http://127.0.0.1:{self._port}/"

    def open(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), self._make)
        self._port = self._server.server_address[1]
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """From here on nobody answers."""
        self._server.shutdown()
        self._server.server_close()

