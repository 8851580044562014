"""When a entry happens, as sessions: structured times as they are, free text where it has one reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.exchange import clean
from schema.exchange.contacts import KeptBack
from schema.exchange.entry import Entry, When
from schema.exchange.personal import kept_out
from schema.exchange.places import Places
from schema.exchange.times import Reading, read_times
from schema.exchange.times_words import DAYS
from schema.problems import Record

if TYPE_CHECKING:
    from schema.exchange.making import Notes

_NO_TERMS = "It is in term time only, and place.yml has no terms yet."


def sessions(entry: Entry, places: Places, has_terms: bool, notes: Notes) -> list[Record]:
    """The sessions of a group. A text that is not certain stays as it was, and is noted with the reason."""
    made: list[Record] = []
    for when in entry.times:
        venue = places.venue_of_session(entry, when.spot)
        for session in _of(when, has_terms, notes):
            made.append({**session, **({"venue": venue} if venue else {})})
    return _joined(made)[:30]


def _of(when: When, has_terms: bool, notes: Notes) -> list[Record]:
    if when.session:
        return [when.session]
    words, theirs = kept_out(clean.text(when.text)[0])
    notes.kept_back += [KeptBack("times", "", value) for value in theirs]
    if not words:
        return []
    reading = Reading(why_not=when.unsure) if when.unsure else read_times(words)
    why_not = reading.why_not or ("" if has_terms or not _in_term(reading.sessions) else _NO_TERMS)
    if not why_not:
        notes.times_read += 1
        return reading.sessions
    notes.times_unread.append((words, why_not))
    return [{"repeats": "as-written", "as_written": clean.cut(words, clean.WORDS)}]


def _in_term(found: list[Record]) -> bool:
    return any(session.get("term_time_only") for session in found)


def _joined(found: list[Record]) -> list[Record]:
    """Weekly sessions that differ only in their days are one."""
    made: list[Record] = []
    for session in found:
        same = next((each for each in made if _but_days(each) == _but_days(session)), None)
        if same is None:
            made.append(dict(session))
        elif session.get("repeats") == "weekly":
            same["days"] = sorted({*same["days"], *session["days"]}, key=DAYS.index)
    return made


def _but_days(session: Record) -> Record:
    weekly = session.get("repeats") == "weekly"
    return {key: value for key, value in session.items() if not (weekly and key == "days")}
