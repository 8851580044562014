"""Coming dates in few letters, for the browser: a page is made on one day and read on another, and must be right then.

A line for each time of day: when it is over, the dates with commas between them, and the words for the time, as in
`16:00 2026-11-24,2026-12-01 2pm`. theme/js/dates.js reads it.
"""

from collections.abc import Iterable, Sequence

from schema.recurrence import Occurrence
from site_overrides.views.when import DAY_AND_NIGHT, NextDate
from site_overrides.words import Words

MIDNIGHT = "00:00"
"""What starts then is the second half of an evening before, and nobody joins there."""


def coming_of_card(t: Words, on: Sequence[Occurrence]) -> str:
    """The dates of a group that are on, as a card says them. What goes on day and night has none."""
    if any((each.starts, each.ends) == DAY_AND_NIGHT for each in on):
        return ""
    joined = [each for each in on if each.starts != MIDNIGHT] or on
    said = (
        (each.date.isoformat(), each.ends or "24:00", t.time(each.starts) if each.starts else "") for each in joined
    )
    return _lines(said)


def coming_of_leaflet(t: Words, dates: Iterable[NextDate]) -> str:
    """The dates that are on with all that is known of each: from when to when, what, where."""
    on = [each for each in dates if not each.cancelled]
    return _lines((each.date, each.until, t.row(each.time_text, each.name, each.place)) for each in on)


def _lines(dates: Iterable[tuple[str, str, str]]) -> str:
    found: dict[tuple[str, str], list[str]] = {}
    for day, until, said in dates:
        found.setdefault((until, " ".join(said.split())), []).append(day)
    return "\n".join(f"{until} {','.join(days)} {said}".strip() for (until, said), days in found.items())
