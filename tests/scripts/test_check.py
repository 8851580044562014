"""The command says what is wrong in the way each reader needs, and its exit status says whether it is grave."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.check import main

SOUND = Path(__file__).parents[1] / "schema/fixtures/sound"
TODAY = ["--today", "2026-11-22"]


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SOUND, "directory")
    return Path("directory")


def break_it(directory: Path) -> None:
    group = directory / "groups/knitters.yml"
    group.write_text(group.read_text().replace('"14:00"', '"25:00"') + "who for: everyone, 100%\n")


def test_a_sound_directory(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(TODAY) == 0
    assert capsys.readouterr().out == "Everything is in order.\n"


def test_text(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_it(directory)
    assert main(TODAY) == 1
    assert capsys.readouterr().out.splitlines() == [
        'directory/groups/knitters.yml: sessions[0].starts: "25:00" is not a time. '
        'Write it as 24-hour, for example "14:30".',
        'directory/groups/knitters.yml: who for: there is no such field. Did you mean "who_for"?',
        "2 errors and no warnings.",
    ]


def test_annotations(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_it(directory)
    assert main([*TODAY, "--format", "github"]) == 1
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("::error file=directory/groups/knitters.yml,line=12,title=sessions[0].starts::")
    assert second.startswith("::error file=directory/groups/knitters.yml,line=21,title=who for::")


def test_json(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_it(directory)
    assert main([*TODAY, "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert [(each["path"], each["line"], each["level"]) for each in problems] == [
        ("sessions[0].starts", 12, "error"),
        ("who for", 21, "error"),
    ]


def test_warnings_do_not_fail(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (directory / "groups/knitters.yml").open("a") as file:
        file.write('contacts:\n  - telephone: "01632 960123"\n')
    assert main(TODAY) == 0
    assert "warning: directory/groups/knitters.yml: contacts[0]:" in capsys.readouterr().out


def test_another_directory(
    directory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    directory.rename("elsewhere")
    assert main(TODAY) == 2
    assert 'no directory "directory"' in capsys.readouterr().err
    assert main([*TODAY, "elsewhere"]) == 0
    monkeypatch.setenv("DIRECTORY", "elsewhere")
    assert main(TODAY) == 0


def test_the_command_itself(directory: Path) -> None:
    """Run as people run it: help needs no directory, and a broken file gives lines and no traceback."""
    root = Path(__file__).parents[2]
    (directory / "groups/knitters.yml").write_bytes(b"a: \xff\x00[")
    run = [sys.executable, "-m", "scripts.check"]
    helped = subprocess.run([*run, "--help"], cwd=root, capture_output=True, text=True)
    assert helped.returncode == 0 and "DIRECTORY" in helped.stdout
    failed = subprocess.run([*run, str(directory.absolute())], cwd=root, capture_output=True, text=True)
    assert failed.returncode == 1
    assert "not UTF-8" in failed.stdout and "Traceback" not in failed.stderr
