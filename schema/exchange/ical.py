"""Groups' sessions as calendars (RFC 5545), with how they repeat and the dates that are off.

A series is written as its rule and its exceptions from the beginning of this month on, for a little over a year. It
goes on for ever where the rule says it all; where a season, school terms or bank holidays decide, it ends with what is
known, and the calendar's next version goes further. What has no dates (by arrangement, or not yet turned into times)
is not in a calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from schema.calendar import Calendar
from schema.exchange.ical_lines import TIMEZONE, ZONE, text, written
from schema.exchange.ids import Ids
from schema.exchange.listing import Listing
from schema.problems import Record
from schema.recurrence import Occurrence, occurrences, session_and_closed, timing

DAYS_AHEAD = 400
SOON = 35
"""Days within which most sessions happen, and which are looked at first."""
_RULED = ("repeats", "every", "days", "weeks_of_month", "days_of_month", "dates", "from", "until", "starts")
_BY_YEAR = ("season", "term_time_only", "not_on_bank_holidays")
"""What no rule says: where one of these is set, a series ends with what is known."""
_EXCEPTIONS = ("until", "breaks", "cancelled", "dates", *_BY_YEAR)
_WEEKS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "-1"}
_LONDON = ZoneInfo(ZONE)
_TIMEZONE = written(TIMEZONE)
_HEAD_ENDS = f"{TIMEZONE[-1]}\r\n"
_EVENT_ENDS = "\r\nEND:VEVENT\r\n"
_PAGE = re.compile(r"\r\nURL:\S+/groups/([^/]+)/(?=\r\n|\Z)")
_LAST_LINE = "END:VCALENDAR\r\n"


def group_file(id: str) -> str:
    """Where the calendar of a group is, from the menu's root."""
    return f"groups/{id}/{id}.ics"


def category_file(id: str) -> str:
    """Where the calendar of all groups of a category is."""
    return f"categories/{id}/{id}.ics"


def script(portion: int) -> str:
    """Where the events of a portion of the groups are, for a browser that puts a calendar of its own together."""
    return f"my-list/calendars-{portion}.js"


def first_day(today: date) -> date:
    """The first day that a calendar made today knows of. A calendar is the same throughout a month."""
    return today.replace(day=1)


def calendar(listing: Listing, ids: Iterable[str], name: str, days: Calendar, today: date) -> str:
    """One calendar of some groups, which may hold nothing for now. `days` are the place's."""
    events = written(line for id in ids for line in _events(listing, id, days, first_day(today)))
    return _around(events, listing.place["menu_name"], name)


def joined(events: Iterable[str], menu_name: str, name: str) -> str:
    """One calendar of the events of several."""
    return _around("".join(events), menu_name, name)


def around(menu_name: str) -> tuple[str, str]:
    """What stands before and after the events of a calendar that is named as the menu."""
    return _around("", menu_name, menu_name).removesuffix(_LAST_LINE), _LAST_LINE


def events_in(calendar: str) -> str:
    """The events of a calendar that was made here."""
    return calendar.partition(_HEAD_ENDS)[2].removesuffix(_LAST_LINE)


def events_by_group(calendar: str) -> dict[str, str]:
    """The events of a calendar that was made here, by the group that each is of."""
    found: dict[str, str] = {}
    for event in events_in(calendar).split(_EVENT_ENDS)[:-1]:
        page = _PAGE.search(event.replace("\r\n ", ""))
        if page:
            found[page[1]] = found.get(page[1], "") + event + _EVENT_ENDS
    return found


def _around(events: str, menu_name: str, name: str) -> str:
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{text(menu_name)}//EN",
        f"NAME:{text(name)}",
        f"X-WR-CALNAME:{text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    )
    return written(head) + _TIMEZONE + events + _LAST_LINE


def _events(listing: Listing, id: str, days: Calendar, first: date) -> Iterator[str]:
    """The lines of an event for each session of a group that has dates."""
    group = listing.groups[id]
    for at, session in enumerate(group.get("sessions", ())):
        venue = listing.venue_of(group, session) if _in_person(group, session) else None
        when = _when(timing(session, (venue or {}).get("closed", ())), first, days)
        if when:
            own = f"UID:{Ids(listing.place['site_url']).of('groups', id, 'sessions', at)}@{_host(listing)}"
            stamp = f"DTSTAMP:{first:%Y%m%d}T000000Z"
            yield from ("BEGIN:VEVENT", own, stamp, *when, *_what(listing, id, session, venue), "END:VEVENT")


