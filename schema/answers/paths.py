"""Reach into a record by path, and leave no empty shells behind."""

from typing import Any

from schema.problems import Path, Record


def path_of(written: str) -> Path:
    """`sessions.0.as_written` as a path."""
    return tuple(int(step) if step.isdigit() else step for step in written.split("."))


def get(record: Any, path: Path) -> Any:
    """What is there, or None."""
    for step in path:
        in_list = isinstance(record, list) and isinstance(step, int) and step < len(record)
        if not in_list and not (isinstance(record, dict) and step in record):
            return None
        record = record[step]
    return record


def put(record: Record, path: Path, value: Any) -> None:
    """Write `value`, making what holds it; None takes away, and takes an emptied holder with it."""
    if value is None:
        _remove(record, path)
        return
    here: Any = record
    for step in path[:-1]:
        here = here.setdefault(step, {}) if isinstance(here, dict) else here[step]
    here[path[-1]] = value


def _remove(record: Any, path: Path) -> None:
    holder = get(record, path[:-1])
    if not isinstance(holder, dict) or path[-1] not in holder:
        return
    del holder[path[-1]]
    if not holder and len(path) > 1:
        _remove(record, path[:-1])
