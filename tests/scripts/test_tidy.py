"""The command tidies what it may, and says what it did."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.tidy import main

ROOT = Path(__file__).parents[2]
GROUP = Path("directory/groups/knitters.yml")


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "tests/schema/fixtures/sound", "directory")
    main([])
    return Path("directory")


def test_a_second_time_changes_nothing(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == "5 files looked at, all tidy.\n"


def test_an_untidy_file_is_told_and_tidied(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tidy = GROUP.read_bytes()
    lines = GROUP.read_text().splitlines()
    GROUP.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([*lines[1:], lines[0]]).encode())
    capsys.readouterr()
    assert main(["--check"]) == 1
    assert "directory/groups/knitters.yml: is not in its canonical form." in capsys.readouterr().out
    assert GROUP.read_bytes() != tidy
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "5 files looked at, 1 tidied."
    assert GROUP.read_bytes() == tidy


@pytest.mark.parametrize("content", [b"a: &x 1", b"a: \xff", b""])
def test_a_file_that_cannot_be_read_is_left_alone(
    directory: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    GROUP.write_bytes(content)
    assert main([]) == 1
    assert GROUP.read_bytes() == content
    assert "1 that cannot be read: run make check." in capsys.readouterr().out


def test_the_demonstration_is_tidy(capsys: pytest.CaptureFixture[str]) -> None:
    """So that a change by the forms or by hand shows only its own lines."""
    assert main(["--check", str(ROOT / "directory")]) == 0, capsys.readouterr().out
