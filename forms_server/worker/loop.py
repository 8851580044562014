"""The worker: takes one task after another, tries again what went wrong, and keeps house in between."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from forms_server.clock import Clock
from forms_server.database.engine import Database
from forms_server.ports import Unavailable
from forms_server.storage import outbox
from forms_server.storage.outbox import Kind, Task
from forms_server.worker.plan import Unusable

IDLE = 0.5
"""Seconds between two looks into an empty outbox."""
HOUSEKEEPING = timedelta(minutes=1)

log = logging.getLogger("forms.worker")


@dataclass
class Worker:
    """Does what the outbox asks. Any number of them may run, in any number of processes."""

    database: Database
    handlers: Mapping[Kind, Callable[[Task], None]]
    keep_house: Callable[[], None]
    lease: timedelta
    attempts: int
    clock: Clock

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop; the task in hand is finished first."""
        next_housekeeping = self.clock()
        while not stop.is_set():
            if self.clock() >= next_housekeeping:
                next_housekeeping = self.clock() + HOUSEKEEPING
                self._try_housekeeping()
            if not self._try_next():
                stop.wait(IDLE)

    def run_until_empty(self) -> int:
        """Do everything that is due now; returns how many tasks that was."""
        done = 0
        while self.next():
            done += 1
        return done

    def next(self) -> bool:
        """Do the task that is due the longest; False when there is none. Raises Unavailable."""
        task = self.database.write(lambda connection: outbox.take(connection, self.clock(), self.lease))
        if task is None:
            return False
        try:
            self.handlers[task.kind](task)
        except Exception as error:
            self._put_back(task, error)
        else:
            self.database.write(lambda connection: outbox.finish(connection, task, self.clock()))
            log.info("task done", extra={"kind": task.kind, "task": task.id, "attempt": task.attempts})
        return True

    def _put_back(self, task: Task, error: Exception) -> None:
        """The reason is kept for staff. The log gets only its name, because a message may quote an answer."""
        attempts = 1 if isinstance(error, Unusable) else self.attempts
        said = f"{type(error).__name__}: {error}"[:2000]
        self.database.write(lambda connection: outbox.put_back(connection, task, said, self.clock(), attempts))
        facts = {"kind": task.kind, "task": task.id, "attempt": task.attempts, "error": type(error).__name__}
        log.warning("task put back", extra=facts)

    def _try_next(self) -> bool:
        try:
            return self.next()
        except Unavailable:
            log.warning("the database is away")
            return False

    def _try_housekeeping(self) -> None:
        try:
            self.keep_house()
        except Exception as error:
            log.warning("housekeeping went wrong", extra={"error": type(error).__name__})
