"""The databases themselves: how they are opened and brought up to date."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from forms_server.database.engine import Database
from forms_server.database.models import Base
from forms_server.database.upgrade import MIGRATIONS, NEWEST, upgrade
from forms_server.ports import Unavailable
from forms_server.storage import drafts


def test_the_migrations_make_the_tables_of_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_the_newest_migration_is_known_without_the_tool_that_runs_it() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST


def test_many_processes_may_start_at_once(database_url: str, tmp_path: Path) -> None:
    starting = [Database(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, starting))
    for database in starting:
        database.engine.dispose()


def test_sqlite_puts_every_commit_on_the_disk(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/new/folder/forms.sqlite3")
    with database.engine.connect() as connection:
        found = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
    assert found == ["wal", 2]


@pytest.mark.parametrize("prepared", [False, True])
def test_a_full_disk_is_said_and_nothing_is_half_kept(tmp_path: Path, prepared: bool) -> None:
    database = Database(f"sqlite:///{tmp_path}/forms.sqlite3")
    upgrade(database)
    with database.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count={pages}"))
    with pytest.raises(Unavailable):
        database.write(_fill_with_what_is_prepared if prepared else _fill)
    assert database.read(lambda connection: connection.execute(text("SELECT count(*) FROM drafts")).scalar()) == 0


def _fill_with_what_is_prepared(connection: Connection) -> None:
    for _ in range(50):
        start = {"worksheet": "x", "version": 1, "pages": {"a": {"b": ["x" * 5000]}}}
        drafts.begin(connection, start, datetime(2026, 11, 22, tzinfo=UTC))


def _fill(connection: Connection) -> None:
    for number in range(50):
        connection.execute(
            text(
                "INSERT INTO drafts (id, handle, worksheet, version, pages, shown, touched_at)"
                " VALUES (:id, :id, 'x', 1, :pages, '{}', '2026-11-22')"
            ),
            {"id": str(number), "pages": "x" * 5000},
        )


def test_a_server_that_is_away_is_said() -> None:
    away = Database("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    with pytest.raises(Unavailable):
        away.read(lambda connection: connection.execute(text("SELECT 1")))
    with pytest.raises(Unavailable):
        away.write(lambda connection: connection.execute(text("SELECT 1")))
