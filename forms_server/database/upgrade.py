"""Bring the tables to the newest shape, at the start of every process; the first one does it, the others wait."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from forms_server.database.engine import Database

MIGRATION_LOCK = 0x6D656E75
"""Any fixed number: PostgreSQL's advisory lock that keeps two starting processes apart."""


def upgrade(database: Database) -> None:
    """Run the migrations that are missing, in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with database.engine.connect().execution_options(writes=True) as connection, connection.begin():
        if database.many_writers:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
