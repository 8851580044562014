"""What the worker does once a minute: follow pending branches, and forget what has been kept long enough."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from forms_server.clock import Clock
from forms_server.database.engine import Database
from forms_server.storage import drafts, submissions, tries
from forms_server.worker.deliveries import Deliveries

SENT_DAYS = 7
"""How long a sender can still print a copy. The answers themselves are elsewhere by then."""


@dataclass(frozen=True)
class Forgotten:
    """How much was deleted."""

    private: int
    drafts: int
    cleared: bool
    """Whether the database's files hold them no more. Else somebody was reading, and they go with the next round."""


@dataclass(frozen=True)
class Housekeeping:
    """Keeps the house in order."""

    database: Database
    deliveries: Deliveries
    draft_days: int
    clock: Clock

    def keep(self) -> None:
        """All of it."""
        self.forget()
        with self.deliveries.delivery.desk.locked() as desk:
            desk.refresh()
            desk.repository.tidy()
        self.deliveries.follow()

    def forget(self) -> Forgotten:
        """Delete private answers, drafts and counts whose time is over."""
        now = self.clock()

        def work(connection: Connection) -> tuple[int, int]:
            tries.forget(connection, now)
            unsent, sent = now - timedelta(days=self.draft_days), now - timedelta(days=SENT_DAYS)
            old = drafts.forget_older(connection, unsent, sent)
            return submissions.forget_private(connection, now.date()), old

        return Forgotten(*self.database.write(work), cleared=self.database.clear_deleted())
