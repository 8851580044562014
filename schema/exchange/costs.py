"""What something costs, out of another list's words and amounts; what is not certain is kept as words."""

from __future__ import annotations

import re
from typing import Any

from schema.exchange import clean
from schema.exchange.entry import Entry, Price
from schema.problems import Record

_AMOUNT = re.compile(r"(?:£\s*|GBP\s*)?(\d{1,4}(?:\.\d{1,2})?)\s*(p\b|pence\b)?", re.IGNORECASE)
_ONE_PRICE = re.compile(
    r"(?:£|GBP)\s*(?P<pounds>\d{1,4}(?:\.\d{1,2})?)\s*(?:(?:per|a|an|each|/|every)\s*)?(?P<per>[a-z]*)\.?",
    re.IGNORECASE,
)
_PER = {
    "session": "session", "class": "session", "visit": "session", "time": "session", "week": "week", "month": "month",
    "term": "term", "course": "course", "year": "year", "annum": "year", "household": "household", "": "", "each": "",
}  # fmt: skip
_FREE = re.compile(
    r"^(?:it is |this (?:service|group|session) is |the service is )?(?:free|no charge|no cost|nil|none)\b", re.I
)
_GIVE = re.compile(r"\b(donations?|pay what you can|pay as you feel|give what you can)\b", re.IGNORECASE)
_HAS_PRICE = re.compile(r"£|\d\s*(?:p|pence)\b|\bminimum\b", re.IGNORECASE)


def cost(entry: Entry, default: str = "ask") -> Record:
    """The cost of a record. `ask` where the list does not say, or says it in words that nobody but a person reads."""
    words = "; ".join(filter(None, map(_said, entry.prices)))
    amounts = [(_amount(price.amount), price) for price in entry.prices if _amount(price.amount) is not None]
    if any(amount for amount, _ in amounts):
        return _paid(amounts)
    if entry.free or amounts:
        return {"kind": "free", **_notes(words if _more_than_free(words) else "")}
    return _of_words(words) if words else {"kind": default if entry.free is None else "ask"}


def _of_words(words: str) -> Record:
    one = _ONE_PRICE.fullmatch(words.strip())
    if one and one["per"].lower() in _PER:
        per = _PER[one["per"].lower()]
        return {"kind": "paid", "amount": _plain(float(one["pounds"])), **({"per": per} if per else {})}
    if _FREE.match(words) and not _HAS_PRICE.search(words):
        return {"kind": "free", **_notes(words if _more_than_free(words) else "")}
    if _GIVE.search(words) and not _HAS_PRICE.search(words):
        return {"kind": "donation", **_notes(words)}
    return {"kind": "paid" if "£" in words else "ask", **_notes(words)}


def _paid(amounts: list[tuple[float | None, Price]]) -> Record:
    """The highest is the usual price; lower ones with words for whom are concessions."""
    usual, price = max(((amount or 0, price) for amount, price in amounts), key=lambda each: each[0])
    others = [(amount, each) for amount, each in amounts if each is not price]
    made: Record = {"kind": "paid", "amount": _plain(usual)}
    lower = [{"for": clean.line(each.who), "amount": _plain(amount or 0)} for amount, each in others if each.who]
    if lower:
        made["concessions"] = lower[:8]
    per = _PER.get(re.sub(r"^(per|a|each)\s+", "", price.text.strip().lower()))
    said = "; ".join(filter(None, (price.who, "" if per else price.text)))
    return {**made, **({"per": per} if per else {}), **_notes(said)}


def _amount(raw: str) -> float | None:
    found = _AMOUNT.fullmatch(raw.strip())
    if not found:
        return None
    return float(found[1]) / (100 if found[2] else 1)


def _said(price: Price) -> str:
    """A price in words. One that has an amount says it with it."""
    words = clean.line(price.text, clean.WORDS)
    if price.amount and _amount(price.amount) is None:
        return " ".join(filter(None, (price.amount, words)))
    return ": ".join(filter(None, (price.who, words))) if words and not price.amount else ""


def _more_than_free(words: str) -> bool:
    return bool(words) and words.strip(" .!").lower() not in (
        "free",
        "free to everyone",
        "no charge",
        "free of charge",
        "nil",
    )


def _notes(words: str) -> dict[str, Any]:
    return {"notes": clean.cut(words, clean.WORDS)} if words else {}


def _plain(amount: float) -> int | float:
    return int(amount) if float(amount).is_integer() else round(amount, 2)
