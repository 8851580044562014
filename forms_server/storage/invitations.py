"""Links that are sent to people: made, looked at, taken back, spent."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from forms_server import keys
from forms_server.database.models import Invitation as Table
from forms_server.database.models import table_of
from forms_server.database.statement import Row, Statement
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
_OF_TOKEN = _ROWS.c.token_hash == bindparam("hash")
_OF_ID = _ROWS.c.id == bindparam("invitation")
_OPEN = (_ROWS.c.spent_at.is_(None), _ROWS.c.revoked_at.is_(None), _ROWS.c.expires_on >= bindparam("today"))
_BY_TOKEN = Statement(lambda _: select(_ROWS).where(_OF_TOKEN))
_TO_BEGIN = Statement(lambda _: select(_ROWS).where(_OF_TOKEN).with_for_update())
_BY_ID = Statement(lambda _: select(_ROWS).where(_OF_ID))
_SPEND = Statement(lambda _: update(_ROWS).where(_OF_ID, *_OPEN).values(spent_at=bindparam("now")))
_SPEND_TOKEN = Statement(
    lambda _: update(_ROWS).where(_OF_TOKEN, *_OPEN).values(spent_at=bindparam("now")).returning(_ROWS)
)


def make(connection: Connection, offer: Offer, token: str, now: datetime) -> str:
    """Keep an invitation under its token's hash; returns its id."""
    row = {"id": keys.new_handle(), "token_hash": keys.hash_of(token), "made_at": now, **vars(offer)}
    connection.execute(insert(Table).values(row))
    return str(row["id"])


def by_token(connection: Connection, token: str, *, to_begin: bool = False) -> Row:
    """The row of a token, locked when a draft is about to begin with it. Raises Refused when there is none."""
    query = _TO_BEGIN if to_begin else _BY_TOKEN
    row = query.first(connection, {"hash": keys.hash_of(token)})
    if row is None:
        raise Refused(Door.unknown)
    return row


def by_id(connection: Connection, invitation: str) -> Row:
    """The row of an invitation that a draft belongs to."""
    return _BY_ID.first(connection, {"invitation": invitation})


def must_open(row: Row, today: date) -> None:
    """Raises Refused with the reason when the link may not be used today."""
    if row.revoked_at is not None:
        raise Refused(Door.revoked, row.group)
    if row.spent_at is not None:
        raise Refused(Door.used, row.group)
    if row.expires_on < today:
        raise Refused(Door.expired, row.group)


def as_port(row: Row) -> Invitation:
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
    if _SPEND.run(connection, values) != 1:
        must_open(by_id(connection, invitation), now.date())


def spend_token(connection: Connection, token: str, now: datetime) -> Invitation:
    """The link is opened and used to send answers in one. Raises Refused when it may not be used."""
    values = {"hash": keys.hash_of(token), "now": now, "today": now.date()}
    row = _SPEND_TOKEN.first(connection, values)
    if row is None:
        must_open(by_token(connection, token), now.date())
    return as_port(row)


def revoke(connection: Connection, ids: list[str], now: datetime) -> int:
    """Take links back; returns how many were still open."""
    open_ones = Table.id.in_(ids) & Table.revoked_at.is_(None) & Table.spent_at.is_(None)
    return connection.execute(update(Table).where(open_ones).values(revoked_at=now)).rowcount


def open_for(connection: Connection, group: str, today: date) -> list[Invitation]:
    """The links of a group that still open, the newest first."""
    fresh = (Table.revoked_at.is_(None)) & (Table.spent_at.is_(None)) & (Table.expires_on >= today)
    query = select(Table.__table__).where(Table.group == group, fresh).order_by(Table.made_at.desc())
    return [as_port(row) for row in connection.execute(query)]
