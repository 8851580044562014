"""Acknowledged submissions a second at 50 connections, against a bare loop of the same statements, a commit each."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from statistics import quantiles
from typing import Any

from sqlalchemy import Connection, insert, update

from forms_server import keys, ports
from forms_server.database.engine import Database
from forms_server.database.models import Draft, Invitation, Submission, Task, table_of
from forms_server.database.upgrade import upgrade
from forms_server.store import DatabaseStore

Steps = Callable[[], Iterator[Callable[[], Any]]]
"""Prepares, and then gives one thing to do after another."""

AT_ONCE = 50
TURNS = 3
TOKENS = keys.TokenMaker(["k" * 32])
ANSWERS = {"room": "some", "room_notes": "We have room for two, and a kettle. " * 4}
PRIVATE = {"lead_name": "Somebody", "lead_contact": "01632 960111"}


@dataclass(frozen=True)
class Measured:
    """How fast, and how late the latest were."""

    a_second: float
    p99_milliseconds: float


def measure(url: str, seconds: float) -> tuple[Measured, Measured]:
    """The floor and the service, on one database."""
    database = Database(url)
    upgrade(database)
    store = DatabaseStore(database, TOKENS, lambda *_: "git", lambda *_: 24, lambda: datetime.now(UTC))
    submitting = [_submitting(database, store)] * AT_ONCE
    measured = against_floor(url, seconds, lambda: timed(submitting, seconds / TURNS))
    database.engine.dispose()
    return measured


def against_floor(url: str, seconds: float, ours: Callable[[], Measured]) -> tuple[Measured, Measured]:
    """The floor and what is held against it, in turns, so that both meet the same machine."""
    database = Database(url)
    floors, services = [], []
    for _ in range(TURNS):
        floors.append(timed([_bare(database)], seconds / TURNS))
        services.append(ours())
    database.engine.dispose()
    return _middle(floors), _middle(services)


def _middle(measured: list[Measured]) -> Measured:
    return sorted(measured, key=lambda one: one.a_second)[len(measured) // 2]


def timed(makers: list[Steps], seconds: float) -> Measured:
    """Each maker's steps in a thread of its own, as many as there are or as fit."""
    took: list[float] = []
    begin = threading.Barrier(len(makers) + 1)
    stop = threading.Event()

    def work(maker: Steps) -> None:
        steps = maker()
        begin.wait()
        for step in steps:
            if stop.is_set():
                return
            began = time.perf_counter()
            step()
            took.append(time.perf_counter() - began)

    threads = [threading.Thread(target=work, args=(maker,)) for maker in makers]
    for thread in threads:
        thread.start()
    begin.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join(max(0, began + seconds - time.perf_counter()))
    counted, passed = len(took), time.perf_counter() - began
    stop.set()
    for thread in threads:
        thread.join()
    return Measured(counted / passed, quantiles(took, n=100)[98] * 1000)


UNTIL = date(2099, 1, 1)
READY = 120
"""Drafts made beforehand for each thread."""


def _made(database: Database, count: int) -> list[tuple[str, str]]:
    """Drafts of invited people, ready to be sent: their ids and those of their invitations."""
    now = datetime.now(UTC)
    about = {"worksheet": "capacity", "version": 1, "group": "bell-knitters"}
    ids = [(keys.new_name(), keys.new_name()) for _ in range(count)]
    links = [
        {
            "id": link,
            "token_hash": keys.hash_of(link),
            "role": "group-lead",
            "made_at": now,
            **about,
            "expires_on": UNTIL,
        }
        for _, link in ids
    ]
    begun = [
        {"id": draft, "handle": draft, "invitation": link, "pages": {}, "shown": {}, "touched_at": now, **about}
        for draft, link in ids
    ]

    def work(connection: Connection) -> None:
        connection.execute(insert(table_of(Invitation)), links)
        connection.execute(insert(table_of(Draft)), begun)

    database.write(work)
    return ids


def _as_read(draft: str) -> ports.Draft:
    return ports.Draft(draft, draft, "capacity", 1, None, {}, {})


def _submitting(database: Database, store: DatabaseStore) -> Steps:
    def steps() -> Iterator[Callable[[], Any]]:
        ready = _made(database, READY)
        return (partial(store.submit, _as_read(draft), ANSWERS, PRIVATE) for draft, _ in ready)

    return steps


def _bare(database: Database) -> Steps:
    """The same four statements and a commit, prepared beforehand and sent straight to the driver, by one connection."""

    def steps() -> Iterator[Callable[[], Any]]:
        ready = [_statements(database, *ids) for ids in _made(database, READY * 20)]
        connection = database.engine.raw_connection()
        return (partial(_send, connection, statements) for statements in ready)

    return steps


def _send(connection: Any, statements: list[tuple[str, Any]]) -> None:
    cursor = connection.cursor()
    cursor.execute("BEGIN")
    for text, values in statements:
        cursor.execute(text, values)
    cursor.execute("COMMIT")
    cursor.close()


def _statements(database: Database, draft: str, invitation: str) -> list[tuple[str, Any]]:
    now, reference = datetime.now(UTC), keys.new_reference()
    sent = {
        "reference": reference, "draft": draft, "worksheet": "capacity", "version": 1, "group": "bell-knitters",
        "answers_of": None, "destination": "git", "state": "sent", "received_at": now, "answers": ANSWERS, "shown": {},
        "private": PRIVATE, "private_until": now.date(),
    }  # fmt: skip
    task = {
        "kind": "deliver", "key": f"deliver:{reference}", "about": {"reference": reference}, "made_at": now,
        "due_at": now, "state": "ready", "attempts": 0,
    }  # fmt: skip
    wanted = [
        insert(Submission).values(sent),
        insert(Task).values(task),
        update(Draft).where(Draft.id == draft).values(reference=reference, touched_at=now),
        update(Invitation).where(Invitation.id == invitation).values(spent_at=now),
    ]
    return [_compiled(database, statement) for statement in wanted]


def _compiled(database: Database, statement: Any) -> tuple[str, Any]:
    compiled = statement.compile(dialect=database.engine.dialect)
    values = compiled.construct_params()
    processed = {
        name: (process(values[name]) if (process := compiled._bind_processors.get(name)) else values[name])
        for name in values
    }
    if compiled.positional:
        return str(compiled), tuple(processed[name] for name in compiled.positiontup)
    return str(compiled), processed
