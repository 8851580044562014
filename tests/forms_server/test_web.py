"""The processes as they run: health, logs without answers or keys, a stop that loses nothing."""

import json
import logging
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from forms_server.logs import JsonLines, PlainLines
from forms_server.storage import submissions
from forms_server.storage.submissions import State
from scripts.drill.people import People
from scripts.drill.world import WEB, WORKER, World, make_repository

EXAMPLE = Path(__file__).parents[2] / "directory"


@pytest.fixture
def world(tmp_path: Path, database_url: str) -> World:
    make_repository(tmp_path / "menu", EXAMPLE, 2)
    return World(tmp_path / "menu", database_url)


def test_from_a_link_to_a_branch_and_a_clean_stop(world: World, tmp_path: Path) -> None:
    (link, _) = world.links(2)
    world.start(WEB)
    world.start(WORKER)
    try:
        world.wait_until_up()
        with httpx.Client(timeout=60, follow_redirects=True) as browser:
            assert People(None)._try(browser, link)  # type: ignore[arg-type]
            health = wait_for_branch(browser, world)
    finally:
        ended = world.stop()
    assert ended == [0, 0]
    assert (health["web"], health["database"], health["waiting"], health["left_to_a_person"]) == ("ok", "ok", 0, 0)
    log = (tmp_path / "drill.log").read_text()
    assert "/i/<token>" in log
    assert link.rsplit("/", 1)[1] not in log
    assert '"full"' not in log
    service = world.service()
    (kept,) = service.database.read(lambda connection: submissions.in_state(connection, State.pending))
    assert kept.sent.values["room"] == "full"


def wait_for_branch(browser: httpx.Client, world: World) -> dict[str, Any]:
    """The health once a pull request or branch was made."""
    for _ in range(600):
        health: dict[str, Any] = browser.get(f"http://127.0.0.1:{world.port}/health").json()
        if health["last_pull_request"]:
            return health
    raise AssertionError(health)


@pytest.mark.parametrize("style", [JsonLines(), PlainLines()])
def test_a_log_line_holds_only_what_is_listed(style: logging.Formatter) -> None:
    try:
        raise ValueError("what somebody typed")
    except ValueError:
        raised = sys.exc_info()
    record = logging.LogRecord("forms", logging.ERROR, "x.py", 1, "request failed", None, raised)
    record.__dict__.update(route="/i/<token>", answer="what somebody typed")
    line = style.format(record)
    assert "what somebody typed" not in line
    assert "ValueError" in line
    assert "/i/<token>" in line


def test_a_log_line_for_machines_is_one_object() -> None:
    record = logging.LogRecord("forms", logging.INFO, "x.py", 1, "task done", None, None)
    record.__dict__.update(task=3)
    assert json.loads(JsonLines().format(record))["task"] == 3
