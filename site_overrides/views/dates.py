"""How the browser says a day: a page is made on one day, and says today and tomorrow on the day that it is read."""

from typing import TypedDict

from site_overrides.today import HERE
from site_overrides.words import Words


class DateWords(TypedDict):
    """What theme/js/dates.js needs. The patterns are Unicode's (CLDR), with EEEE, d, MMMM and y alone."""

    zone: str
    """The locality's time zone, as IANA names it."""
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


def date_words(t: Words) -> DateWords:
    days, months = t.locale.days["format"]["wide"], t.locale.months["format"]["wide"]
    return {
        "zone": HERE.key,
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
