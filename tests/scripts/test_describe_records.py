"""The reference of the fields says what the schemas say today."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.describe import describe
from schema.shapes import KINDS, shape
from scripts.describe_records import PAGE, main

ROOT = Path(__file__).parents[2]


def test_the_page_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["--check"]) == 0


def test_every_field_is_described() -> None:
    page = describe()
    for kind in KINDS:
        for path, field in shape(kind).walk():
            if isinstance(path[-1], str) and path[-1] != "*":
                assert f"- `{path[-1]}`" in page and field.description in page, path


def test_an_old_page_is_noticed_and_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / PAGE).parent.mkdir()
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert main(["--check"]) == 0
