"""The same as people send it: 50 connections to the production server, each with a cookie and a token of its own.

What is timed is the post of a filled-in form until the answer that comes after its commit. The start page, which gives
cookie and token, is fetched beforehand. No worker runs beside it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from scripts.bench.submissions import ANSWERS, AT_ONCE, TURNS, Measured, Steps, against_floor, timed
from scripts.drill.people import TOKEN
from scripts.drill.world import WEB, World, make_repository

EACH = 12
"""Forms that each connection has ready in a turn."""
PATIENCE = 60


@dataclass(frozen=True)
class Filled:
    """A form that only has to be posted."""

    path: str
    headers: dict[str, str]
    body: str


def measure(url: str, folder: Path, example: Path, seconds: float) -> tuple[Measured, Measured]:
    """The floor and the service over HTTP, on one database, in turns."""
    world = World(folder, url)
    number = AT_ONCE * EACH * TURNS
    make_repository(world.folder, example, number)
    links = iter(world.links(number))
    world.start(WEB)
    try:
        world.wait_until_up()
        return against_floor(url, seconds, lambda: timed([_posting(world.port, links)] * AT_ONCE, seconds / TURNS))
    finally:
        world.stop()


def _posting(port: int, links: Iterator[str]) -> Steps:
    def steps() -> Iterator[Callable[[], Any]]:
        getting = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        ready = [_filled(getting, next(links)) for _ in range(EACH)]
        getting.close()
        sending = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        sending.connect()
        return (partial(_post, sending, one) for one in ready)

    return steps


def _filled(connection: HTTPConnection, link: str) -> Filled:
    path = urlsplit(link).path
    connection.request("GET", path)
    page = connection.getresponse()
    token = TOKEN.search(page.read().decode())
    assert token, f"the start page has no token: {page.status}"
    cookie = page.headers["Set-Cookie"].split(";")[0]
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    return Filled(path, headers, urlencode({"csrf_token": token[1], **ANSWERS}))


def _post(connection: HTTPConnection, filled: Filled) -> None:
    connection.request("POST", filled.path, filled.body, filled.headers)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 303 and answer.headers["Location"].endswith("/sent/"), answer.status
