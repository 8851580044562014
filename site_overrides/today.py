"""Which day the menu is built for."""

import os
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/London")


def today(environment: Mapping[str, str] = os.environ) -> date:
    """`MENU_TODAY` when it is set, so that a build can be repeated; else today where the locality is.

    Raises ValueError when `MENU_TODAY` is not a date.
    """
    written = environment.get("MENU_TODAY", "")
    if not written:
        return datetime.now(HERE).date()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f'MENU_TODAY: "{written}" is not a date. Write it like 2026-11-22.') from None
