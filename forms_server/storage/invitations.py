"""Links that are sent to people: made, looked at, taken back, spent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from forms_server import keys
from forms_server.database.models import Invitation as Table
from forms_server.database.models import table_of
from forms_server.ports import Door, Invitation, Refused


@dataclass(frozen=True)
class Offer:
    """What an invitation opens, before it has a token."""

    worksheet: str
    version: int
    group: str
    role: str
    expires_on: date
    answers_of: str | None = None


_ROWS = table_of(Table)
_BY_TOKEN = select(_ROWS).where(_ROWS.c.token_hash == bindparam("hash"))
_TO_BEGIN = _BY_TOKEN.with_for_update()
_SPEND = (
    update(_ROWS)
    .where(
        _ROWS.c.id == bindparam("invitation"),
        _ROWS.c.spent_at.is_(None),
        _ROWS.c.revoked_at.is_(None),
        _ROWS.c.expires_on >= bindparam("today"),
    )
    .values(spent_at=bindparam("now"))
)
"""Made once: putting a statement together costs more than sending it."""


def make(connection: Connection, offer: Offer, token: str, now: datetime) -> str:
    """Keep an invitation under its token's hash; returns its id."""
    row = {"id": keys.new_handle(), "token_hash": keys.hash_of(token), "made_at": now, **vars(offer)}
    connection.execute(insert(Table).values(row))
    return str(row["id"])


def by_token(connection: Connection, token: str, *, to_begin: bool = False) -> Row[Any]:
    """The row of a token, locked when a draft is about to begin with it. Raises Refused when there is none."""
    query = _TO_BEGIN if to_begin else _BY_TOKEN
    row = connection.execute(query, {"hash": keys.hash_of(token)}).first()
    if row is None:
        raise Refused(Door.unknown)
    return row


def by_id(connection: Connection, invitation: str) -> Row[Any]:
    """The row of an invitation that a draft belongs to."""
    return connection.execute(select(Table.__table__).where(Table.id == invitation)).one()


def must_open(row: Row[Any], today: date) -> None:
    """Raises Refused with the reason when the link may not be used today."""
    if row.revoked_at is not None:
        raise Refused(Door.revoked, row.group)
    if row.spent_at is not None:
        raise Refused(Door.used, row.group)
    if row.expires_on < today:
        raise Refused(Door.expired, row.group)


def as_port(row: Row[Any]) -> Invitation:
    """The row as the pages know it."""
    return Invitation(
        id=row.id,
        worksheet=row.worksheet,
        version=row.version,
        group=row.group,
        role=row.role,
        expires_on=row.expires_on,
        answers_of=row.answers_of,
    )


def spend(connection: Connection, invitation: str, now: datetime) -> None:
    """The link is used to send answers. Raises Refused when it may not be used."""
    values = {"invitation": invitation, "now": now, "today": now.date()}
    if connection.execute(_SPEND, values).rowcount != 1:
        must_open(by_id(connection, invitation), now.date())


def revoke(connection: Connection, ids: list[str], now: datetime) -> int:
    """Take links back; returns how many were still open."""
    open_ones = Table.id.in_(ids) & Table.revoked_at.is_(None) & Table.spent_at.is_(None)
    return connection.execute(update(Table).where(open_ones).values(revoked_at=now)).rowcount


def open_for(connection: Connection, group: str, today: date) -> list[Invitation]:
    """The links of a group that still open, the newest first."""
    fresh = (Table.revoked_at.is_(None)) & (Table.spent_at.is_(None)) & (Table.expires_on >= today)
    query = select(Table.__table__).where(Table.group == group, fresh).order_by(Table.made_at.desc())
    return [as_port(row) for row in connection.execute(query)]
