"""What My plan asks: the same in every language, and said to be in English where a language has no plan yet."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from schema.locality import load
from site_overrides import words
from site_overrides.foreign import languages_in
from site_overrides.menu import Menu
from site_overrides.views import my_plan

TOWN = Path(__file__).parent.parent / "localities" / "llanfair-y-bont"
LANGUAGES = sorted(file.stem for file in words.FOLDER.glob("*.yml"))
IN_ENGLISH = yaml.safe_load((my_plan.FOLDER / "en.yml").read_text(encoding="utf-8"))


def plan(language: str) -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load((my_plan.FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    return made


def shape_of(asked: Any) -> Any:
    """What is there to be filled in, without its words."""
    if isinstance(asked, dict):
        return {key: value if key == "id" else shape_of(value) for key, value in asked.items()}
    return [shape_of(each) for each in asked] if isinstance(asked, list) else type(asked)


def texts(asked: Any) -> Iterator[str]:
    if isinstance(asked, str):
        yield asked
    for each in asked.values() if isinstance(asked, dict) else asked if isinstance(asked, list) else ():
        yield from texts(each)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_has_the_same_parts_in_every_language(language: str) -> None:
    asked = plan(language)
    assert shape_of(asked) == shape_of(IN_ENGLISH)
    assert asked["checked_by_speaker"] in ("true", "false")
    numbers = [item["title"].partition(".")[0] for part in asked["parts"] for item in part["items"]]
    assert numbers[1:] == [str(number) for number in range(1, 12)]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_nothing_of_a_plan_was_left_in_english(language: str) -> None:
    kept = set(texts(plan(language))) & set(texts(IN_ENGLISH))
    assert not {text for text in kept if " " in text}


def test_a_language_without_a_plan_has_the_english_one_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en.yml").write_bytes((my_plan.FOLDER / "en.yml").read_bytes())
    monkeypatch.setattr(my_plan, "FOLDER", tmp_path)
    page = my_plan.my_plan_page(Menu(load(TOWN)[0], words.load("ur"), date(2026, 11, 22), "ur/"))
    assert page["title"] == "My plan"
    assert all(languages_in(text) == ["en"] for text in (page["plan"]["lead"], page["plan"]["parts"][0]["title"]))
    assert page["plan"]["parts"][0]["items"][0]["id"] == "about"
