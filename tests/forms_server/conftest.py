"""Real databases for the tests of the forms: everything runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from forms_server.database.engine import Database
from forms_server.database.upgrade import upgrade
from scripts import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A server of our own, for as long as the tests run."""
    with postgres.server(durable=False) as address:
        yield address


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The name of a database that has all tables, to make copies of."""
    address = postgres.new_database(postgres_server)
    ready = Database(address)
    upgrade(ready)
    ready.engine.dispose()
    return str(make_url(address).database)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind, with its tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/forms.sqlite3"
    server = request.getfixturevalue("postgres_server")
    return postgres.new_database(server, request.getfixturevalue("postgres_template"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database of each kind."""
    opened = Database(database_url)
    upgrade(opened)
    yield opened
    opened.engine.dispose()
