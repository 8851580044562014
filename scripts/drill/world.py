"""What the drill runs in: a repository of small groups, links to send with, and processes that can be killed."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from forms_server.service import Service
from forms_server.settings import read
from forms_server.storage.invitations import Offer
from schema.worksheets import load_worksheets
from schema.writer import write

SHEET = "capacity"
LEASE = "2"
WEB = (sys.executable, "-m", "gunicorn", "--config", "python:forms_server.gunicorn_settings", "forms_server.web:app()")
WORKER = (sys.executable, "-m", "scripts.worker")


def group(number: int) -> dict[str, Any]:
    """A sound record of an invented group."""
    return {
        "name": f"Group {number}",
        "kind": "volunteer-led-group",
        "status": "listed",
        "categories": ["neighbourhood-groups"],
        "summary": "We meet and talk.",
        "listing_consent": {"given_on": "2026-01-05", "how": "telephone"},
        "where": {"ways": ["online"], "online": {"url": "https://meet.example.org/", "how": "On a screen."}},
        "cost": {"kind": "free"},
        "how_to_join": {"ways": ["turn-up"]},
        "capacity": {"room": "plenty", "updated": "2026-01-05"},
    }


def make_repository(folder: Path, example: Path, groups: int) -> None:
    """A repository whose main branch holds the example's place and categories, and some groups."""
    records = folder / "directory" / "groups"
    records.mkdir(parents=True)
    for name in ("place.yml", "categories.yml"):
        (folder / "directory" / name).write_bytes((example / name).read_bytes())
    for number in range(groups):
        (records / f"group-{number}.yml").write_text(write(group(number), "group"), "utf-8")
    git = ["git", "-C", str(folder), "-c", "user.name=Drill", "-c", "user.email=drill@example.org"]
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["commit", "--quiet", "-m", "Begin"],
    ):
        subprocess.run([*git, *command], check=True)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class World:
    """The service under the drill."""

    folder: Path
    database_url: str
    port: int = field(default_factory=free_port)
    key: str = field(default_factory=lambda: secrets.token_hex(32))
    running: dict[tuple[str, ...], subprocess.Popen[bytes]] = field(default_factory=dict)
    kills: int = 0

    @property
    def environment(self) -> dict[str, str]:
        """Our own settings and none of the caller's."""
        ours = {
            "DATABASE_URL": self.database_url,
            "MENU_REPOSITORY": str(self.folder),
            "MENU_SECRET_KEYS": self.key,
            "MENU_FORMS_PORT": str(self.port),
            "MENU_FORMS_URL": f"http://127.0.0.1:{self.port}/",
            "MENU_LEASE_SECONDS": LEASE,
            "MENU_LOG": "json",
        }
        rest = {name: value for name, value in os.environ.items() if not name.startswith("MENU_")}
        return {**rest, **ours}

    def service(self) -> Service:
        """The same service, for looking at what it holds."""
        return Service(read(self.environment))

    def links(self, number: int) -> list[str]:
        """A link for each of the first groups."""
        service = self.service()
        until, version = service.today() + timedelta(days=30), load_worksheets()[SHEET].version
        offers = [Offer(SHEET, version, f"group-{each}", "group-lead", until) for each in range(number)]
        return [service.inviter.invite(offer) for offer in offers]

    def start(self, command: tuple[str, ...]) -> None:
        """Start a process in a group of its own, so that its children die with it."""
        log = (self.folder.parent / "drill.log").open("ab")
        self.running[command] = subprocess.Popen(
            command, env=self.environment, stdout=log, stderr=log, start_new_session=True
        )

    def wait_until_up(self) -> None:
        """Until the web answers: a process that is always killed while it starts would prove nothing."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with suppress(httpx.HTTPError):
                if httpx.get(f"http://127.0.0.1:{self.port}/health", timeout=5).is_success:
                    return
            time.sleep(0.1)

    def kill(self, command: tuple[str, ...]) -> None:
        """Kill a process and its children, at once and without a word."""
        process = self.running.pop(command)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.kills += 1

    def stop(self) -> list[int]:
        """Ask everything to stop; returns how each ended."""
        for process in self.running.values():
            process.terminate()
        return [process.wait(timeout=60) for process in self.running.values()]
