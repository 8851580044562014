"""From saving a record to the refreshed page, in the menu as `make run` has MkDocs serve it."""

import re
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from scripts.bench.timing import settings_of_a_person


def save_to_page(product: Path, directory: Path, times: int) -> float:
    """Seconds on the clock, the median of several. The page asks the server itself when it is new, as browsers do."""
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    settings = settings_of_a_person() | {"DIRECTORY": str(directory)}
    with subprocess.Popen(command, cwd=product, env=settings) as server:
        try:
            _wait_for(server, port)
            return median(_once(port, directory / "groups" / "group-7.yml", f"Said {at}.") for at in range(times))
        finally:
            server.terminate()


def _once(port: int, record: Path, words: str) -> float:
    epoch = re.search(r"livereload\((\d+)", _get(port, "/groups/group-7/"))
    assert epoch, "the page does not follow changes"
    text = re.sub("(?m)^summary: .*$", f"summary: {words}", record.read_text(encoding="utf-8"))
    start = time.perf_counter()
    record.write_text(text, encoding="utf-8")
    _get(port, f"/livereload/{epoch[1]}/1")
    assert words in _get(port, "/groups/group-7/"), "the page does not show the change"
    return time.perf_counter() - start


def _get(port: int, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(server: "subprocess.Popen[bytes]", port: int) -> None:
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The menu was not served.")
