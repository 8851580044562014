"""Delivering as a task: what the database knows before and after, and setting right what was restored apart."""

import logging
from dataclasses import dataclass

from sqlalchemy import Connection

from forms_server.again import replaces
from forms_server.clock import Clock
from forms_server.database.engine import Database
from forms_server.storage import outbox, submissions
from forms_server.storage.outbox import Kind, Task
from forms_server.storage.submissions import Kept, State
from forms_server.worker.deliver import Delivery, pending
from forms_server.worker.follow import Follower

IN_GIT = (State.sent, State.pending, State.accepted, State.unchanged)
"""Newer ones in these states take an older one's place, where they say all of it."""

log = logging.getLogger("forms.worker")


@dataclass(frozen=True)
class Deliveries:
    """Submissions on their way into git."""

    database: Database
    delivery: Delivery
    clock: Clock

    def deliver(self, task: Task) -> None:
        """Bring a submission to a reviewer, and write down how far it is."""
        reference = task.about["reference"]
        kept = self._kept(reference)
        if kept is None:
            return
        others = self.database.read(lambda connection: submissions.others(connection, kept, *IN_GIT))
        newer = any(_order(other) > _order(kept) and replaces(other.sent, kept.sent) for other in others)
        earlier = [one for one in others if one.state is State.pending and _order(one) < _order(kept)]
        older = [one.sent.reference for one in earlier if replaces(kept.sent, one.sent)]
        delivered = self.delivery.deliver(kept, newer, older)

        def note(connection: Connection) -> None:
            found = {"state": delivered.state, "pull_request": delivered.pull_request}
            submissions.note(connection, reference, **found)
            for earlier in older if delivered.state is State.pending else []:
                submissions.note(connection, earlier, state=State.superseded)

        self.database.write(note)

    def follow(self) -> None:
        """See what became of every pending submission, and bring those up to date that main overtook."""
        follower = Follower(self.delivery)
        for kept in self.database.read(lambda connection: submissions.in_state(connection, State.pending)):
            try:
                self._note_state(kept, follower.follow(kept))
            except Exception as error:
                facts = {"reference": kept.sent.reference, "error": type(error).__name__}
                log.warning("a pending branch could not be followed", extra=facts)

    def _note_state(self, kept: Kept, state: State) -> None:
        reference = kept.sent.reference
        if state is State.sent:
            self._again(reference)
        elif state is not kept.state:
            self._note(reference, state)

    def set_right(self) -> int:
        """Deliver again what the database has and git has not, after either was restored; returns how many."""
        known = self.delivery.desk.remembered()
        wanted = self.database.read(lambda connection: submissions.in_state(connection, State.pending, State.accepted))
        lost = [kept.sent.reference for kept in wanted if kept.sent.reference not in known]
        for reference in lost:
            self._again(reference)
        self._settle_again()
        return len(lost)

    def _settle_again(self) -> None:
        """Branches that an older repository brought back: what was refused stays so, the rest is asked again."""
        with self.delivery.desk.locked() as desk:
            for reference in pending(desk.repository):
                kept = self._kept(reference)
                if kept and kept.state in (State.declined, State.superseded):
                    self.delivery.settle(desk, reference, kept.state)
                elif kept and kept.state is State.accepted:
                    self._note(reference, State.pending)

    def _note(self, reference: str, state: State) -> None:
        self.database.write(lambda connection: submissions.note(connection, reference, state=state))

    def _kept(self, reference: str) -> Kept | None:
        return self.database.read(lambda connection: submissions.find(connection, reference))

    def _again(self, reference: str) -> None:
        def work(connection: Connection) -> None:
            submissions.note(connection, reference, state=State.sent)
            if not outbox.wake(connection, Kind.deliver, reference, self.clock()):
                outbox.add(connection, Kind.deliver, reference, {"reference": reference}, self.clock())

        self.database.write(work)


def _order(kept: Kept) -> tuple[object, ...]:
    return (kept.received_at, kept.sent.reference)
