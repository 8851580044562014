"""A real Chromium to test and to measure with: the machine's own, or the one that npm's @sparticuz/chromium carries.

Without a browser the tests fail and say what to do. They never skip. Needs the libraries of the tests.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, sync_playwright

ROOT = Path(__file__).parent.parent
# Within node_modules, so that it goes when another version is installed.
UNPACKED = ROOT / "node_modules" / ".cache" / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# The package's own list of fonts names folders of the platform it was made for; without fonts no text has a height.
FONTS = """<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}/fonts</dir>
  <cachedir>{folder}/fonts-cache</cachedir>
</fontconfig>
"""
UNPACK = "import('@sparticuz/chromium').then(async it => console.log(await it.default.executablePath()))"


class NoBrowser(Exception):
    """There is no Chromium to test with, and none could be unpacked."""


@dataclass(frozen=True)
class Chromium:
    """Where a Chromium is, and the environment it needs."""

    path: str
    environment: dict[str, str]


def find() -> Chromium:
    """The browser to test with: `TEST_BROWSER`, a system Chromium, or the one from npm.

    Raises NoBrowser, with what to do, when there is none.
    """
    named = os.environ.get("TEST_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    return Chromium(named, {}) if named else _unpacked()


def _unpacked() -> Chromium:
    """npm's Chromium with the system libraries it brings, unpacked once under a lock."""
    UNPACKED.mkdir(parents=True, exist_ok=True)
    # The package unpacks its libraries only where it believes it is on the platform they were built for.
    asked = os.environ | {"TMPDIR": str(UNPACKED), "AWS_LAMBDA_JS_RUNTIME": "nodejs22.x"}
    fonts = UNPACKED / "fonts.conf"
    with (UNPACKED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not fonts.exists():
            fonts.write_text(FONTS.format(folder=UNPACKED), encoding="utf-8")
        result = subprocess.run([_node(), "-e", UNPACK], cwd=ROOT, env=asked, capture_output=True, text=True)
    if result.returncode:
        raise NoBrowser(f"No Chromium: install one, or run `make node_modules/dev-ready` first.\n{result.stderr}")
    libraries = f"{UNPACKED / 'al2023' / 'lib'}:{os.environ.get('LD_LIBRARY_PATH', '')}"
    return Chromium(result.stdout.strip(), {"LD_LIBRARY_PATH": libraries, "FONTCONFIG_FILE": str(fonts)})


def _node() -> str:
    """Where the machine has no Node, the environment has one beside its Python."""
    found = shutil.which("node", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if not found:
        raise NoBrowser("No Chromium and no Node to unpack one with: run `make node_modules/dev-ready` first.")
    return found


@contextmanager
def running() -> Iterator[Browser]:
    """A browser that runs for as long as the block."""
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium, find())
        yield browser
        browser.close()


def launch(kind: BrowserType, found: Chromium) -> Browser:
    """Start the Chromium that was found."""
    return kind.launch(executable_path=found.path, args=list(FLAGS), env={**os.environ, **found.environment})
