"""Menu and forms beside each other: one command starts both, and one stop ends both."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from scripts import run
from scripts.with_forms import close
from tests.forms_server.repositories import make

ROOT = Path(__file__).resolve().parents[2]
LOCALITY = ROOT / "tests" / "localities" / "bare-minimum"
PATIENCE = 60


def free_port() -> int:
    """A port that is free, and the one after it too: below those that the system gives to whoever asks for any."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as one, socket.socket() as other, suppress(OSError):
            one.bind(("127.0.0.1", port))
            other.bind(("127.0.0.1", port + 1))
            return port


def answers(port: int, path: str = "") -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def until(done: bool, port: int, path: str = "") -> None:
    ends = time.monotonic() + PATIENCE
    while answers(port, path) is not done:
        assert time.monotonic() < ends, f"port {port} has not {'answered' if done else 'closed'}"
        time.sleep(0.1)


def invite(environment: dict[str, str]) -> str:
    """The link that the command makes for the only group, as somebody trying it would."""
    group = next((LOCALITY / "groups").glob("*.yml")).stem
    command = [sys.executable, "-m", "scripts.invite", group, "capacity"]
    made = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return made.stdout.split("\t")[-1]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Path]:
    files = {f"directory/{path.relative_to(LOCALITY)}": path.read_text("utf-8") for path in LOCALITY.glob("**/*.yml")}
    make(tmp_path / "menu", files)
    yield tmp_path / "menu" / "directory"
    shutil.rmtree(tmp_path / "menu", ignore_errors=True)


def test_one_stop_ends_menu_forms_and_worker(records: Path, tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "scripts.run", "--port", str(port), "--directory", str(records)]
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path}/forms.sqlite3",
        "MENU_SECRET_KEYS": "k" * 32,
        "MENU_REPOSITORY": str(records.parent),
    }
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        until(True, port)
        until(True, port + 1, "health")
        assert invite(environment).startswith(f"http://127.0.0.1:{port + 1}/i/")
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        until(False, port)
        until(False, port + 1, "health")
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def test_another_menu_that_stops_leaves_the_address_of_the_forms(tmp_path: Path) -> None:
    file = tmp_path / "forms-address"
    file.write_text("http://127.0.0.1:8001/")
    close(file, "http://127.0.0.1:8005/")
    assert file.exists()
    close(file, "http://127.0.0.1:8001/")
    close(file, "http://127.0.0.1:8001/")
    assert not file.exists()


@pytest.mark.parametrize("port", ["abc", "0", "65535", "-1"])
def test_a_port_that_is_none_is_refused(
    port: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit):
        run.main([])
    assert f'"{port}" is no port' in capsys.readouterr().err
