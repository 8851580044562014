"""When a group happens: each session in words, and its next dates."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, TypedDict

from schema.recurrence import Occurrence
from site_overrides.menu import Menu
from site_overrides.views.holidays import holiday_name
from site_overrides.views.where import place_of, places_differ
from site_overrides.words import Words

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_AND_NIGHT = ("00:00", "24:00")
RUNS = {5: "when.weekdays", 7: "when.every-day"}
"""Days in a row from Monday on that have a name of their own, by how many."""


class SessionView(TypedDict):
    """One regular time."""

    name: str
    text: str
    """Every second Tuesday, 2pm to 4pm."""
    notes: list[str]
    """Term time, season, breaks, its own venue, its notes: each a short sentence."""


class NextDate(NamedTuple):
    """One coming date."""

    date: str
    """YYYY-MM-DD, for <time datetime>."""
    starts: str
    """HH:MM, or empty when it goes on day and night."""
    until: str
    """When it is over, HH:MM: the end of the day where nobody has said."""
    day_text: str
    time_text: str
    name: str
    """Which of the group's sessions it is, where it has several."""
    place: str
    """Where it is, for a group that meets in several places or ways. Empty otherwise."""
    note: str
    """Why it is off, or empty."""
    cancelled: bool


class When(TypedDict):
    """All a page says about times."""

    sessions: list[SessionView]
    next: list[NextDate]
    """Coming dates, those that are off among them."""


def when(menu: Menu, group: dict[str, Any], coming: Sequence[Occurrence]) -> When:
    sessions = group.get("sessions", [])
    dated = [each for each in coming if (each.starts, each.ends) != DAY_AND_NIGHT]
    return {
        "sessions": [session_view(menu, session) for session in sessions],
        "next": next_dates(menu, group, dated),
    }


def session_view(menu: Menu, session: dict[str, Any]) -> SessionView:
    return {
        "name": session.get("name", ""),
        "text": session_text(menu.words, session),
        "notes": _notes(menu, session),
    }


def session_text(t: Words, session: dict[str, Any]) -> str:
    """The pattern of a session in one line."""
    repeats = session["repeats"]
    if repeats == "as-written":
        return str(session["as_written"])
    if repeats == "by-arrangement":
        return t("when.by-arrangement")
    return t("when.day-and-time", day=_PATTERNS[repeats](t, session), time=time_text(t, session))


def _weekly(t: Words, session: dict[str, Any]) -> str:
    days = sorted(session["days"], key=DAYS.index)
    said = t.both([t(f"day.{day}") for day in days])
    if session.get("every", 1) > 1:
        return t("when.every-weeks", count=session["every"], days=said)
    return t(RUNS[len(days)]) if tuple(days) == DAYS[: len(days)] and len(days) in RUNS else t("when.weekly", days=said)


def _monthly(t: Words, session: dict[str, Any]) -> str:
    every = session.get("every", 1)
    which = _which(t, session)
    return t("when.every-months", count=every, which=which) if every > 1 else t("when.monthly", which=which)


def _which(t: Words, session: dict[str, Any]) -> str:
    if "days_of_month" in session:
        return t("when.day-of-month", days=t.both([str(day) for day in sorted(session["days_of_month"])]))
    weeks = t.both([t(f"week.{week}") for week in session["weeks_of_month"]])
    days = t.both([t(f"day.{day}") for day in sorted(session["days"], key=DAYS.index)])
    return t("when.week-and-day", weeks=weeks, days=days)


def _dates(t: Words, session: dict[str, Any]) -> str:
    return t("when.dates", count=len(session["dates"]))


_PATTERNS = {"weekly": _weekly, "monthly": _monthly, "dates": _dates}


def time_text(t: Words, session: dict[str, Any]) -> str:
    """From when until when, as people say it."""
    if (session["starts"], session.get("ends")) == DAY_AND_NIGHT:
        return t("when.all-day")
    if "ends" in session:
        return t("when.from-until", starts=t.time(session["starts"]), ends=t.time(session["ends"]))
    return t("when.from", starts=t.time(session["starts"]))


def _notes(menu: Menu, session: dict[str, Any]) -> list[str]:
    t = menu.words
    notes = [t("when.term-time")] if session.get("term_time_only") else []
    notes += [_season(t, session["season"])] if "season" in session else []
    notes += [t("when.not-bank-holidays")] if session.get("not_on_bank_holidays") else []
    notes += _bounds(menu, session)
    notes += [_break(t, each) for each in session.get("breaks", []) if _day(each["until"]) >= menu.today]
    notes += [t(f"session-way.{session['way']}")] if "way" in session else []
    notes += _own_venue(menu, session)
    return notes + ([session["notes"]] if "notes" in session else [])


def _bounds(menu: Menu, session: dict[str, Any]) -> list[str]:
    t, notes = menu.words, []
    if "from" in session and _day(session["from"]) > menu.today:
        notes.append(t("when.begins", date=t.full_date(_day(session["from"]))))
    if "until" in session:
        key = "when.ends" if _day(session["until"]) >= menu.today else "when.ended"
        notes.append(t(key, date=t.full_date(_day(session["until"]))))
    return notes


def _season(t: Words, season: dict[str, str]) -> str:
    """2000 was a leap year, so that 29 February can be said."""
    first, last = (t.month_day(_day(f"2000-{season[end]}")) for end in ("from", "until"))
    return t("when.season", first=first, last=last)


def _break(t: Words, pause: dict[str, str]) -> str:
    first, last = t.date(_day(pause["from"])), t.date(_day(pause["until"]))
    if "reason" in pause:
        return t("when.break-because", first=first, last=last, reason=pause["reason"])
    return t("when.break", first=first, last=last)


def _own_venue(menu: Menu, session: dict[str, Any]) -> list[str]:
    venue = menu.venues.get(session.get("venue", ""))
    return [menu.words("when.at-venue", venue=venue["name"])] if venue else []


class _Said(NamedTuple):
    """What is the same on every date of a session."""

    time: str
    name: str
    place: str


def next_dates(menu: Menu, group: dict[str, Any], found: Sequence[Occurrence]) -> list[NextDate]:
    """Dates of a group. They stand beside each other, so they say which session and place each is where they differ."""
    sessions, differ = group.get("sessions", []), places_differ(group)
    said = [
        _Said(
            time_text(menu.words, session) if "starts" in session else "",
            session.get("name", "") if len(sessions) > 1 else "",
            place_of(menu, group, session) if differ else "",
        )
        for session in sessions
    ]
    return [_next_date(menu.words, each, said[each.session]) for each in found]


def _next_date(t: Words, each: Occurrence, said: _Said) -> NextDate:
    return NextDate(
        date=each.date.isoformat(),
        starts=each.starts if (each.starts, each.ends) != DAY_AND_NIGHT and each.starts else "",
        until=each.ends or "24:00",
        day_text=t.date(each.date),
        time_text=said.time,
        name=said.name,
        place=said.place,
        note=_why_off(t, each) if each.cancelled else "",
        cancelled=each.cancelled,
    )


def _why_off(t: Words, each: Occurrence) -> str:
    if each.why == "bank-holiday":
        return t("when.off-because", reason=holiday_name(t, each.reason))
    if each.why:
        return t(f"when.off-{each.why}")
    return t("when.off-because", reason=each.reason) if each.reason else ""


def _day(written: str) -> date:
    return date.fromisoformat(written)
