"""Free text about times, cut into pieces that each mean one thing; a piece that nobody knows is `unknown`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from schema.exchange import times_words as words


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as written: `mark` is am, pm or empty; `padded` when the hour has two digits with a nought."""

    hour: int
    minute: int
    mark: str = ""
    padded: bool = False
    minutes_written: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: its kind, what it means, and the words it was."""

    kind: str
    value: Any
    text: str


_PHRASES: tuple[tuple[str, Iterable[str]], ...] = (
    ("day-and-night", words.DAY_AND_NIGHT),
    ("bank-holidays", words.NOT_ON_BANK_HOLIDAYS),
    ("term-time", words.TERM_TIME),
    ("all-day", words.ALL_DAY),
    ("arrangement", words.BY_ARRANGEMENT),
    ("monthly", words.MONTHLY),
    ("fortnightly", words.FORTNIGHTLY),
    ("note", words.NOTES),
    ("closed", words.CLOSED),
    ("vague", words.VAGUE),
    ("days", words.DAY_SETS),
)
_KIND_OF = {phrase: kind for kind, phrases in reversed(_PHRASES) for phrase in phrases}
_ANY_PHRASE = "|".join(re.escape(each) for each in sorted(_KIND_OF, key=len, reverse=True))
_MONTH = "|".join(sorted(words.MONTH_WORDS, key=len, reverse=True))
_MARK = r"(?P<mark>\s?(?:a\.m\b\.?|p\.m\b\.?|am\b|pm\b|noon\b|midday\b|midnight\b|hrs\b|hours\b|h\b))"
_PATTERNS = (
    ("date", rf"(?P<dday>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<dmonth>{_MONTH})\b,?\s+(?P<dyear>20\d\d)\b"),
    ("date", r"(?P<nday>\d{1,2})/(?P<nmonth>\d{1,2})/(?P<nyear>20\d\d)\b"),
    ("date", r"(?P<iyear>20\d\d)-(?P<imonth>\d\d)-(?P<iday>\d\d)\b"),
    ("phrase", rf"(?P<phrase>{_ANY_PHRASE})(?![\w])"),
    ("clock", rf"(?P<hour>\d{{1,2}})[.:](?P<minute>\d\d)(?:[.:]\d\d)?(?!\d){_MARK}?"),
    ("clock", r"(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?:\s?(?:hrs|hours|h)\b)?(?![\d])"),
    ("ordinal", r"(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b|first\b|second\b|third\b|fourth\b|last\b)"),
    ("clock", rf"(?P<bare>\d{{1,2}})(?!\d){_MARK.replace('mark', 'baremark')}?"),
    ("clock", r"(?:12\s+)?(?P<named>noon|midday|midnight)\b"),
    ("word", r"(?P<word>[^\W\d_]+(?:['-][^\W\d_]+)?)\.?"),
    ("break", r"(?P<break>\n+|[;|•·]|\.(?=\s|$))"),
    ("comma", r",|:(?=\s)|:$"),
    ("dash", r"-"),
    ("and", r"&|\+|/"),
    ("open", r"[(\[]"),
    ("close", r"[)\]]"),
    ("space", r"[ \t]+"),
    ("unknown", r"."),
)
_ANY = re.compile("|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern) in enumerate(_PATTERNS)), re.IGNORECASE)
_JOINED_DAYS = re.compile(rf"\b({'|'.join(words.DAY_WORDS)})-(?=({'|'.join(words.DAY_WORDS)})\b)")


def tokens(text: str) -> list[Token]:
    """The pieces of a text, without spaces and words that change nothing."""
    found = [_token(match) for match in _ANY.finditer(_plain(text))]
    return [token for token in found if token.kind not in ("space", "filler")]


def _plain(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").lower()
    text = re.sub(r"[‐‑‒–—―−~]", "-", text)
    text = re.sub(r"[‘’`´]", "'", text)
    text = re.sub(r"\bterm-time", "term time", re.sub(r"[ \t]+", " ", text))
    return _JOINED_DAYS.sub(r"\1 - ", text).strip(" \n.,;")


def _token(match: re.Match[str]) -> Token:
    kind = next(_PATTERNS[int(name[1:])][0] for name, got in match.groupdict().items() if _is_kind(name, got))
    made = _MAKERS.get(kind)
    return made(match) if made else Token(kind, match[0], match[0])


def _is_kind(name: str, got: str | None) -> bool:
    return got is not None and name[0] == "k" and name[1:].isdigit()


def _phrase(match: re.Match[str]) -> Token:
    kind = _KIND_OF[match["phrase"]]
    return Token(kind, words.DAY_SETS.get(match["phrase"], match["phrase"]), match[0])


def _clock(match: re.Match[str]) -> Token:
    if match["named"]:
        return Token("clock", Clock(0 if match["named"] == "midnight" else 12, 0, "exact"), match[0])
    if match["four"]:
        return Token("clock", Clock(int(match["four"][:2]), int(match["four"][2:]), "", True, True), match[0])
    hour, minute = match["hour"] or match["bare"], match["minute"]
    mark = re.sub(r"[\s.]", "", match["mark"] or match["baremark"] or "")
    clock = _marked(int(hour), int(minute or 0), mark, hour.startswith("0") and bool(minute), bool(minute))
    return Token("clock" if clock else "unknown", clock, match[0])


def _marked(hour: int, minute: int, mark: str, padded: bool, minutes: bool) -> Clock | None:
    """None for what no clock shows, such as 25:00 or 13am."""
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    if mark in ("noon", "midday", "midnight"):
        return Clock(0 if mark == "midnight" else 12, 0, "exact") if hour == 12 and not minute else None
    if mark in ("am", "pm"):
        late_but_said = mark == "pm" and 13 <= hour <= 23  # "13.30pm" says the same thing twice
        return Clock(hour, minute, "" if late_but_said else mark) if 1 <= hour <= 12 or late_but_said else None
    return Clock(hour, minute, "", padded or bool(mark), minutes or bool(mark))


def _date(match: re.Match[str]) -> Token:
    parts = [match["dyear"], match["dmonth"], match["dday"]]
    for prefix in "ni":
        if match[f"{prefix}year"]:
            parts = [match[f"{prefix}{part}"] for part in ("year", "month", "day")]
    year, month, day = (int(words.MONTH_WORDS.get(part, part)) for part in parts)
    try:
        return Token("date", date(year, month, day), match[0])
    except ValueError:
        return Token("unknown", match[0], match[0])


def _ordinal(match: re.Match[str]) -> Token:
    word = match["ordinal"]
    number = words.ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    return Token("ordinal", number, word)


def _word(match: re.Match[str]) -> Token:
    word = match["word"]
    if word in words.DAY_WORDS:
        return Token("days", (words.DAY_WORDS[word],), word)
    for kind, table in (("month", words.MONTH_WORDS), ("part", words.PARTS)):
        if word in table:
            return Token(kind, table[word], word)
    if word in ("to", "till", "til", "until", "through", "thru"):
        return Token("dash", word, word)
    if word in ("every", "each", "between"):
        return Token(word.replace("each", "every"), word, word)
    if word in ("and", "plus", "also"):
        return Token("and", word, word)
    return Token("filler" if word in words.FILLERS else "unknown", word, word)


_MAKERS = {"phrase": _phrase, "clock": _clock, "date": _date, "ordinal": _ordinal, "word": _word}
