"""The beginnings of a group's record out of a few plain answers, for whoever adds a group by hand.

Each answer is words as somebody typed them. `Misunderstood` says in plain words what would be understood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from schema.meant import meant
from schema.patterns import DAYS
from schema.problems import Record, listed
from schema.shapes import shape

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_PRICE = re.compile(r"£?\s*(\d+(?:\.\d{1,2})?)")
_WAYS = {"online": "online", "telephone": "telephone", "home": "home-visit"}


class Misunderstood(ValueError):
    """The answer could not be understood. The message says what could."""


def choices(*path: str) -> list[str]:
    """The choices that a group's schema gives for a field, or for the items of one."""
    found: Any = shape("group").at(path)
    return list((found.items or found).schema["enum"])


def named(*path: str) -> dict[str, str]:
    """Choices with the words that the schema has for each."""
    words = shape("group").at(path)
    names = words.schema.get("named", {}) if words else {}
    return {key: names.get(key, key.replace("-", " ")) for key in choices(*path)}


def one_of(words: str, known: Mapping[str, str]) -> str:
    """The key of a choice, given by its number, its key or its name."""
    typed = words.strip().casefold()
    for number, (key, name) in enumerate(known.items(), 1):
        if typed in (str(number), key.casefold(), name.casefold()):
            return key
    raise Misunderstood(meant(typed, [*known, *known.values()]) or "Give the number of one of the choices.")


def several_of(words: str, known: Mapping[str, str]) -> list[str]:
    """The keys of several choices, with commas between."""
    return list(dict.fromkeys(one_of(each, known) for each in words.split(",") if each.strip()))


def days(words: str) -> list[str]:
    """Days of the week in their order; nothing when no day is fixed."""
    typed = re.findall(r"[a-z]+", words.casefold().replace(" and ", " "))
    begun = [word.removesuffix("s") for word in typed]
    found = {day for day in DAYS for word in begun if len(word) > 2 and day.startswith(word)}
    if len(found) != len(typed):
        raise Misunderstood("Write days such as: Tuesday and Friday.")
    return [day for day in DAYS if day in found]


def time_of_day(words: str) -> str:
    """A time as 24-hour: `2pm` and `14:00` are both `14:00`."""
    found = _TIME.fullmatch(words.strip())
    hour = int(found[1]) if found else 24
    if found and found[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3].casefold() == "pm" else 0)
    if not found or hour > 23 or int(found[2] or 0) > 59:
        raise Misunderstood('Write a time such as "2pm" or "14:30".')
    return f"{hour:02d}:{found[2] or '00'}"


def cost(words: str) -> Record:
    """What it costs: free, donation, or a price in pounds for each session."""
    typed = words.strip().casefold()
    if typed in ("free", "donation"):
        return {"kind": typed}
    if price := _PRICE.fullmatch(typed):
        amount = float(price[1])
        return {"kind": "paid", "amount": int(amount) if amount.is_integer() else amount, "per": "session"}
    raise Misunderstood('Write "free", "donation", or a price such as "£2.50".')


def where(words: str, venues: Mapping[str, str]) -> Record:
    """Where it happens: a venue by its name or id, or online, telephone or home."""
    typed = words.strip().casefold()
    if typed in _WAYS:
        return {"ways": [_WAYS[typed]]}
    for id, name in venues.items():
        if typed in (id, name.casefold()):
            return {"ways": ["in-person"], "venue": id}
    guess = meant(words.strip(), [*venues.values(), *_WAYS])
    raise Misunderstood(guess or f"Write the name of a venue in venues/, or {listed(_WAYS)}.")


def consent(words: str, today: date) -> Record | None:
    """Its agreement to be listed, given today; None when it has not agreed yet."""
    typed = words.strip().casefold()
    if typed in ("no", "n", "not yet"):
        return None
    if typed not in (known := choices("listing_consent", "how")):
        raise Misunderstood(f"Write no, or how they agreed: {listed(known)}.")
    return {"given_on": today.isoformat(), "how": typed}
