"""What was sent, and how far it has come."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from forms_server.database.models import AnswerView, table_of
from forms_server.database.models import Submission as Table
from forms_server.database.statement import Row, Statement
from forms_server.ports import Submission


class Destination(StrEnum):
    """Where a worksheet's answers may go."""

    git = "git"
    """To a branch at once: somebody with a link sent them."""
    promote = "promote"
    """To a branch when a reviewer says so: anybody may have sent them."""
    staff = "staff"
    """To staff alone, never to git: a worry about somebody's safety, a complaint."""


class State(StrEnum):
    """How far a submission is."""

    waiting = "waiting"
    """For a reviewer to promote it."""
    sent = "sent"
    """The worker will make its branch."""
    pending = "pending"
    """Its branch is there, for a reviewer to decide."""
    accepted = "accepted"
    declined = "declined"
    superseded = "superseded"
    """A newer one of the same worksheet and group took its place."""
    unchanged = "unchanged"
    """The record already said all of it, so there was nothing to review."""
    told = "told"
    """For staff alone."""


FIRST_STATE = {
    Destination.git: State.sent,
    Destination.promote: State.waiting,
    Destination.staff: State.told,
}


@dataclass(frozen=True)
class Kept:
    """A submission with what the service knows about it."""

    sent: Submission
    destination: Destination
    state: State
    received_at: datetime
    base: str | None
    pull_request: str | None


_ROWS = table_of(Table)
_ADD = Statement(lambda insert: insert(_ROWS), _ROWS.c.keys())
_UNDECIDED = or_(_ROWS.c.state == State.sent, _ROWS.c.state == State.pending)
_NEWEST_WAITING = Statement(
    lambda _: (
        select(_ROWS)
        .where(_ROWS.c.worksheet == bindparam("sheet"), _ROWS.c.group == bindparam("about"), _UNDECIDED)
        .order_by(_ROWS.c.received_at.desc(), _ROWS.c.reference.desc())
        .limit(1)
    )
)


def add(connection: Connection, row: dict[str, Any]) -> None:
    """Keep a new submission. `row` holds a value for each column that has one."""
    _ADD.run(connection, row)


def find(connection: Connection, reference: str) -> Kept | None:
    """The submission of a reference."""
    row = connection.execute(select(Table.__table__).where(Table.reference == reference)).first()
    return _kept(row) if row else None


def in_state(connection: Connection, *states: State) -> list[Kept]:
    """All submissions in one of the states, the oldest first."""
    query = select(Table.__table__).where(Table.state.in_(states)).order_by(Table.received_at, Table.reference)
    return [_kept(row) for row in connection.execute(query)]


def others(connection: Connection, one: Kept, *states: State) -> list[Kept]:
    """The other submissions of the same worksheet for the same group, the oldest first; none for a new group."""
    if one.sent.group is None:
        return []
    same = (Table.worksheet == one.sent.worksheet) & (Table.group == one.sent.group)
    query = select(Table.__table__).where(same, Table.reference != one.sent.reference, Table.state.in_(states))
    return [_kept(row) for row in connection.execute(query.order_by(Table.received_at, Table.reference))]


def newest_waiting(connection: Connection, group: str, worksheet: str) -> Kept | None:
    """The newest answers of a group to a worksheet that nobody has decided about."""
    row = _NEWEST_WAITING.first(connection, {"sheet": worksheet, "about": group})
    return _kept(row) if row else None


def standing(connection: Connection, group: str, worksheets: list[str]) -> list[Kept]:
    """A group's answers to the worksheets that were not declined, the newest first."""
    good = Table.state.in_([State.sent, State.pending, State.accepted, State.unchanged])
    query = select(Table.__table__).where(Table.group == group, Table.worksheet.in_(worksheets), good)
    return [_kept(row) for row in connection.execute(query.order_by(Table.received_at.desc()))]


def note(connection: Connection, reference: str, **values: Any) -> None:
    """Write down how far it is: `state`, `base`, `pull_request`."""
    connection.execute(update(Table).where(Table.reference == reference).values(values))


def record_view(connection: Connection, reference: str, who: str, now: datetime) -> None:
    """Somebody of the staff is looking at the private answers."""
    connection.execute(insert(AnswerView).values(reference=reference, who=who, at=now))


def forget_private(connection: Connection, today: date) -> int:
    """Delete private answers whose time has come; returns how many.

    Of what was sent without a link all answers go, once it is decided: no record of the group holds them.
    """
    over, open_form = Table.private_until < today, Table.destination != Destination.git
    decided = Table.state.not_in([State.waiting, State.sent, State.pending])
    forgotten = [
        update(Table).where(over, open_form, decided).values(private=None, private_until=None, answers={}),
        update(Table).where(over, open_form, ~decided).values(private=None),
        update(Table).where(over, ~open_form).values(private=None, private_until=None),
    ]
    return sum(connection.execute(each).rowcount for each in forgotten)


def _kept(row: Row) -> Kept:
    sent = Submission(
        reference=row.reference,
        worksheet=row.worksheet,
        version=row.version,
        group=row.group,
        received_on=row.received_at.date(),
        values=row.answers,
        private=row.private or {},
        shown=row.shown,
        answers_of=row.answers_of,
    )
    where = (Destination(row.destination), State(row.state))
    return Kept(sent, *where, row.received_at, row.base, row.pull_request)
