"""Types of question that are typed in: words, numbers, days, times, ways to reach somebody."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from schema.worksheets.kind import Kind, first, wrong
from schema.worksheets.model import Question, Raw

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
NUMBERS = re.compile(r"^£?\s*(\d{1,6}(?:,\d{3})*)(\.\d{1,2})?$")
CLOCK = re.compile(r"^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?$")


def typed(tidy: Callable[[Question, str, str], Any], shape: dict[str, Any], say: Callable[[Any], str] = str) -> Kind:
    """A type that is one typed string: `tidy(question, name, text)` makes the value or raises Wrong."""

    def read(question: Question, name: str, raw: Raw) -> Any:
        text = first(raw, name)
        return tidy(question, name, text) if text else None

    return Kind(
        read=read,
        raw=lambda _question, name, value: {name: ["" if value is None else say(value)]},
        shape=lambda _question: shape,
        say=lambda _question, value: say(value).split("\n"),
    )


def text_of(most: int, one_line: bool) -> Kind:
    """Free text of up to `most` letters, unless the question says otherwise."""

    def tidy(question: Question, name: str, text: str) -> str:
        limit = question.max or most
        tidied = " ".join(text.split()) if one_line else text
        if len(tidied) > limit:
            raise wrong(name, f"{question.short}: please use {limit} letters or fewer. You have used {len(tidied)}")
        return tidied

    return typed(tidy, {"type": "string", "minLength": 1})


def matching(pattern: str, remedy: str, tidied: Callable[[str], str] = str.strip) -> Kind:
    """Text that must look a certain way once `tidied`."""

    def tidy(question: Question, name: str, text: str) -> str:
        value = tidied(text)
        if not re.fullmatch(pattern, value):
            raise wrong(name, f"{question.short}: {remedy}")
        return value

    return typed(tidy, {"type": "string", "pattern": f"^{pattern}$"})


def _number(question: Question, name: str, text: str) -> int:
    found = NUMBERS.match(text)
    value = int(found[1].replace(",", "")) if found and not found[2] else -1
    if not 0 <= value <= (question.max or 100_000):
        raise wrong(name, f"{question.short}: write a whole number, such as 12")
    return value


def _money(question: Question, name: str, text: str) -> float | int:
    found = NUMBERS.match(text)
    if not found:
        raise wrong(name, f"{question.short}: write pounds and pence, such as 2.50")
    value = float(found[1].replace(",", "") + (found[2] or ""))
    return int(value) if value.is_integer() else value


def pounds(value: float | int) -> str:
    """3.5 as people write it: 3.50; and 3 as 3."""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _time(question: Question, name: str, text: str) -> str:
    plain = text.lower().replace("noon", "12pm").replace("midday", "12pm").replace(" ", "").replace("12pmpm", "12pm")
    found = CLOCK.match(plain)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if found and found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0) if 1 <= hour <= 12 else 99
    if plain in ("24:00", "midnight"):
        return "24:00"  # the end of the day, as records write it
    if hour > 23 or minute > 59 or (found and not found[3] and not found[2]):
        raise wrong(name, f"{question.short}: write a time, such as 2pm or 14:30")
    return f"{hour:02}:{minute:02}"


def _telephone(text: str) -> str:
    return " ".join(re.sub(r"[()\-–.]", " ", text).split())


def _postcode(text: str) -> str:
    letters = re.sub(r"\s", "", text).upper()
    return f"{letters[:-3]} {letters[-3:]}"


def _url(text: str) -> str:
    return text if re.match(r"https?://", text) else f"https://{text}"


def _date_read(question: Question, name: str, raw: Raw) -> str | None:
    day, month, year = (first(raw, f"{name}-{part}") for part in ("day", "month", "year"))
    if not (day or month or year):
        return None
    for part, given in (("day", day), ("month", month), ("year", year)):
        if not given:
            raise wrong(f"{name}-{part}", f"{question.short}: the date needs a {part} too")
    try:
        return date(int(year), _month(month), int(day)).isoformat()
    except ValueError:
        raise wrong(f"{name}-day", f"{question.short}: write a real date, such as 27 3 2026") from None


def _month(text: str) -> int:
    letters = text.lower()
    named = [number for number, name in enumerate(MONTHS, 1) if len(letters) > 2 and name.startswith(letters)]
    return named[0] if named else int(text)


def _date_raw(_question: Question, name: str, value: str | None) -> dict[str, list[str]]:
    year, month, day = (value or "--").split("-")
    return {f"{name}-day": [day.lstrip("0")], f"{name}-month": [month.lstrip("0")], f"{name}-year": [year]}


def spoken_date(value: str) -> str:
    """2026-03-27 as people say it: 27 March 2026."""
    day = date.fromisoformat(value)
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"


DATE = Kind(
    _date_read,
    _date_raw,
    lambda _question: {"type": "string", "format": "date"},
    lambda _question, value: [spoken_date(value)],
)
TEXT_KINDS = {
    "line": text_of(200, one_line=True),
    "words": text_of(600, one_line=False),
    "number": typed(_number, {"type": "integer", "minimum": 0}),
    "money": typed(_money, {"type": "number", "minimum": 0}, pounds),
    "time": typed(_time, {"type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$"}),
    "telephone": matching(r"[+0-9][0-9 ]{2,18}[0-9]", "write a telephone number, such as 01632 960123", _telephone),
    "email": matching(r"[^@\s]+@[^@\s]+\.[^@\s]+", "write an e-mail address, such as name@example.org"),
    "url": matching(r"https?://[^\s.]+\.[^\s]+", "write a web address, such as www.example.org", _url),
    "postcode": matching(
        r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}", "write a whole postcode, such as ZX1 1AA", _postcode
    ),
    "date": DATE,
}
