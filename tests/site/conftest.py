"""The demonstration's menu, built once for a whole run of tests, and a small town's menu to change at will."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from schema.locality import load
from site_overrides.booklet.shelf import Shelf
from tests.site.building import Site, as_on, copy_of, fill, memory_of

ROOT = Path(__file__).parent.parent.parent
TODAY = "2026-11-22"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the menu of Sunday 22 November 2026. Test processes that run side by side share it."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    site = shared / "menu"
    with (shared / "menu.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            build(site)
    return site


def build(site: Path) -> None:
    """With two booklets on its shelf, whatever else was printed on this machine."""
    shelf = site.parent / "booklets"
    fill(Shelf(shelf), load(ROOT / "directory")[0], {"en": ("area-thornby",), "ur": ("area-thornby-large",)})
    settings = os.environ | {
        "SITE_DIR": str(site), "MENU_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", "BOOKLETS": str(shelf),
    }  # fmt: skip
    made = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=ROOT, env=settings, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stdout + made.stderr


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


class Strict(SimpleHTTPRequestHandler):
    """As a careful host serves the menu: the browser refuses whatever the policy does not name, and says so."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests say what matters."""


@pytest.fixture(scope="session")
def menu(built: Path) -> Iterator[str]:
    """The menu's address, with a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(built))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def site(town: Site, tmp_path: Path) -> Iterator[Site]:
    """A small town's menu, to be changed. It was built once for all, so that building it again is quick."""
    site = Site(tmp_path / "directory", tmp_path / "site")
    shutil.copytree(town.directory, site.directory)
    shutil.copytree(town.folder, site.folder)
    with as_on(TODAY, tmp_path / "cache"):
        memory_of(site, tmp_path / "cache").save(memory_of(town, town.folder.parent / "cache").load())
        yield site


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small town's menu as it is. Look, but do not change it."""
    folder = tmp_path_factory.mktemp("town")
    site = Site(copy_of("llanfair-y-bont", folder / "directory"), folder / "site")
    with as_on(TODAY, folder / "cache"):
        site.build()
    return site
