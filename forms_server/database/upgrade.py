"""Bring the tables to the newest shape, at the start of every process; the first one does it, the others wait."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from forms_server.database.engine import Database

MIGRATIONS = Path(__file__).with_name("migrations")
NEWEST = max(path.name for path in (MIGRATIONS / "versions").glob("v*.py"))[1:5]
"""The revision that the last migration leads to: the number in its name."""
MIGRATION_LOCK = 0x6D656E75
"""Any fixed number: PostgreSQL's advisory lock that keeps two starting processes apart."""


def upgrade(database: Database) -> None:
    """Run the migrations that are missing, if any. Raises Unavailable."""
    if database.read(_revision) != NEWEST:
        _migrate(database)


def _revision(connection: Connection) -> str | None:
    """What the database says of itself; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(database: Database) -> None:
    """All of them in one transaction. What makes them takes a second to bring in, and most starts do without."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.engine.connect().execution_options(writes=True) as connection, connection.begin():
        if database.many_writers:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
