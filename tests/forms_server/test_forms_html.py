"""The forms' pages as HTML: whole, nested rightly, and naming nothing twice."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from tests.forms_server.pages import Browser
from tests.forms_server.service import Service, make

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = make(tmp_path)
    yield service
    service.database.engine.dispose()


def test_every_kind_of_page_is_valid(service: Service, tmp_path: Path) -> None:
    files = []
    for number, text in enumerate(_pages(service)):
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text("\n".join(map(str.rstrip, text.splitlines())), "utf-8")
    command = ["node", "node_modules/.bin/html-validate", "--config", ".htmlvalidate.json", *map(str, files)]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout[:6000]


def _pages(service: Service) -> Iterator[str]:
    person = Browser(Client(service.app))
    for address in (
        "/tell-us/",
        "/tell-us/worry",
        "/paper/prompt-sheet-2",
        "/ask-for-your-link/wool-wednesday",
        "/i/x",
    ):
        person.get(address)
        yield person.response.text
    for worksheet, sections in {
        "listing-update": ("times", "contacts", "place"),
        "prompt-sheet-2": ("insurance",),
    }.items():
        person.get(service.invite(worksheet))
        yield person.response.text
        person.press("start")
        yield person.response.text
        tasks = person.url
        for section in sections:
            person.get(f"{tasks}part/{section}/1/")
            yield person.response.text
            person.press("go-on")
            yield person.response.text
        person.get(f"{tasks}check/")
        yield person.response.text
    person.get(service.invite("capacity"))
    person.press(room="full")
    yield person.response.text
