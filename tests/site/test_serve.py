"""The menu while it is edited: a saved record shows at once, and a slip of the pen takes nothing away."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

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

    def get(self, path: str) -> str:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def after_the_next_build(self, path: str) -> str:
        """Ask as the page in a browser does: the answer comes when there is something new."""
        epoch = re.search(r"livereload\((\d+)", self.shown)
        assert epoch
        self.get(f"/livereload/{epoch[1]}/1")
        return self.get(path)

    shown: str = ""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    directory = copy_of("llanfair-y-bont", tmp_path / "directory")
    (directory / "place.yml").write_text((directory / "place.yml").read_text("utf-8") + LICENCE, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    settings = {**os.environ, "DIRECTORY": str(directory), "MENU_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=settings, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        for line in server.stderr:
            if "Serving on" in line:
                break
        yield Served(directory, tmp_path / "site", port, server)
        server.terminate()


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
