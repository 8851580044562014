"""How the browser says a day: a page is made on one day, and says today and tomorrow on the day that it is read."""

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import TypedDict

from site_overrides.today import HERE
from site_overrides.words import Words

YEARS = 3
"""How long a built menu tells the time: far longer than it holds dates."""


class DateWords(TypedDict):
    """What theme/js/dates.js needs. The patterns are Unicode's (CLDR), with EEEE, d, MMMM and y alone."""

    clock: list[tuple[str, int]]
    """When the locality's clocks change, in UTC, and how many minutes they are ahead of it from then on."""
    days: list[str]
    """From Monday on."""
    months: list[str]
    date: str
    full_date: str
    month_day: str
    comma: str
    next: str
    """With {day} and {time} to fill in."""
    today: str
    tomorrow: str
    ask: str
    """What a card says when every date it knows has passed."""


def date_words(t: Words, year: int) -> DateWords:
    """For a menu that is made in this year."""
    days, months = t.locale.days["format"]["wide"], t.locale.months["format"]["wide"]
    return {
        "clock": list(clock_changes(year)),
        "days": [days[at] for at in range(7)],
        "months": [months[at] for at in range(1, 13)],
        "date": t.patterns["date"],
        "full_date": t.patterns["full_date"],
        "month_day": t.patterns["month_day"],
        "comma": t.comma,
        "next": t("when.next"),
        "today": t("dates.today"),
        "tomorrow": t("dates.tomorrow"),
        "ask": t("dates.ask"),
    }


@cache
def clock_changes(year: int) -> tuple[tuple[str, int], ...]:
    """See DateWords. Browsers know zones too, but to ask takes a slow telephone a sixth of a second on every page."""
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + YEARS, 1, 1, tzinfo=UTC)
    days = [start + timedelta(days=day) for day in range((end - start).days + 1)]
    changed = [_hour_of_change(day) for day, next_day in pairwise(days) if _ahead(day) != _ahead(next_day)]
    return tuple((f"{moment:%Y-%m-%dT%H:%M}", _ahead(moment)) for moment in (start, *changed))


def _hour_of_change(day: datetime) -> datetime:
    hours = (day + timedelta(hours=hour) for hour in range(1, 25))
    return next(hour for hour in hours if _ahead(hour) != _ahead(day))


def _ahead(moment: datetime) -> int:
    offset = moment.astimezone(HERE).utcoffset()
    return (offset or timedelta()) // timedelta(minutes=1)
