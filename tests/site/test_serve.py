"""The menu while it is edited: a saved record shows at once, and a slip of the pen takes nothing away."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from scripts.bench.workshop import Workshop
from tests.site.building import ROOT, Site, copy_of
from tests.site.conftest import TODAY

PAGE = "/groups/sied-y-cwm/"
TABLE = "/open-data/groups.csv"
LICENCE = "licence:\n  name: Open Licence\n  url: https://licence.example.org/\n"


@dataclass
class Served(Site):
    """A locality and its menu as MkDocs serves it."""

    port: int
    server: "subprocess.Popen[str]"
    said: str
    """What it said until it was there."""

    def get(self, path: str) -> str:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def status(self, path: str) -> int:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        return connection.getresponse().status

    def after_the_next_build(self, path: str) -> str:
        """Ask as the page in a browser does: the answer comes when there is something new."""
        epoch = re.search(r"livereload\((\d+)", self.shown)
        assert epoch
        self.get(f"/livereload/{epoch[1]}/1")
        return self.get(path)

    shown: str = ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(directory: Path, port: int, product: Path = ROOT) -> Iterator[Served]:
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    settings = {**os.environ, "DIRECTORY": str(directory), "MENU_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=product, env=settings, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        said = []
        for line in server.stderr:
            said.append(line)
            if "Serving on" in line:
                break
        try:
            yield Served(directory, directory.parent / "site", port, server, "".join(said))
        finally:
            server.terminate()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    directory = copy_of("llanfair-y-bont", tmp_path / "directory")
    (directory / "place.yml").write_text((directory / "place.yml").read_text("utf-8") + LICENCE, "utf-8")
    with serving(directory, free_port()) as server:
        yield server


def test_the_next_start_makes_only_what_changed(tmp_path: Path) -> None:
    product, port = Workshop(tmp_path).product, free_port()
    directory = copy_of("llanfair-y-bont", tmp_path / "directory")
    with serving(directory, port, product) as first:
        assert " 0 of them written" not in first.said
        with serving(directory, free_port(), product) as second:  # which cannot have the same folder
            assert " 0 of them written" not in second.said
            for each in (first, second):
                assert f"127.0.0.1:{each.port}/groups/" in each.get(PAGE)
    with serving(directory, port, product) as again:
        assert " 0 of them written" in again.said
        assert "cannot find" not in again.get(PAGE)
        assert again.status("/no-such-page/") == 404 and "<h1" in again.get("/no-such-page/")
        again.edit("groups/sied-y-cwm.yml", "status: listed\n", "status: listed\nalternate_name: Yr Hen Sied\n")
        again.shown = again.get(PAGE)
        assert "Yr Hen Sied" in again.after_the_next_build(PAGE)
    with serving(directory, port, product) as once_more:
        assert " 0 of them written" in once_more.said
        assert "Yr Hen Sied" in once_more.get(PAGE)
    with serving(copy_of("llanfair-y-bont", tmp_path / "another"), port, product) as other:
        assert " 0 of them written" not in other.said
        assert "Yr Hen Sied" not in other.get(PAGE)


def test_a_saved_record_shows_and_a_broken_one_leaves_the_menu_standing(served: Served) -> None:
    served.shown, table = served.get(PAGE), served.get(TABLE)
    served.edit("groups/sied-y-cwm.yml", "status: listed\n", "status: listed\nalternate_name: Yr Hen Sied\n")
    served.shown = served.after_the_next_build(PAGE)
    assert "Yr Hen Sied" in served.shown
    assert served.get(TABLE) == table, "what takes longest waits while records are edited"
    served.edit("groups/sied-y-cwm.yml", "status: listed\n", "status: perhaps\n")
    served.shown = served.after_the_next_build(PAGE)
    assert "Yr Hen Sied" in served.shown
    said = _until_mended(served)
    assert any("groups/sied-y-cwm.yml: status: " in line for line in said)
    assert not any("Traceback" in line for line in said)


def _until_mended(served: Served) -> list[str]:
    """What is said from here to the line that ends the complaint."""
    assert served.server.stderr
    said: list[str] = []
    for line in served.server.stderr:
        said.append(line)
        if "until this is mended" in line:
            break
    return said
