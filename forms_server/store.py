"""The `Store` of the pages, on SQLite or PostgreSQL: each method is one transaction and safe to repeat."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import Connection

from forms_server import keys
from forms_server.clock import Clock
from forms_server.database.engine import Database
from forms_server.database.statement import Row
from forms_server.ports import Changed, Door, Draft, Invitation, Raw, Refused
from forms_server.storage import drafts, invitations, outbox, submissions, tries
from forms_server.storage.submissions import Destination

LINK_EVERY = timedelta(hours=1)
"""How often one group's contact may be sent a link on request."""

FIRST_TASK = {Destination.git: outbox.Kind.deliver, Destination.staff: outbox.Kind.tell}


class DatabaseStore:
    """Drafts, invitations and submissions in a database."""

    def __init__(
        self,
        database: Database,
        tokens: keys.TokenMaker,
        destination: Callable[[str, int], str],
        private_months: Callable[[str, int], int],
        clock: Clock,
    ) -> None:
        """`destination` says where the answers of a worksheet and version may go: `git`, `promote` or `staff`;
        `private_months` how long its private answers are kept.
        """
        self._database = database
        self._tokens = tokens
        self._destination = destination
        self._private_months = private_months
        self._clock = clock

    def open_invitation(self, token: str) -> Invitation:
        """Look at a link without spending it. Raises Refused."""
        self._must_be_genuine(token)

        return self._database.read(lambda connection: self._looked_at(connection, token))

    def _looked_at(self, connection: Connection, token: str) -> Invitation:
        found = self._opened(connection, token)
        begun = drafts.of_invitation(connection, found.id)
        earlier = submissions.newest_waiting(connection, found.group, found.worksheet)
        waiting = replace(earlier.sent, private={}) if earlier else None
        return replace(found, started=bool(begun and begun.pages), waiting=waiting)

    def begin(self, token: str, shown: Mapping[str, Any], pages: Mapping[str, Raw] | None = None) -> Draft:
        """Give the invitation's draft, begun now if it is the first time. Raises Refused."""
        self._must_be_genuine(token)

        def work(connection: Connection) -> Draft:
            found = self._opened(connection, token, to_begin=True)
            started = drafts.of_invitation(connection, found.id)
            return started or drafts.begin(connection, _start(found, shown, pages or {}), self._clock())

        return self._database.write(work)

    def send_at_once(self, token: str, start: Draft, values: Mapping[str, Any], private: Mapping[str, Any]) -> Draft:
        """Begin and submit; gives the draft after the commit. Raises Refused."""
        self._must_be_genuine(token)
        reference = keys.new_reference()

        def work(connection: Connection) -> Draft:
            now = self._clock()
            link = _start(invitations.spend_token(connection, token, now), start.shown, start.pages)
            draft = drafts.begin_sent(connection, link, reference, now)
            self._keep(connection, draft, values, private, now)
            return replace(drafts.as_port(draft), pages=start.pages)

        return self._database.write(work)

    def begin_open(self, worksheet: str, version: int) -> Draft:
        """Begin a draft of a form that needs no link."""
        start = {"worksheet": worksheet, "version": version}
        return self._database.write(lambda connection: drafts.begin(connection, start, self._clock()))

    def load_draft(self, draft_id: str) -> Draft:
        """Give a draft. Raises Refused when it is unknown or its link no longer opens."""

        def work(connection: Connection) -> Draft:
            row = drafts.find(connection, draft_id)
            drafts.must_open(connection, row, self._clock())
            return drafts.as_port(row)

        return self._database.read(work)

    def save_page(self, draft_id: str, section: str, raw: Raw) -> None:
        """Keep one page as typed. Raises Refused once the draft has been sent."""

        def work(connection: Connection) -> None:
            row = drafts.find(connection, draft_id, to_change=True)
            if row.reference:
                raise Refused(Door.used, row.group)
            drafts.must_open(connection, row, self._clock())
            drafts.save_page(connection, row, section, raw, self._clock())

        self._database.write(work)

    def submit(self, draft: Draft, values: Mapping[str, Any], private: Mapping[str, Any]) -> str:
        """Keep the submission and its task; returns the reference after the commit. Sent twice: the first reference.

        Raises Changed when another device has saved a page since the draft was read.
        """
        reference = keys.new_reference()
        return self._database.write(lambda connection: self._submit(connection, draft, reference, values, private))

    def _submit(
        self,
        connection: Connection,
        read: Draft,
        reference: str,
        values: Mapping[str, Any],
        private: Mapping[str, Any],
    ) -> str:
        now = self._clock()
        draft = drafts.send(connection, read.id, reference, now)
        if draft is None:
            return str(drafts.find(connection, read.id).reference)
        if draft.pages != read.pages:
            raise Changed
        if draft.invitation:
            invitations.spend(connection, draft.invitation, now)
        self._keep(connection, draft, values, private, now)
        return reference

    def _keep(
        self,
        connection: Connection,
        draft: Row,
        values: Mapping[str, Any],
        private: Mapping[str, Any],
        now: datetime,
    ) -> None:
        """The submission of a draft that has just been given its reference, and its task."""
        reference, where = draft.reference, Destination(self._destination(draft.worksheet, draft.version))
        sent = {name: getattr(draft, name) for name in ("worksheet", "version", "group", "answers_of", "shown")}
        state = {"destination": where, "state": submissions.FIRST_STATE[where], "received_at": now}
        answers = {
            "answers": dict(values),
            "private": dict(private),
            "private_until": self._forget_on(draft, now.date()),
        }
        submissions.add(connection, {"reference": reference, "draft": draft.id, **sent, **state, **answers})
        if where in FIRST_TASK:
            outbox.add(connection, FIRST_TASK[where], reference, {"reference": reference}, now)

    def ask_for_link(self, group: str) -> None:
        """Queue a mail with a new link, at most one an hour for a group. The worker finds out whom to send it to."""
        now = self._clock()
        key = f"{group}:{int(now.timestamp() // LINK_EVERY.total_seconds())}"

        def work(connection: Connection) -> None:
            outbox.add(connection, outbox.Kind.link, key, {"group": group}, now)

        self._database.write(work)

    def allowed(self, bucket: str, limit: int, per: timedelta) -> bool:
        """Count one try, and say whether there were no more than `limit` in the last `per`."""
        counted = self._database.write(lambda connection: tries.count(connection, bucket, per, self._clock()))
        return counted <= limit

    def _must_be_genuine(self, token: str) -> None:
        if not self._tokens.genuine(token):
            raise Refused(Door.unknown)

    def _opened(self, connection: Connection, token: str, *, to_begin: bool = False) -> Invitation:
        row = invitations.by_token(connection, token, to_begin=to_begin)
        invitations.must_open(row, self._clock().date())
        return invitations.as_port(row)

    def _forget_on(self, draft: Row, today: date) -> date:
        until: date = today + relativedelta(months=self._private_months(draft.worksheet, draft.version))
        return until


def _start(found: Invitation, shown: Mapping[str, Any], pages: Mapping[str, Raw]) -> dict[str, Any]:
    link = {"invitation": found.id, "group": found.group, "answers_of": found.answers_of}
    with_it = {"shown": dict(shown), "pages": {page: dict(raw) for page, raw in pages.items()}}
    return {"worksheet": found.worksheet, "version": found.version, **link, **with_it}
