"""The menu's own tables, read in again: calm where nothing changed, and never a way past consent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from schema.exchange import table_csv, table_xlsx
from schema.exchange.listing import listing_of
from schema.exchange.table_merge import without_empty
from schema.exchange.table_rows import KINDS, tables
from schema.locality import load
from schema.public import public_record
from scripts.import_tables import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "directory", tmp_path / "directory"))


@pytest.fixture
def exported(directory: Path, tmp_path: Path) -> list[Path]:
    """The tables of the directory as CSV files."""
    found = tables(listing_of(load(directory)[0]))
    files = [tmp_path / f"{table.name}.csv" for table in found]
    for file, table in zip(files, found, strict=True):
        file.write_text(table_csv.write(table), encoding="utf-8", newline="")
    return files


def content(directory: Path) -> dict[str, bytes]:
    return {str(file.relative_to(directory)): file.read_bytes() for file in directory.rglob("*.yml")}


def run(directory: Path, *files: Path) -> int:
    return main([*map(str, files), "--into", str(directory)])


def test_tables_that_nobody_changed_change_nothing(directory: Path, exported: list[Path]) -> None:
    before = content(directory)
    assert run(directory, *exported) == 0
    assert content(directory) == before


def test_a_workbook_is_read_as_the_tables_are(directory: Path, tmp_path: Path) -> None:
    before, book = content(directory), tmp_path / "menu.xlsx"
    book.write_bytes(table_xlsx.write(tables(listing_of(load(directory)[0]))))
    assert run(directory, book) == 0
    assert content(directory) == before


def test_a_changed_cell_changes_its_lines_alone(directory: Path, exported: list[Path]) -> None:
    before = content(directory)
    text = exported[0].read_text(encoding="utf-8").replace("Beginners are welcome.", "Come in.")
    exported[0].write_text(text, encoding="utf-8", newline="")
    assert run(directory, *exported) == 0
    changed = {name for name, text in content(directory).items() if before[name] != text}
    assert changed == {"groups/bell-knitters.yml"}
    old, new = before["groups/bell-knitters.yml"].decode(), content(directory)["groups/bell-knitters.yml"].decode()
    assert new == old.replace("Beginners are welcome.", "Come in.")


def test_a_changed_contact_needs_consent_again(directory: Path, exported: list[Path]) -> None:
    text = exported[0].read_text(encoding="utf-8").replace("01632 960501", "01632 960599")
    exported[0].write_text(text, encoding="utf-8", newline="")
    assert run(directory, exported[0]) == 0
    group = load(directory)[0].groups["bell-knitters"]
    assert group["contacts"][0]["telephone"] == "01632 960599" and "consent" not in group["contacts"][0]
    assert group["staff"] == {"last_catch_up_on": "2026-06-18", "last_survey_on": "2026-06-18"}


def test_in_an_empty_place_groups_come_in_as_drafts_with_the_same_words(
    directory: Path, exported: list[Path], tmp_path: Path
) -> None:
    known, empty = listing_of(load(directory)[0]), tmp_path / "empty"
    empty.mkdir()
    assert run(empty, *exported) == 0
    there = load(empty)[0]
    for name, kind in KINDS.items():
        for id, record in getattr(known, name).items():
            found = public_record(kind, getattr(there, name)[id])
            assert {**found, "status": ""} | _contacts(record) == {**without_empty(record), "status": ""}
    assert {group["status"] for group in there.groups.values()} == {"draft"}


def _contacts(record: dict[str, object]) -> dict[str, object]:
    """Without consent they are not public; that they came is tested where it changes."""
    return {"contacts": record["contacts"]} if "contacts" in record else {}


def test_what_does_not_fit_is_refused_by_name(
    directory: Path, exported: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    text = exported[0].read_text(encoding="utf-8").replace("volunteer-led-group", "gang", 1)
    exported[0].write_text(text, encoding="utf-8", newline="")
    before = content(directory)
    assert run(directory, exported[0]) == 1
    assert "gang" in capsys.readouterr().out and content(directory) == before


def test_what_is_no_table_of_ours_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "menu.xlsx").write_bytes(b"no")
    assert run(tmp_path, tmp_path / "menu.xlsx") == 2
    assert "no table of ours" in capsys.readouterr().err
