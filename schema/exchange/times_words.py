"""The words people use for days and times in listings, as tables. To understand a new word, add it here.

Every word that is not here, and is not a time or a date, stops a text from being read at all: see `times`.
"""

from __future__ import annotations

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_SHORT_DAYS = {
    "monday": "m|mo|mon|mons|mondays",
    "tuesday": "tu|tue|tues|tuesdays",
    "wednesday": "w|wed|weds|wednesdays",
    "thursday": "th|thu|thur|thurs|thursdays",
    "friday": "f|fr|fri|fris|fridays",
    "saturday": "sa|sat|sats|saturdays",
    "sunday": "su|sun|suns|sundays",
}
DAY_WORDS = {word: day for day, words in _SHORT_DAYS.items() for word in (day, *words.split("|")) if len(word) > 1}
MONTH_WORDS = {word: n for n, month in enumerate(MONTHS, 1) for word in (month, month[:3])} | {"sept": 9}

ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1,
}  # fmt: skip
WEEKS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}

DAY_SETS = {
    "weekdays": DAYS[:5],
    "weekday": DAYS[:5],
    "each weekday": DAYS[:5],
    "every weekday": DAYS[:5],
    "weekends": DAYS[5:],
    "every weekend": DAYS[5:],
    "daily": DAYS,
    "every day": DAYS,
    "everyday": DAYS,
    "seven days a week": DAYS,
    "7 days a week": DAYS,
    "7 days": DAYS,
    "all week": DAYS,
}

MONTHLY = (
    "of the month", "of each month", "of every month", "in the month", "in each month", "in every month",
    "each month", "every month", "of month", "monthly", "a month", "per month",
)  # fmt: skip
TERM_TIME = (
    "school term time only", "term time only", "termtime only", "during term time", "during school term time",
    "in school term time", "in term time", "school term time", "term time", "termtime", "term times only",
    "not school holidays", "not in school holidays", "not during school holidays", "except school holidays",
    "excluding school holidays", "closed in school holidays", "closed during school holidays",
    "outside school holidays", "no school holidays", "during school terms", "in school terms",
)  # fmt: skip
_HOLIDAYS = ("bank holidays", "bank holiday", "bank hols", "public holidays", "bank holiday mondays")
_BUT_NOT = (
    "closed", "closed on", "not", "not on", "no", "excluding", "except", "except on", "except for", "excl", "exc",
    "apart from", "but not on", "other than",
)  # fmt: skip
NOT_ON_BANK_HOLIDAYS = (
    *(f"{word} {holidays}" for holidays in _HOLIDAYS for word in _BUT_NOT),
    "bank holidays excluded",
    "excluding public and bank holidays",
    "closed for bank holidays",
)
DAY_AND_NIGHT = (
    "24/7", "24 hours a day seven days a week", "24 hours a day 7 days a week", "24 hours 7 days a week",
    "24 hours a day every day", "day and night", "all day every day",
)  # fmt: skip
ALL_DAY = ("24 hours a day", "24 hours", "24hrs", "24 hrs", "all day and night", "open 24 hours")
CLOSED = ("closed", "closed all day", "no session", "not open", "shut")
BY_ARRANGEMENT = (
    "by arrangement", "by appointment", "by appointment only", "appointment only", "appointments only",
    "strictly by appointment", "strictly by appointment only", "by prior arrangement", "times by arrangement",
    "please contact us to arrange a time",
)  # fmt: skip

PARTS = {
    "morning": "am", "mornings": "am", "afternoon": "pm", "afternoons": "pm",
    "evening": "evening", "evenings": "evening", "eves": "evening", "night": "evening", "nights": "evening",
}  # fmt: skip

FORTNIGHTLY = (
    "every other week", "every other", "every second week", "every two weeks", "every 2 weeks", "fortnightly",
    "once a fortnight", "each fortnight", "alternate weeks", "alternate", "alternating", "bi-weekly", "biweekly",
    "bi weekly", "every fortnight",
)  # fmt: skip
VAGUE = (
    "approximately", "approx", "around", "about", "roughly", "ish", "usually", "normally", "most", "some", "varies",
    "vary", "various", "tbc", "to be confirmed", "until late", "late", "depends", "depending", "occasional",
    "occasionally", "sometimes", "selected", "certain", "check",
)  # fmt: skip
"""Words that say outright that the times are not certain."""

FILLERS = (
    "on", "at", "from", "meet", "meets", "meeting", "open", "opens", "opening", "hours", "times", "time", "is", "are",
    "the", "held", "takes", "place", "runs", "run", "weekly", "a", "week", "start", "starts", "starting", "session",
    "sessions", "hrs", "hr", "oclock", "o'clock", "during", "doors", "usual", "our", "we", "regular", "group",
)  # fmt: skip
"""Words that change nothing about when something happens."""

NOTES = (
    "drop in", "drop-in", "dropin", "drop in session", "drop-in session", "drop in sessions", "no need to book",
    "no booking needed", "booking essential", "booking required", "bookings only", "all welcome", "everyone welcome",
    "free", "just turn up", "please book", "please book first", "book first", "refreshments provided",
    "by appointment", "by appointment only", "appointment only", "appointments only", "walk in", "walk-in",
    "referral only", "by referral only", "face to face", "in person", "online", "on zoom", "via zoom", "excluding food",
)  # fmt: skip
"""Remarks that change nothing about when something happens, and are worth keeping beside it."""
