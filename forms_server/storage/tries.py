"""How often something may be tried, counted across all processes. No address is kept: the bucket is hashed."""

import hashlib
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, select

from forms_server.database.engine import insert_for
from forms_server.database.models import Tries as Table


def count(connection: Connection, bucket: str, per: timedelta, now: datetime) -> float:
    """Count one try in `bucket`; returns about how many there were within the last `per`, this one included.

    Two fixed windows stand in for a sliding one: the last window counts by the share that still overlaps.
    """
    name = hashlib.sha256(bucket.encode()).hexdigest()
    window, into = divmod(now.timestamp(), per.total_seconds())
    earlier = select(Table.count).where(Table.bucket == name, Table.window == int(window) - 1)
    before = connection.execute(earlier).scalar() or 0
    return _add(connection, name, int(window), per) + before * (1 - into / per.total_seconds())


def _add(connection: Connection, name: str, window: int, per: timedelta) -> int:
    ends_at = datetime.fromtimestamp((window + 2) * per.total_seconds(), UTC)
    row = insert_for(connection)(Table).values(bucket=name, window=window, count=1, ends_at=ends_at)
    more = row.on_conflict_do_update(index_elements=["bucket", "window"], set_={"count": Table.count + 1})
    return int(connection.execute(more.returning(Table.count)).scalar_one())


def forget(connection: Connection, now: datetime) -> None:
    """Delete the counts that no longer matter."""
    connection.execute(delete(Table).where(Table.ends_at < now))
