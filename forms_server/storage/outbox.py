"""What the worker still has to do. A task is taken for a while, done or tried again later, and never deleted.

Taking a task is a lease: a worker that dies simply stops renewing it, and another takes the task when it runs out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, func, or_, select, update

from forms_server import keys
from forms_server.database.models import Task as Table
from forms_server.database.models import table_of
from forms_server.database.statement import Statement

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)


class Kind(StrEnum):
    """What a task is about."""

    deliver = "deliver"
    """Make a submission's branch and pull request."""
    link = "link"
    """Send a group's contact a new link."""
    tell = "tell"
    """Tell staff that a worry or a complaint has arrived."""


class State(StrEnum):
    """How far a task is."""

    ready = "ready"
    taken = "taken"
    done = "done"
    dead = "dead"
    """Tried as often as allowed. It waits for a person: `make review` shows it, and can set it going again."""


@dataclass(frozen=True)
class Task:
    """A task that we hold until `lease_until`."""

    id: int
    kind: Kind
    about: dict[str, Any]
    attempts: int
    lease: str


def add(connection: Connection, kind: Kind, key: str, about: dict[str, Any], now: datetime) -> None:
    """Put a task in the outbox. `key` is unique: adding the same again changes nothing."""
    row = {"kind": kind, "key": f"{kind}:{key}", "about": about, "made_at": now, "due_at": now}
    _ADD.run(connection, {"state": State.ready, "attempts": 0, **row})


_ADD = Statement(
    lambda insert: insert(table_of(Table)).on_conflict_do_nothing(index_elements=["key"]),
    ("kind", "key", "about", "made_at", "due_at", "state", "attempts"),
)


def take(connection: Connection, now: datetime, lease: timedelta) -> Task | None:
    """The task that is due the longest, held for `lease`; None when nothing is due. Other workers step past it."""
    due = (Table.state == State.ready) & (Table.due_at <= now)
    abandoned = (Table.state == State.taken) & (Table.lease_until < now)
    query = select(Table.__table__).where(or_(due, abandoned)).order_by(Table.due_at, Table.id).limit(1)
    row = connection.execute(query.with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    task = Task(row.id, Kind(row.kind), row.about, row.attempts + 1, keys.new_handle())
    held = {"state": State.taken, "lease": task.lease, "lease_until": now + lease, "attempts": task.attempts}
    connection.execute(update(Table).where(Table.id == row.id).values(held))
    return task


def finish(connection: Connection, task: Task, now: datetime) -> bool:
    """It is done. False when our lease had run out and somebody else holds it: they will find it done, and say so."""
    done = {"state": State.done, "done_at": now, "lease": None, "lease_until": None, "last_error": None}
    return _settle(connection, task, done)


def put_back(connection: Connection, task: Task, error: str, now: datetime, attempts: int) -> bool:
    """It went wrong: try again later, each time after a longer wait, and after `attempts` leave it to a person."""
    dead = task.attempts >= attempts
    later = now + min(FIRST_WAIT * 2 ** min(task.attempts - 1, 20), LONGEST_WAIT)
    state = State.dead if dead else State.ready
    again = {"state": state, "due_at": later, "lease": None, "lease_until": None, "last_error": error}
    return _settle(connection, task, again)


def _settle(connection: Connection, task: Task, values: dict[str, Any]) -> bool:
    ours = (Table.id == task.id) & (Table.lease == task.lease)
    return connection.execute(update(Table).where(ours).values(values)).rowcount == 1


def wake(connection: Connection, kind: Kind, key: str, now: datetime) -> bool:
    """Let a task run again now, whatever its state, unless a worker holds it."""
    free = (Table.key == f"{kind}:{key}") & (Table.state != State.taken)
    fresh = {"state": State.ready, "due_at": now, "attempts": 0, "done_at": None}
    return connection.execute(update(Table).where(free).values(fresh)).rowcount == 1


@dataclass(frozen=True)
class Depth:
    """How the queue stands."""

    waiting: int
    dead: int
    oldest: datetime | None
    """When the task that waits the longest was made."""


def depth(connection: Connection) -> Depth:
    """How many tasks wait, and since when."""
    waiting = Table.state.in_([State.ready, State.taken])
    count, oldest = connection.execute(select(func.count(), func.min(Table.made_at)).where(waiting)).one()
    dead = connection.execute(select(func.count()).where(Table.state == State.dead)).scalar_one()
    return Depth(count, dead, oldest)


def dead_ones(connection: Connection) -> list[tuple[str, str]]:
    """Key and last error of every task that waits for a person."""
    query = select(Table.key, Table.last_error).where(Table.state == State.dead).order_by(Table.id)
    return [(key, error or "") for key, error in connection.execute(query)]
