"""What all versions of Open Referral share: schedules, costs, contacts and addresses, read as generously as they vary.

Sources: HSDS 3.0 and Open Referral UK 3.0 (`schedules` follow RFC 5545), and the v1 feeds before them
(`regular_schedules` with a weekday each).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from schema.exchange.entry import Person, Price, When
from schema.exchange.times_words import DAY_WORDS, DAYS, WEEKS
from schema.problems import Record

_BYDAY = re.compile(r"([+-]?\d)?\s*(MO|TU|WE|TH|FR|SA|SU)")
_CODES = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), DAYS, strict=True))
_NOT_ENOUGH = "The list's days and times do not say enough, or contradict each other."
_CLOCK = re.compile(r"(?:\d{4}-\d\d-\d\dT)?(\d{1,2}):(\d\d)")


def text(value: Any) -> str:
    """Text of a JSON value or a cell; nothing for null and for groups of fields."""
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def several(record: Record, *keys: str) -> list[Record]:
    """The items of the first of these lists that is there; a lone item counts as a list."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, dict):
            return [value]
        if isinstance(value, list) and value:
            return [each for each in value if isinstance(each, dict)]
    return []


def one(record: Record, *keys: str) -> Record:
    """The first of these groups of fields that is there, or an empty one."""
    return next((value for key in keys if isinstance(value := record.get(key), dict)), {})


def first(record: Record, *keys: str) -> str:
    """The first of these texts that says something."""
    return next((said for key in keys if (said := text(record.get(key)))), "")


def truth(value: Any) -> bool | None:
    """Yes, no or not said, as JSON or as a word."""
    word = text(value).lower()
    return True if word in ("true", "yes", "1") else False if word in ("false", "no", "0") else None


def whens(schedules: list[Record], spot: str = "") -> list[When]:
    """The times of schedules. One that does not say enough becomes words, for a person."""
    return [when for schedule in schedules if (when := _when(schedule, spot)) is not None]


def _when(schedule: Record, spot: str) -> When | None:
    session, said = _session(schedule), first(schedule, "description", "notes", "original_text", "schedule_description")
    if session:
        return When(session={**session, **({"notes": said[:600]} if said else {})}, spot=spot)
    structured = _as_words(schedule)
    words = "; ".join(filter(None, (said, structured)))
    return When(words, unsure=_NOT_ENOUGH if structured else "", spot=spot) if words else None


def _session(schedule: Record) -> Record:
    """A session as in a group's record, or nothing if it would have to be guessed."""
    starts, ends = _clock(schedule, "opens_at"), _clock(schedule, "closes_at")
    ends = "24:00" if ends == "00:00" else ends
    which = _which(schedule)
    if not starts or not which or (ends and ends <= starts):
        return {}
    limits = {"from": first(schedule, "valid_from", "dtstart")[:10], "until": first(schedule, "valid_to", "until")[:10]}
    days = {key: value for key, value in limits.items() if re.fullmatch(r"\d{4}-\d\d-\d\d", value)}
    return _counted({**which, "starts": starts, **({"ends": ends} if ends else {}), **days}, schedule)


def _counted(session: Record, schedule: Record) -> Record:
    """Every few weeks or months needs a first day on which it happens."""
    every = text(schedule.get("interval"))
    if every in ("", "0", "1"):
        return session
    if not every.isdigit() or int(every) > 12 or "from" not in session:
        return {}
    try:
        day = DAYS[date.fromisoformat(session["from"]).weekday()]
    except ValueError:
        return {}
    return {**session, "every": int(every)} if day in session.get("days", [day]) else {}


def _which(schedule: Record) -> Record:
    """On which days: RFC 5545's BYDAY and BYMONTHDAY, or a weekday by name."""
    freq = text(schedule.get("freq")).upper()
    byday = _BYDAY.findall(first(schedule, "byday").upper())
    weekday = DAY_WORDS.get(first(schedule, "weekday", "day").lower().rstrip("."))
    if not byday and weekday and freq in ("", "WEEKLY"):
        return {"repeats": "weekly", "days": [weekday]}
    weeks, days = [int(number) for number, _ in byday if number], _in_order(_CODES[code] for _, code in byday)
    if freq in ("", "WEEKLY") and days and not weeks:
        return {"repeats": "weekly", "days": days}
    if freq == "DAILY" and not weeks:
        return {"repeats": "weekly", "days": days or list(DAYS)}
    return _monthly(schedule, weeks, days, len(byday)) if freq in ("MONTHLY", "") else {}


def _monthly(schedule: Record, weeks: list[int], days: list[str], count: int) -> Record:
    if days and set(weeks) <= set(WEEKS) and len(weeks) == count == len(set(weeks)) * len(days):
        return {"repeats": "monthly", "days": days, "weeks_of_month": [WEEKS[week] for week in dict.fromkeys(weeks)]}
    numbers = [int(number) for number in re.findall(r"\d+", first(schedule, "bymonthday"))]
    good = numbers and not days and "-" not in first(schedule, "bymonthday") and max(numbers) <= 31
    return {"repeats": "monthly", "days_of_month": sorted(set(numbers))} if good else {}


def _in_order(days: Any) -> list[str]:
    return sorted(set(days), key=DAYS.index)


def _clock(schedule: Record, key: str) -> str:
    found = _CLOCK.match(text(schedule.get(key)))
    return f"{int(found[1]):02}:{found[2]}" if found and int(found[1]) < 24 and int(found[2]) < 60 else ""


def _as_words(schedule: Record) -> str:
    """A schedule that is no session, in words. A day without times is a day that is closed, and says nothing."""
    opens, closes = text(schedule.get("opens_at")), text(schedule.get("closes_at"))
    if not opens and not closes and not text(schedule.get("freq")):
        return ""
    days = first(schedule, "weekday", "byday", "bymonthday")
    every = text(schedule.get("interval"))
    freq = " ".join(
        filter(None, (text(schedule.get("freq")).lower(), f"every {every}" if every not in ("", "1") else ""))
    )
    return ", ".join(filter(None, (freq, days, " - ".join(filter(None, (opens, closes))))))


def prices(options: list[Record]) -> list[Price]:
    made = []
    for option in options:
        amount, words = text(option.get("amount")), first(option, "amount_description", "cost_type", "type")
        who = first(option, "option", "label", "name")
        if amount or words or who:
            made.append(Price(words or ("" if amount else who), amount, who if amount or words else ""))
    return made


def people(contacts: list[Record], private: bool = False) -> list[Person]:
    """Contacts with the numbers inside them, each a way to get in touch."""
    made = []
    for contact in contacts:
        hidden = private or truth(contact.get("visible")) is False
        numbers = [first(contact, "phone", "telephone")] + [
            first(each, "number") for each in several(contact, "phones")
        ]
        role = first(contact, "title", "department", "role")
        email = first(contact, "email")
        for at, number in enumerate([each for each in numbers if each] or [""]):
            if number or email:
                made.append(Person(first(contact, "name"), role, number, email if at == 0 else "", hidden))
    return made


def numbers(phones: list[Record]) -> list[Person]:
    """Telephones that belong to a service and to nobody in particular. Fax machines are left out."""
    kept = [each for each in phones if first(each, "type").lower() != "fax" and first(each, "number")]
    return [Person("", first(each, "description", "department"), first(each, "number")) for each in kept]
