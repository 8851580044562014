"""The menu's own words: every key that is asked for is there, and days, times and money are said as people say them."""

import re
from datetime import date
from pathlib import Path

import pytest

from schema.shapes import shape
from site_overrides import templates, words
from site_overrides.words import MissingWords, load

LANGUAGES = sorted(file.stem for file in words.FOLDER.glob("*.yml"))
ENGLISH = load("en")
ENUMS = {
    "kind": ("group", "kind"),
    "cost": ("group", "cost", "kind"),
    "room": ("group", "capacity", "room"),
    "people": ("group", "who_for", "for", 0),
    "way": ("group", "where", "ways", 0),
    "session-way": ("group", "sessions", 0, "way"),
    "week": ("group", "sessions", 0, "weeks_of_month", 0),
    "day": ("group", "sessions", 0, "days", 0),
    "join": ("group", "how_to_join", "ways", 0),
    "role": ("group", "checked", "by"),
}


@pytest.mark.parametrize("name", ENUMS)
def test_every_choice_of_a_record_has_words(name: str) -> None:
    kind, *path = ENUMS[name]
    inner = shape(str(kind)).at(tuple(path))
    assert inner
    assert [value for value in inner.schema["enum"] if f"{name}.{value}" not in ENGLISH] == []


def test_every_status_of_the_checks_has_words() -> None:
    inner = shape("group").at(("quality", "status"))
    assert inner
    wanted = [f"checks.{status}.{part}" for status in inner.schema["enum"] for part in ("text", "detail")]
    assert [key for key in wanted if key not in ENGLISH] == []


def test_every_key_that_a_template_or_a_builder_names_is_there() -> None:
    files = [*templates.THEME.rglob("*.html"), *Path(words.FOLDER.parent).rglob("*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    asked = set(re.findall(r'\b(?:t|words)\(\s*"([a-z][\w-]*(?:\.[\w-]+)+)"', text))
    assert len(asked) > 80
    assert sorted(key for key in asked if key not in ENGLISH) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_same_placeholders_as_english(language: str) -> None:
    other = load(language)
    for key, text in other.texts.items():
        assert key in ENGLISH.texts, f"{language}.yml: {key} is not in en.yml"
        forms = [text] if isinstance(text, str) else list(text.values())
        english = ENGLISH.texts[key]
        wanted = _placeholders(english if isinstance(english, str) else english["other"])
        assert all(_placeholders(form) <= wanted for form in forms), f"{language}.yml: {key}"
        assert isinstance(text, str) or _placeholders(text["other"]) == wanted, f"{language}.yml: {key}"


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_a_missing_word_says_where_to_add_it() -> None:
    with pytest.raises(MissingWords, match=r"No words for home\.nonsense\. Add them to site_overrides/words/en\.yml\."):
        ENGLISH("home.nonsense")


@pytest.mark.parametrize(("count", "said"), [(0, "0 groups"), (1, "1 group"), (2, "2 groups")])
def test_the_number_chooses_the_form(count: int, said: str) -> None:
    assert ENGLISH("groups.count", count=count) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("09:00", "9am"),
        ("14:30", "2:30pm"),
        ("12:00", "midday"),
        ("00:00", "midnight"),
        ("24:00", "midnight"),
        ("12:05", "12:05pm"),
    ],
)
def test_times_are_said_as_people_say_them(written: str, said: str) -> None:
    assert ENGLISH.time(written) == said


def test_a_price_and_a_time_stay_in_one_piece_among_words_from_right_to_left() -> None:
    urdu = load("ur")
    assert (urdu.money(3.5), urdu.time("14:00")) == ("\u2066£3.50\u2069", "\u20662pm\u2069")


def test_days_and_money() -> None:
    assert ENGLISH.date(date(2026, 11, 24)) == "Tuesday 24 November"
    assert ENGLISH.full_date(date(2026, 3, 14)) == "14 March 2026"
    assert (ENGLISH.money(3), ENGLISH.money(3.5), ENGLISH.money(1250)) == ("£3", "£3.50", "£1,250")
    assert ENGLISH.both(["tea", "cake", "chat"]) == "tea, cake and chat"
    assert load("cy").both(["te", "cacen"]) == "te a cacen"
    assert load("cy").both(["te", "Afal"]) == "te ac Afal"


def test_a_language_without_a_name_in_english_is_no_foreign_word_there() -> None:
    assert [ENGLISH.language_name(code) for code in ("syl", "bn", "zzz")] == ["Sylheti", "Bangla", "zzz"]
    assert load("ur").language_name("zzz") != "zzz"  # said to be English, as nothing better is known
