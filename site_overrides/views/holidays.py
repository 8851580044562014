"""Bank holidays by name. The calendar's library knows them in English; the menu's words say them in each language."""

import re
from datetime import date

from site_overrides.foreign import marked
from site_overrides.menu import Menu
from site_overrides.words import Words

_INSTEAD = re.compile(r" \(.*\)$")


def holiday_of(menu: Menu, day: date) -> str:
    """The bank holiday on a day in the menu's words, or nothing."""
    name = menu.calendar.bank_holiday(day)
    return holiday_name(menu.words, name) if name else ""


def holiday_name(t: Words, name: str) -> str:
    """A holiday by its English name. One that happens once has no words of ours, and stays in English."""
    own = _INSTEAD.sub("", name)
    key = "holiday." + own.lower().replace("'", "").replace(" ", "-")
    said = t(key) if key in t else own if t.language == "en" else marked(own, "en")
    return said if own == name else t("holiday.instead", name=said)
