"""The menu's own words in one language: text by key, plural forms, and how days, times and money are said.

A file is `words/<language>.yml`: a `language` header (name, direction, checked_by_speaker, clock, date patterns) and
`words`, sections of keys. A value is a text with named placeholders, or plural forms (CLDR's names: one, few, other).
Other languages fall back to English for what they lack; `missing` lists it for the tests and the translators.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from markupsafe import escape

from site_overrides.foreign import marked

FOLDER = Path(__file__).parent / "words"
Text = str | Mapping[str, str]


class MissingWords(KeyError):
    """No language has words for this key."""

    def __str__(self) -> str:
        return f"No words for {self.args[0]}. Add them to site_overrides/words/en.yml."


@dataclass(frozen=True)
class Words:
    """The words of one language. Call it with a key and the values for its placeholders."""

    language: str
    name: str
    direction: str
    checked_by_speaker: bool
    patterns: Mapping[str, str]
    texts: Mapping[str, Text]
    missing: frozenset[str] = field(default=frozenset())
    _times: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def locale(self) -> Locale:
        return _locale(self.language)

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def __call__(self, key: str, **values: Any) -> str:
        """The text for `key`. A plural is chosen by `count`. Markup among the values makes the answer Markup.

        Raises MissingWords for an unknown key and KeyError for a placeholder without a value.
        """
        try:
            text = self.texts[key]
        except KeyError:
            raise MissingWords(key) from None
        if not values:
            return str(text)
        if not isinstance(text, str):
            text = text.get(self.locale.plural_form(values["count"]), text["other"])
        if any(hasattr(value, "__html__") for value in values.values()):
            return escape(text).format(**values)
        return text.format(**values)

    def date(self, day: datetime.date) -> str:
        """A day of this season, without its year: Tuesday 24 November."""
        return _date(self.language, self.patterns["date"], day)

    def full_date(self, day: datetime.date) -> str:
        """A day that may be long ago: 14 March 2026."""
        return _date(self.language, self.patterns["full_date"], day)

    def month_day(self, day: datetime.date) -> str:
        """A day of every year: 1 April."""
        return _date(self.language, self.patterns["month_day"], day)

    def time(self, written: str) -> str:
        """`14:00` as people say it: 2pm, 2:30pm, midday. 24:00 is midnight."""
        if written not in self._times:
            self._times[written] = _clock(self, written)
        return self._times[written]

    def money(self, pounds: float) -> str:
        """`3.5` as £3.50 and `3` as £3: in every language as it stands on a till in this country."""
        said = f"£{pounds:,.0f}" if float(pounds).is_integer() else f"£{pounds:,.2f}"
        return self.in_one_piece(said)

    def in_one_piece(self, said: str) -> str:
        """A price or number. Among words from right to left its parts would change sides: with marks (UAX 9) there."""
        return f"\u2066{said}\u2069" if self.direction == "rtl" else said

    def language_name(self, code: str) -> str:
        """The name of a language. Some that CLDR lacks are among the menu's words."""
        if f"language.{code}" in self:
            return self(f"language.{code}")
        languages = self.locale.languages
        known = languages.get(code) or languages.get(code.split("-")[0])
        english = _english_name(code)
        return known or (english if self.language == "en" else marked(english, "en"))

    @property
    def comma(self) -> str:
        """What stands between things side by side."""
        return self("mark.comma") + " "

    def row(self, *items: str) -> str:
        """Things side by side with this language's comma between them. Those that are empty are left out."""
        return self.comma.join(filter(None, items))

    def both(self, items: Sequence[str]) -> str:
        """Several things in a row: tea, cake and chat."""
        return _list(self.language, "standard", tuple(items))

    def either(self, items: Sequence[str]) -> str:
        """One of several things: by telephone or e-mail."""
        return _list(self.language, "or", tuple(items))


def has_words(language: str) -> bool:
    """Whether the menu can be in this language."""
    return (FOLDER / f"{language}.yml").is_file()


def load(language: str) -> Words:
    """The words of a language code, English standing in for what it lacks. Raises FileNotFoundError without a file."""
    header, texts = _read(FOLDER / f"{language}.yml")
    english = texts if language == "en" else _read(FOLDER / "en.yml")[1]
    return Words(
        language=language,
        name=header["name"],
        direction=header["direction"],
        checked_by_speaker=header["checked_by_speaker"] == "true",
        patterns={key: header[key] for key in ("clock", "date", "full_date", "month_day")},
        texts={**{key: _english(text) for key, text in english.items() if key not in texts}, **texts},
        missing=frozenset(english) - frozenset(texts),
    )


def _english(text: Text) -> Text:
    """A text that is said to be in English, wherever it stands in for another."""
    if isinstance(text, str):
        return marked(text, "en")
    return {form: marked(each, "en") for form, each in text.items()}


def _read(path: Path) -> tuple[dict[str, str], dict[str, Text]]:
    """Header and flat texts. Every scalar is read as typed, so that the keys yes and no stay words."""
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes only text
    return document["language"], dict(_flat(document["words"]))


def _flat(section: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Text]]:
    found: list[tuple[str, Text]] = []
    for key, value in section.items():
        if isinstance(value, str) or ("other" in value and set(value) <= _PLURALS):
            found.append((prefix + key, value))
        else:
            found += _flat(value, f"{prefix}{key}.")
    return found


_PLURALS = {"zero", "one", "two", "few", "many", "other"}


@lru_cache(maxsize=4096)
def _date(language: str, pattern: str, day: datetime.date) -> str:
    return format_date(day, pattern, locale=_locale(language))


_EITHER_AND = re.compile(r"\ba\(c\)(?= (?:([aeiouwyâêîôûŵŷ])|))", re.IGNORECASE)
"""CLDR leaves it open which "and" stands in a Welsh list: ac before a vowel, a before anything else."""


@lru_cache(maxsize=4096)
def _list(language: str, style: Literal["standard", "or"], items: tuple[str, ...]) -> str:
    said = format_list(list(items), style, locale=_locale(language))
    return _EITHER_AND.sub(lambda found: "ac" if found[1] else "a", said)


def _english_name(code: str) -> str:
    """CLDR knows more languages in English than in most others."""
    return str(_locale("en").languages.get(code, code))


@cache
def _locale(language: str) -> Locale:
    """What CLDR knows of a language. It knows nothing of some: their days and lists are said as in English."""
    try:
        return Locale.parse("en_GB" if language == "en" else language.replace("-", "_"))
    except UnknownLocaleError:
        return Locale.parse("en_GB")


def _clock(words: Words, written: str) -> str:
    hour, minute = int(written[:2]), int(written[3:])
    if hour in (0, 24) and not minute:
        return words("time.midnight")
    if hour == 12 and not minute:
        return words("time.midday")
    if words.patterns["clock"] == "24":
        return format_time(datetime.time(hour, minute), "HH:mm", locale=words.locale)
    said = str((hour - 1) % 12 + 1) + (f":{minute:02}" if minute else "")
    return words("time.am" if hour < 12 else "time.pm", time=said)
