"""The settings: typed, documented, and wrong ones refused."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from forms_server.settings import Settings, SettingsError, name_of, read

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"


def problems_of(environ: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read(environ)
    return caught.value.problems


def test_nothing_set_works() -> None:
    assert read({"HOME": "/home/someone"}) == Settings()


def test_each_locality_has_a_database_of_its_own() -> None:
    own, other = read({"DIRECTORY": "directory"}), read({"DIRECTORY": "tests/localities/llanfair-y-bont"})
    same = read({"DIRECTORY": "llanfair-y-bont", "MENU_REPOSITORY": str(Path("tests/localities").resolve())})
    assert own.database_url == Settings.database_url
    assert other.database_url == same.database_url != own.database_url
    assert read({"DIRECTORY": "x", "DATABASE_URL": "sqlite:///y"}).database_url == "sqlite:///y"


def test_values_are_typed() -> None:
    settings = read({"MENU_FORMS_PORT": "9000", "MENU_TODAY": "2026-11-22", "MENU_REPOSITORY": "elsewhere"})
    assert (settings.forms_port, settings.today, settings.repository) == (9000, date(2026, 11, 22), Path("elsewhere"))


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    assert problems_of({"MENU_FORM_PORT": "1"}) == ["MENU_FORM_PORT is not a setting. Did you mean MENU_FORMS_PORT?"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MENU_FORMS_PORT", "0"),
        ("MENU_FORMS_PORT", "65536"),
        ("MENU_FORMS_PORT", "8e3"),
        ("MENU_FORMS_PORT", "²"),
        ("MENU_MODE", "prod"),
        ("MENU_TODAY", "22/11/2026"),
        ("MENU_TRUSTED_PROXIES", "-1"),
    ],
)
def test_a_wrong_value_names_the_setting_and_the_remedy(name: str, value: str) -> None:
    (problem,) = problems_of({name: value})
    assert problem.startswith(f'{name}: "{value}"')
    assert "Write" in problem


def test_a_short_key_is_refused_and_not_repeated() -> None:
    (problem,) = problems_of({"MENU_SECRET_KEYS": "hunter2"})
    assert "32" in problem
    assert "hunter2" not in problem


def test_production_needs_a_secret_and_an_address() -> None:
    assert [problem.split()[0] for problem in problems_of({"MENU_MODE": "production"})] == [
        "MENU_SECRET_KEYS",
        "MENU_FORMS_URL",
        "MENU_SMTP_HOST",
        "MENU_STAFF_MAIL",
    ]


def test_a_forge_needs_its_particulars() -> None:
    assert len(problems_of({"MENU_FORGE": "github"})) == 4


def test_keys_come_newest_first() -> None:
    assert read({"MENU_SECRET_KEYS": "n" * 32 + ", " + "o" * 32}).keys == ("n" * 32, "o" * 32)


def test_without_a_key_one_is_made_once_and_kept_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (first,) = Settings().keys
    assert len(first) >= 32
    assert Settings().keys == (first,)
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o077 == 0


def test_secrets_are_not_shown() -> None:
    settings = Settings(secret_keys=("k" * 40,), forge_token="t" * 40, smtp_password="p" * 40)
    assert not re.search("kkk|ttt|ppp", repr(settings))


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text(), re.MULTILINE)
    assert sorted(documented) == sorted(name_of(item.name) for item in fields(Settings))


def test_documented_defaults_are_the_real_ones() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", DOCUMENT.read_text(), re.MULTILINE))
    real = {name_of(item.name): str(getattr(Settings(), item.name)) for item in fields(Settings)}
    assert rows == {name: real[name] for name in rows}
