"""What Alembic runs: it is handed an open transaction by `forms_server.database.upgrade`."""

from alembic import context

from forms_server.database.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
