"""One way to read and one way to write, on SQLite and on PostgreSQL.

Writes that arrive together share one transaction (group commit): one caller does everybody's waiting work and commits
once, because under load the wait for the disk is most of the cost. A caller is answered after that commit,
so what was acknowledged is on the disk. Work must therefore be safe to run again from its start.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from forms_server.ports import Unavailable

T = TypeVar("T")

BUSY_SECONDS = 20
"""How long a SQLite writer waits for another process."""
READER_SECONDS = 0.5
"""How long to wait for readers when the journal is to be emptied."""
POOL = 32
"""PostgreSQL connections a process may hold."""
TOGETHER = 64
"""The most pieces of work in one transaction, so that nobody waits long for the others."""


class _Piece:
    """One caller's work on its way: waiting, or chosen to do everybody's, or done."""

    def __init__(self, work: Callable[[Connection], Any]) -> None:
        self.work = work
        self.leads = False
        self._result: Any = None
        self._error: Exception | None = None
        self._uncalled = threading.Lock()
        self._uncalled.acquire()

    def wait(self) -> None:
        """Until it is called, to lead or to see what came of it. A bare lock is the cheapest way."""
        self._uncalled.acquire()

    def lead(self) -> None:
        self.leads = True
        self._uncalled.release()

    def succeed(self, result: Any) -> None:
        self._result = result
        self._called()

    def fail(self, error: Exception) -> None:
        self._error = error
        self._called()

    def _called(self) -> None:
        """Who leads is awake already."""
        if not self.leads:
            self._uncalled.release()

    def outcome(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._result


class Database:
    """A database by its address, such as `sqlite:///var/forms.sqlite3` or `postgresql+psycopg://…`."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        # PostgreSQL looks afresh for each statement unless it is told otherwise; SQLite does not.
        options = {"isolation_level": "REPEATABLE READ"} if self.many_writers else {}
        self._reading = self.engine.execution_options(**options)
        self._lock = threading.Lock()
        self._waiting: list[_Piece] = []
        self._led = False

    @property
    def many_writers(self) -> bool:
        """Whether rows can be locked one by one (PostgreSQL), rather than the whole file (SQLite)."""
        return self.engine.dialect.name == "postgresql"

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one unchanging view of the data. Raises Unavailable."""
        with _clear_errors(), self._reading.begin() as connection:
            return work(connection)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction and return its result once that is on the disk. Raises Unavailable."""
        mine = _Piece(work)
        with self._lock:
            self._waiting.append(mine)
            if not self._led:
                self._led = True
                mine.lead()
        mine.wait()
        if mine.leads:
            self._write_waiting()
        with _clear_errors():
            result: T = mine.outcome()
            return result

    def clear_deleted(self) -> bool:
        """Take what was deleted out of SQLite's journal too, where it would stay while anybody holds the file open.

        False when somebody reads, who is not waited for long, as writers wait meanwhile: it goes with the next call.
        PostgreSQL's own vacuum sees to it in time. Raises Unavailable.
        """
        if self.many_writers:
            return True
        with _clear_errors(), closing(sqlite3.connect(str(self.engine.url.database), READER_SECONDS)) as connection:
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    def _write_waiting(self) -> None:
        """Do one batch, our own work in it, and let the first of those who came meanwhile lead the next."""
        with self._lock:
            batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
        try:
            self._write(batch)
        finally:
            with self._lock:
                self._led = bool(self._waiting)
                if self._led:
                    self._waiting[0].lead()

    def _write(self, batch: list[_Piece]) -> None:
        try:
            results = self._transaction([piece.work for piece in batch])
        except Exception:
            # Somebody's work failed and took the others with it: each on its own, to find out whose.
            self._one_by_one(batch)
        else:
            for piece, result in zip(batch, results, strict=True):
                piece.succeed(result)

    def _one_by_one(self, batch: list[_Piece]) -> None:
        for piece in batch:
            try:
                piece.succeed(self._transaction([piece.work])[0])
            except Exception as error:
                piece.fail(error)

    def _transaction(self, works: list[Callable[[Connection], Any]]) -> list[Any]:
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            return [work(connection) for work in works]


@contextmanager
def _clear_errors() -> Iterator[None]:
    """A full disk, a server that is away: one error for the pages to explain, with nothing of the data in it."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise Unavailable(type(error).__name__) from error


def insert_for(connection: Connection) -> Callable[..., Any]:
    """The database's own `insert`, which knows what to do when the row is there already."""
    return postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert


def _engine(address: str) -> Engine:
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(address, url.database or "")
    return create_engine(url, pool_size=POOL, max_overflow=0, pool_pre_ping=True, hide_parameters=True)


def _sqlite(address: str, path: str) -> Engine:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Readers beside a writer, every commit on the disk, what is deleted written over, and transactions begun by us."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: taking it half-way fails without waiting when another wrote in between."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
