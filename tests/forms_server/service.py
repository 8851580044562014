"""The forms as a whole for tests: a real app on a real SQLite database, a directory, and links to hand out."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from flask import Flask
from werkzeug.serving import make_server

from forms_server.app import create_app
from forms_server.database.engine import Database
from forms_server.database.upgrade import upgrade
from forms_server.destinations import private_months
from forms_server.keys import TokenMaker
from forms_server.ports import Submission
from forms_server.settings import Settings
from forms_server.storage import invitations, submissions
from forms_server.storage.invitations import Offer
from forms_server.store import DatabaseStore
from schema.worksheets import load_versions, load_worksheets

LOCALITY = Path(__file__).resolve().parents[1] / "localities" / "wool-and-water"
KEY = "k" * 32
TODAY = date(2026, 11, 22)
GROUP = "wool-wednesday"


def noon() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


@dataclass
class Service:
    """An app with everything it needs, and what a test asks of it."""

    app: Flask
    database: Database
    tokens: TokenMaker
    directory: Path

    def invite(self, worksheet: str, group: str = GROUP, answers_of: str | None = None) -> str:
        """The address of a new link."""
        sheet = load_worksheets()[worksheet]
        token = self.tokens.make()
        role = "link-worker" if sheet.audience == "link-worker" else "group-lead"
        offer = Offer(sheet.id, sheet.version, group, role, TODAY + timedelta(days=30), answers_of)
        self.database.write(lambda connection: invitations.make(connection, offer, token, noon()))
        return f"/i/{token}"

    def submission(self, reference: str) -> Submission:
        """What was kept under a reference."""
        kept = self.database.read(lambda connection: submissions.find(connection, reference))
        assert kept is not None
        return kept.sent


def make(folder: Path, directory: Path = LOCALITY) -> Service:
    """A service whose database is in `folder`."""
    settings = Settings(
        secret_keys=(KEY,),
        repository=directory.parent,
        directory=directory.name,
        database_url=f"sqlite:///{folder}/forms.sqlite3",
        today=TODAY,
    )
    database, tokens = Database(settings.database_url), TokenMaker(settings.keys)
    upgrade(database)
    goes_to = {key: sheet.goes_to for key, sheet in load_versions().items()}
    months = partial(private_months, settings.private_months)
    store = DatabaseStore(database, tokens, lambda name, version: goes_to[name, version], months, noon)
    return Service(create_app(settings, store), database, tokens, directory)


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The app on a port of its own; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