def _host(listing: Listing) -> str:
    return str(urlsplit(listing.place["site_url"]).hostname)


def _in_person(group: Record, session: Record) -> bool:
    return bool(session.get("way", group["where"]["ways"][0]) == "in-person")


@lru_cache(maxsize=4096)
def _when(timing: bytes, first: date, days: Calendar) -> tuple[str, ...]:
    """Start, end, rule and exceptions; nothing for a session without dates. Many groups meet at the same times."""
    return tuple(_times(*session_and_closed(timing), first, days))


def _times(session: Record, closed: Sequence[Record], first: date, days: Calendar) -> Iterator[str]:
    on, last = _known(session, first, days, closed)
    if not on:
        return
    starts, ends = on[0].starts or "00:00", on[0].ends
    yield f"DTSTART;TZID={ZONE}:{_local(on[0].date, starts)}"
    if ends:
        yield f"DTEND;TZID={ZONE}:{_local(on[0].date, ends)}"
    if session["repeats"] != "dates":
        yield from _rule(session, on, last, days)
    elif on[1:]:
        yield f"RDATE;TZID={ZONE}:{_locals(on[1:])}"


def _known(session: Record, first: date, days: Calendar, closed: Sequence[Record]) -> tuple[list[Occurrence], date]:
    """The occurrences that are on, up to a last day. Without exceptions the first few say all."""
    simple = not closed and not any(field in session for field in _EXCEPTIONS)
    for ahead in (SOON, DAYS_AHEAD) if simple else (DAYS_AHEAD,):
        last = first + timedelta(days=ahead)
        on = [each for each in occurrences(session, first, last, days, closed) if not each.cancelled]
        if on:
            break
    return on, last


def _rule(session: Record, on: Sequence[Occurrence], last: date, days: Calendar) -> Iterator[str]:
    ends = any(session.get(field) for field in _BY_YEAR) or session.get("until", "9999") <= last.isoformat()
    yield "RRULE:" + ";".join(_parts(session, on[-1] if ends else None))
    alone = {name: value for name, value in session.items() if name in _RULED}
    known, until = {each.date for each in on}, on[-1].date if ends else last
    off = [each for each in occurrences(alone, on[0].date, until, days) if each.date not in known]
    if off:
        yield f"EXDATE;TZID={ZONE}:{_locals(off)}"


def _parts(session: Record, final: Occurrence | None) -> Iterator[str]:
    yield f"FREQ={session['repeats'].upper()}"
    if final:
        starts = datetime.combine(final.date, time.fromisoformat(final.starts or "00:00"), _LONDON)
        yield f"UNTIL={starts.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if "every" in session:
        yield f"INTERVAL={session['every']}"
    if "days" in session:
        weeks = [_WEEKS[week] for week in session.get("weeks_of_month", ())] or [""]
        yield "BYDAY=" + ",".join(week + day[:2].upper() for day in session["days"] for week in weeks)
    if "days_of_month" in session:
        yield "BYMONTHDAY=" + ",".join(map(str, session["days_of_month"]))


def _what(listing: Listing, id: str, session: Record, venue: Record | None) -> Iterator[str]:
    group, page = listing.groups[id], f"{listing.place['site_url']}groups/{id}/"
    yield "SUMMARY:" + text(": ".join(filter(None, (group["name"], session.get("name")))))
    yield "DESCRIPTION:" + text("\n\n".join(filter(None, (group["summary"], session.get("notes"), page))))
    yield f"URL:{page}"
    place = venue or (group["where"] if _in_person(group, session) else {})
    if "address" in place:
        yield "LOCATION:" + text(", ".join([*([venue["name"]] if venue else []), *place["address"].values()]))
    if "coordinates" in place:
        yield "GEO:{latitude};{longitude}".format(**place["coordinates"])


def _locals(found: Iterable[Occurrence]) -> str:
    return ",".join(_local(each.date, each.starts or "00:00") for each in found)


@lru_cache(maxsize=4096)
def _local(day: date, written: str) -> str:
    """A day and a time of the clock; 24:00 is the beginning of the next day."""
    if written == "24:00":
        day, written = day + timedelta(days=1), "00:00"
    return f"{day.isoformat().replace('-', '')}T{written.replace(':', '')}00"
