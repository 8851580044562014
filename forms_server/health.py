"""How the service is, for a monitor and for people: web, database, queue, and the last pull request."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, jsonify
from sqlalchemy import Connection, func, select

from forms_server.clock import Clock
from forms_server.database.engine import Database
from forms_server.database.models import Task
from forms_server.ports import Unavailable
from forms_server.storage import outbox
from forms_server.storage.outbox import Depth, Kind


def blueprint(database: Database, clock: Clock) -> Blueprint:
    """`GET /health`: 200 with the figures, or 503 when the database is away."""
    made = Blueprint("health", __name__)

    @made.get("/health")
    def health() -> tuple[Response, int]:
        try:
            depth, last = database.read(_look)
        except Unavailable:
            return jsonify(web="ok", database="away"), 503
        return jsonify(web="ok", database="ok", **figures(depth, last, clock())), 200

    return made


def _look(connection: Connection) -> tuple[Depth, datetime | None]:
    delivered = select(func.max(Task.done_at)).where(Task.kind == Kind.deliver)
    return outbox.depth(connection), connection.execute(delivered).scalar()


def figures(depth: Depth, last: datetime | None, now: datetime) -> dict[str, Any]:
    """The queue in numbers; times in seconds, None where there is nothing."""
    oldest = round((now - depth.oldest).total_seconds()) if depth.oldest else None
    return {
        "waiting": depth.waiting,
        "oldest_waiting_seconds": oldest,
        "left_to_a_person": depth.dead,
        "last_pull_request": last.isoformat() if last else None,
    }
