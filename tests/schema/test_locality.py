"""A directory is loaded whole, the same with and without the memory of earlier runs."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schema import examining, locality, store
from schema.check import check
from schema.locality import load, shown

SOUND = Path(__file__).parent / "fixtures/sound"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    shutil.copytree(SOUND, tmp_path / "directory")
    return tmp_path / "directory"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of the contents that were examined, in order."""
    kinds: list[str] = []
    real = examining.examine

    def noted(kind: str, content: bytes) -> Any:
        kinds.append(kind)
        return real(kind, content)

    monkeypatch.setattr(examining, "examine", noted)
    return kinds


def test_every_sound_record_is_there_by_its_id(directory: Path) -> None:
    (directory / "groups/bad.yml").write_text("name: [")
    here, problems = load(directory)
    assert (list(here.groups), list(here.venues), list(here.organisations)) == (
        ["knitters"],
        ["tin-hall"],
        ["advice-shop"],
    )
    assert here.place["name"] == "Wexcombe" and len(here.categories["categories"]) == 11
    assert [problem.line for problem in problems] == [1]
    assert set(here.digests) >= {"place.yml", "groups/knitters.yml", "groups/bad.yml"}


def test_only_what_changed_is_examined_again(directory: Path, cache: Path, examined: list[str]) -> None:
    first = load(directory, cache)
    assert len(examined) == 5
    examined.clear()
    assert load(directory, cache) == first and examined == []
    group = directory / "groups/knitters.yml"
    group.write_text(group.read_text() + "website: https://knitters.example.org\n")
    assert load(directory, cache)[0].groups["knitters"]["website"] and examined == ["group"]


def test_a_file_that_is_as_it_was_is_not_opened(directory: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def noted(file: str, *how: Any, **more: Any) -> Any:
        opened.append(Path(file).name)
        return open(file, *how, **more)  # noqa: PTH123 - what it stands for

    monkeypatch.setattr(locality, "open", noted, raising=False)
    monkeypatch.setattr(store, "COARSE", -60_000_000_000)  # as if every file had been saved a minute ago
    first = load(directory, cache)
    assert len(opened) == 5
    opened.clear()
    assert load(directory, cache) == first and opened == []


def test_a_file_saved_in_the_moment_of_reading_is_read_again(directory: Path, cache: Path) -> None:
    group = directory / "groups/knitters.yml"
    load(directory, cache)
    before, text = group.stat(), group.read_text()
    group.write_text(text.replace("Bell", "Ball"))
    os.utime(group, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert group.stat().st_size == before.st_size and "Ball" in load(directory, cache)[0].groups["knitters"]["name"]


def test_a_problem_is_remembered_and_follows_its_file(directory: Path, cache: Path, examined: list[str]) -> None:
    (directory / "groups/bad.yml").write_text("name: [")
    [before] = load(directory, cache)[1]
    (directory / "groups/bad.yml").rename(directory / "groups/worse.yml")
    examined.clear()
    [after] = load(directory, cache)[1]
    assert examined == []
    assert (before.message, after.message) == (before.message, before.message)
    assert after.file.endswith("groups/worse.yml")


def test_what_was_learnt_with_other_code_is_not_believed(
    directory: Path, cache: Path, examined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(directory, cache)
    examined.clear()
    monkeypatch.setattr(store, "version", lambda: b"0" * 16)
    load(directory, cache)
    assert len(examined) == 5


def test_a_few_changes_of_many_files_are_found_out_again_rather_than_written(
    directory: Path, cache: Path, examined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "COARSE", -60_000_000_000)  # as if every file had been saved a minute ago
    load(directory, cache)
    monkeypatch.setattr(store, "WORTH_WRITING", 1)
    [file] = cache.iterdir()
    group, before = directory / "groups/knitters.yml", file.read_bytes()
    for name in ("Ball", "Bull"):
        group.write_text(group.read_text().replace("Bell", name, 1))
        examined.clear()
        assert load(directory, cache)[0].groups["knitters"]
        assert examined == ["group"] and file.read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_memory_is_forgotten(directory: Path, cache: Path, examined: list[str], damage: bytes | None) -> None:
    first = load(directory, cache)
    [file] = cache.iterdir()
    content = file.read_bytes()
    file.write_bytes(content[:-1] + b"\0" if damage is None else damage)
    examined.clear()
    assert load(directory, cache) == first and len(examined) == 5


def test_a_strangers_memory_is_not_read(
    directory: Path, cache: Path, examined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(directory, cache)
    examined.clear()
    monkeypatch.setattr(os, "getuid", lambda: -1)
    load(directory, cache)
    assert len(examined) == 5


def test_several_processes_learn_what_one_does(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    group = (directory / "groups/knitters.yml").read_text()
    for number in range(120):
        (directory / f"groups/g{number}.yml").write_text(
            f"{group}staff: {{notes: '{number}'}}\nno: field\n"[: -10 * (number % 2)]
        )
    alone = load(directory)
    monkeypatch.setattr(examining, "ENOUGH_TO_SHARE", 1)
    assert load(directory) == alone


def test_runs_at_the_same_time_do_not_disturb_each_other(directory: Path, cache: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: load(directory, cache), range(12)))
    assert all(result == results[0] for result in results)
    assert len(list(cache.iterdir())) == 1


def test_a_memory_that_cannot_be_kept_only_costs_time(directory: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert load(directory, tmp_path / "cache") == load(directory)


def test_what_cannot_be_opened_is_a_problem(directory: Path) -> None:
    (directory / "groups/folder.yml").mkdir()
    (directory / "groups/nowhere.yml").symlink_to("gone")
    assert [problem.message.split(" (")[0] for problem in load(directory)[1]] == ["the file cannot be opened"] * 2


def test_a_name_that_is_no_text_can_still_be_said(directory: Path) -> None:
    Path(os.fsdecode(os.fsencode(directory) + b"/groups/caf\xe9.yml")).write_text("name: x")
    for problem in check(directory, date(2026, 11, 22)):
        str(problem).encode()


def test_files_are_named_from_where_people_stand(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(directory.parent)
    assert shown("directory", "place.yml") == shown(directory, "place.yml") == "directory/place.yml"
    monkeypatch.chdir(directory / "groups")
    assert shown(directory, "place.yml") == f"{directory}/place.yml"
