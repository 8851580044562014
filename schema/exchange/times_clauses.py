"""Pieces of text about times, put together into clauses: days, times and remarks that belong to each other."""

from __future__ import annotations

from schema.exchange import times_words as words
from schema.exchange.times_clause import Clause, Unsure, between, settle
from schema.exchange.times_clock import shows_24_hours, span
from schema.exchange.times_tokens import Clock, Token

_WHOLE_DAY = ("00:00", "24:00")
_JOINS = ("comma", "and", "break", "open", "close", "every", "between")


def clauses(pieces: list[Token]) -> list[Clause]:
    """The clauses of a text. Raises `Unsure`."""
    for piece in pieces:
        if piece.kind == "unknown":
            raise Unsure(f'"{piece.text}" is not understood here.')
        if piece.kind in ("vague", "fortnightly"):
            raise Unsure(_OUTRIGHT[piece.kind].format(piece.text))
    return _Clauses(pieces).all()


_OUTRIGHT = {
    "vague": '"{}" says that it is not certain.',
    "fortnightly": '"{}" needs a first day to count from.',
}


class _Clauses:
    def __init__(self, pieces: list[Token]) -> None:
        self._pieces = pieces
        self._at = 0
        self._part = ""
        self._now = Clause()
        self._done: list[Clause] = []
        self._joined = ""
        """What stood before this piece: comma, and, break or nothing."""
        self._times_first = False
        self._line = 0
        self._clock24 = any(piece.kind == "clock" and shows_24_hours(piece.value) for piece in pieces)

    def all(self) -> list[Clause]:
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            if piece.kind in _JOINS:
                self._join(piece.kind)
                continue
            _TAKES[piece.kind](self)
            self._joined = ""
        self._finish()
        settle(self._done)
        return self._done

    def _join(self, kind: str) -> None:
        self._at += 1
        if kind == "break":
            self._finish_line()
            self._line += 1
            self._now.line = self._line
        self._joined = kind if kind in ("comma", "and", "break", "open") else self._joined

    def _finish_line(self) -> None:
        """A new line begins a new clause once this one has its times, or is only a remark."""
        if self._now.timed or self._now.arrangement or self._now.only_remarks:
            self._finish()

    def _finish(self) -> None:
        if self._now != Clause(line=self._now.line):
            self._done.append(self._now)
        self._now, self._part, self._times_first = Clause(line=self._line), "", False

    # What each kind of piece adds

    def days(self) -> None:
        self._new_days([], self._day_range())

    def ordinal(self) -> None:
        weeks, every = self._ordinals(), self._before("every")
        days = self._day_range() if self._is("days") else ()
        monthly = self._is("monthly")
        if every and not monthly and not set(weeks) <= {1, -1}:
            raise Unsure("This could mean every few weeks, or once a month.")
        if not days and not monthly:
            raise Unsure("It counts something, and does not say what.")
        self._new_days(weeks, days)
        self._now.monthly = True

    def _ordinals(self) -> list[int]:
        weeks = [self._take().value]
        while self._is("and", "comma") and self._is("ordinal", ahead=1):
            self._at += 1
            weeks.append(self._take().value)
        return weeks

    def _new_days(self, weeks: list[int], days: tuple[str, ...]) -> None:
        now = self._now
        if now.timed and now.days and not self._times_first:
            self._finish()
        if now.timed and not now.days:
            self._times_first = True
        elif self._times_first and self._joined not in ("and", "comma"):
            raise Unsure("It is not clear which time belongs to which day.")
        self._now.days.append((tuple(weeks), days))

    def _day_range(self) -> tuple[str, ...]:
        """ "Monday to Friday", "Mon, Wed and Fri": the days that follow each other without anything between."""
        days = list(self._take().value)
        while True:
            if self._is("dash") and self._is("days", ahead=1):
                self._at += 1
                days += between(days[-1], self._take().value)
            elif self._is("and", "comma") and self._is("days", ahead=1):
                self._at += 1
                days += self._take().value
            elif self._is("days"):
                days += self._take().value
            else:
                return tuple(sorted(set(days), key=words.DAYS.index))

    def date(self) -> None:
        if self._now.timed and (self._now.dates or self._now.days) and not self._times_first:
            self._finish()
        if self._now.timed:
            self._times_first = True
        self._now.dates.append(self._take().value)

    def clock(self) -> None:
        first = self._take().value
        last: Clock | None = None
        if self._is("dash", "and") and self._is("clock", ahead=1) and (self._is("dash") or self._saidbetween()):
            self._at += 1
            last = self._take().value
        if self._is("part"):
            self.part()
        got = span(first, last, self._part, self._clock24)
        if got is None:
            raise Unsure("The time can be read in more than one way.")
        if self._times_first and self._now.days:
            self._finish()
        self._now.spans.append(got)

    def _saidbetween(self) -> bool:
        return any(piece.kind == "between" for piece in self._pieces)

    def part(self) -> None:
        self._part = self._take().value

    def closed(self) -> None:
        self._at += 1
        if self._now.spans or not self._now.days:
            raise Unsure("It is not clear what is closed.")
        self._now.closed = True

    def all_day(self) -> None:
        self._at += 1
        self._now.spans.append(_WHOLE_DAY)

    def day_and_night(self) -> None:
        self._at += 1
        self._new_days([], words.DAYS)
        self._now.spans.append(_WHOLE_DAY)

    def arrangement(self) -> None:
        said = self._take().text
        if not self._now.only_remarks:
            self.note_of(said)
        else:
            self._now.arrangement = True

    def monthly(self) -> None:
        self._at += 1
        self._now.monthly = True

    def month(self) -> None:
        """A season such as "April to September"."""
        first = self._take().value
        if not (self._is("dash") and self._is("month", ahead=1)):
            raise Unsure("It names a month, and no season from one month to another.")
        self._at += 1
        last = self._take().value
        self._now.remarks["season"] = {"from": f"{first:02}-01", "until": f"{last:02}-{words.LAST_DAY[last - 1]}"}

    def term_time(self) -> None:
        self._at += 1
        self._now.remarks["term_time_only"] = True

    def bank_holidays(self) -> None:
        self._at += 1
        self._now.remarks["not_on_bank_holidays"] = True

    def note(self) -> None:
        self.note_of(self._take().text)

    def note_of(self, words_said: str) -> None:
        said = words_said[:1].upper() + words_said[1:] + "."
        self._now.remarks["notes"] = " ".join(filter(None, (self._now.remarks.get("notes"), said)))

    def dash(self) -> None:
        """Between a day and its time, as in "Tuesday - 10am"; anywhere else it leads from nothing to nothing."""
        said = self._take().text
        if said != "-" or not (
            self._is("clock", "days", "ordinal", "note", "term-time", "closed", "arrangement") and self._at > 1
        ):
            raise Unsure("A dash leads nowhere.")

    # Walking

    def _take(self) -> Token:
        self._at += 1
        return self._pieces[self._at - 1]

    def _is(self, *kinds: str, ahead: int = 0) -> bool:
        at = self._at + ahead
        return at < len(self._pieces) and self._pieces[at].kind in kinds

    def _before(self, kind: str) -> bool:
        pieces = self._pieces[: self._at]
        while pieces and pieces[-1].kind in ("ordinal", "and", "comma"):
            pieces = pieces[:-1]
        return bool(pieces) and pieces[-1].kind == kind


_TAKES = {
    "days": _Clauses.days,
    "ordinal": _Clauses.ordinal,
    "date": _Clauses.date,
    "clock": _Clauses.clock,
    "part": _Clauses.part,
    "closed": _Clauses.closed,
    "all-day": _Clauses.all_day,
    "day-and-night": _Clauses.day_and_night,
    "arrangement": _Clauses.arrangement,
    "monthly": _Clauses.monthly,
    "month": _Clauses.month,
    "term-time": _Clauses.term_time,
    "bank-holidays": _Clauses.bank_holidays,
    "note": _Clauses.note,
    "dash": _Clauses.dash,
}
