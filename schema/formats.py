"""The few formats that a pattern cannot say: a date that exists, an e-mail address, a web address."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def is_date(value: Any) -> bool:
    """Is it a day of the calendar, as `YYYY-MM-DD`?"""
    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_email(value: Any) -> bool:
    """Is it one plain address, without a display name?"""
    return not isinstance(value, str) or (bool(_EMAIL.fullmatch(value)) and ".." not in value)


def is_web_address(value: Any) -> bool:
    """Is it an address with a host, and without a user's name or password in it?"""
    if not isinstance(value, str):
        return True
    try:
        parts = urlsplit(value)
        return bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False


FORMATS: dict[str, Callable[[Any], bool]] = {"date": is_date, "email": is_email, "uri": is_web_address}
