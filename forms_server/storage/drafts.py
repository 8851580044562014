"""Answers on their way, page by page, exactly as typed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from forms_server import keys
from forms_server.database.models import Draft as Table
from forms_server.database.models import table_of
from forms_server.database.statement import Row, Statement
from forms_server.ports import Door, Draft, Raw, Refused
from forms_server.storage import invitations

_ROWS = table_of(Table)
_OF_INVITATION = Statement(lambda _: select(_ROWS).where(_ROWS.c.invitation == bindparam("link")))
_OF_ID = _ROWS.c.id == bindparam("draft")
_BY_ID = Statement(lambda _: select(_ROWS).where(_OF_ID))
_TO_CHANGE = Statement(lambda _: select(_ROWS).where(_OF_ID).with_for_update())
_ADD = Statement(lambda insert: insert(_ROWS).returning(_ROWS), _ROWS.c.keys())
_ADD_SENT = Statement(lambda insert: _or_send(insert(_ROWS)).returning(_ROWS), _ROWS.c.keys())
_SEND = Statement(
    lambda _: (
        update(_ROWS)
        .where(_OF_ID, _ROWS.c.reference.is_(None))
        .values(reference=bindparam("sent_as"), touched_at=bindparam("now"))
        .returning(_ROWS)
    )
)


def _or_send(insert: Any) -> Any:
    """Where the link's draft is there already, it is given the reference, if it has none."""
    sent = {name: insert.excluded[name] for name in ("reference", "touched_at")}
    return insert.on_conflict_do_update(index_elements=["invitation"], set_=sent, where=_ROWS.c.reference.is_(None))


def of_invitation(connection: Connection, invitation: str) -> Draft | None:
    """The draft begun with an invitation, if any."""
    row = _OF_INVITATION.first(connection, {"link": invitation})
    return as_port(row) if row else None


def begin(connection: Connection, start: Mapping[str, Any], now: datetime) -> Draft:
    """A new draft. `start` holds worksheet, version and, with a link: group, invitation, answers_of, shown, pages."""
    return as_port(_ADD.first(connection, _new(start, now)))


def begin_sent(connection: Connection, start: Mapping[str, Any], reference: str, now: datetime) -> Row:
    """The row of a draft that is begun and sent in one; where one was begun with the link before, that one is sent."""
    row = _ADD_SENT.first(connection, {**_new(start, now), "reference": reference})
    if row is None:
        raise Refused(Door.used, start["group"])
    return row


def _new(start: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    return {"id": keys.new_name(), "handle": keys.new_handle(), "pages": {}, "shown": {}, "touched_at": now, **start}


def find(connection: Connection, draft_id: str, *, to_change: bool = False) -> Row:
    """The row, locked when it is about to be changed. Raises Refused when there is none."""
    row = (_TO_CHANGE if to_change else _BY_ID).first(connection, {"draft": draft_id})
    if row is None:
        raise Refused(Door.unknown)
    return row


def load(connection: Connection, draft_id: str) -> Draft:
    """Raises Refused when unknown."""
    return as_port(find(connection, draft_id))


def must_open(connection: Connection, row: Row, now: datetime) -> None:
    """Raises Refused when the link of a draft that was not sent no longer opens."""
    if row.invitation and not row.reference:
        invitations.must_open(invitations.by_id(connection, row.invitation), now.date())


def save_page(connection: Connection, row: Row, section: str, raw: Raw, now: datetime) -> None:
    """Put one page in place of what it held."""
    pages = {**row.pages, section: {name: list(typed) for name, typed in raw.items()}}
    connection.execute(update(Table).where(Table.id == row.id).values(pages=pages, touched_at=now))


def send(connection: Connection, draft_id: str, reference: str, now: datetime) -> Row | None:
    """Give an unsent draft its reference; None when it has one already, or is not there.

    What was typed stays for a few days, so that the sender can still print a copy.
    """
    return _SEND.first(connection, {"draft": draft_id, "sent_as": reference, "now": now})


def forget_older(connection: Connection, unsent_before: datetime, sent_before: datetime) -> int:
    """Delete drafts that nobody has touched since; returns how many."""
    sent = Table.reference.is_not(None)
    old = (Table.touched_at < unsent_before) | (sent & (Table.touched_at < sent_before))
    return connection.execute(delete(Table).where(old)).rowcount


def as_port(row: Row) -> Draft:
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
