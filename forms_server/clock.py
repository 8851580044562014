"""What time it is. Everything that asks takes a clock, so that a test or `MENU_TODAY` can say otherwise."""

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]
"""Gives this moment, in UTC."""


def real_clock() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def clock_on(day: date | None) -> Clock:
    """The real clock, or one whose day is always `day`."""
    if day is None:
        return real_clock
    return lambda: datetime.combine(day, real_clock().timetz())
