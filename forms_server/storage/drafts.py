"""Answers on their way, page by page, exactly as typed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from forms_server import keys
from forms_server.database.models import Draft as Table
from forms_server.database.models import table_of
from forms_server.ports import Door, Draft, Raw, Refused
from forms_server.storage import invitations

_ROWS = table_of(Table)
_OF_INVITATION = select(_ROWS).where(_ROWS.c.invitation == bindparam("link"))
_ADD = insert(_ROWS)
_SEND = (
    update(_ROWS)
    .where(_ROWS.c.id == bindparam("draft"), _ROWS.c.reference.is_(None))
    .values(reference=bindparam("sent_as"), touched_at=bindparam("now"))
    .returning(_ROWS)
)
"""Made once: putting a statement together costs more than sending it."""


def of_invitation(connection: Connection, invitation: str) -> Draft | None:
    """The draft begun with an invitation, if any."""
    row = connection.execute(_OF_INVITATION, {"link": invitation}).first()
    return as_port(row) if row else None


def begin(connection: Connection, start: Mapping[str, Any], now: datetime) -> Draft:
    """A new empty draft. `start` holds worksheet, version and, with a link: group, invitation, answers_of, shown."""
    row = {"id": keys.new_name(), "handle": keys.new_handle(), "pages": {}, "shown": {}, "touched_at": now, **start}
    connection.execute(_ADD, row)
    return load(connection, str(row["id"]))


def find(connection: Connection, draft_id: str, *, to_change: bool = False) -> Row[Any]:
    """The row, locked when it is about to be changed. Raises Refused when there is none."""
    query = select(Table.__table__).where(Table.id == draft_id)
    row = connection.execute(query.with_for_update() if to_change else query).first()
    if row is None:
        raise Refused(Door.unknown)
    return row


def load(connection: Connection, draft_id: str) -> Draft:
    """Raises Refused when unknown."""
    return as_port(find(connection, draft_id))


def must_open(connection: Connection, row: Row[Any], now: datetime) -> None:
    """Raises Refused when the link of a draft that was not sent no longer opens."""
    if row.invitation and not row.reference:
        invitations.must_open(invitations.by_id(connection, row.invitation), now.date())


def save_page(connection: Connection, row: Row[Any], section: str, raw: Raw, now: datetime) -> None:
    """Put one page in place of what it held."""
    pages = {**row.pages, section: {name: list(typed) for name, typed in raw.items()}}
    connection.execute(update(Table).where(Table.id == row.id).values(pages=pages, touched_at=now))


def send(connection: Connection, draft_id: str, reference: str, now: datetime) -> Row[Any] | None:
    """Give an unsent draft its reference; None when it has one already, or is not there.

    What was typed stays for a few days, so that the sender can still print a copy.
    """
    return connection.execute(_SEND, {"draft": draft_id, "sent_as": reference, "now": now}).first()


def forget_older(connection: Connection, unsent_before: datetime, sent_before: datetime) -> int:
    """Delete drafts that nobody has touched since; returns how many."""
    sent = Table.reference.is_not(None)
    old = (Table.touched_at < unsent_before) | (sent & (Table.touched_at < sent_before))
    return connection.execute(delete(Table).where(old)).rowcount


def as_port(row: Row[Any]) -> Draft:
    """The row as the pages know it."""
    return Draft(
        id=row.id,
        handle=row.handle,
        worksheet=row.worksheet,
        version=row.version,
        group=row.group,
        pages=row.pages,
        shown=row.shown,
        answers_of=row.answers_of,
        reference=row.reference,
    )
