"""A feed of five thousand services: too long for every run of the tests, and the size of a county's directory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scripts.feed_server import feed

ROOT = Path(__file__).parents[2]


@pytest.mark.standards
def test_five_thousand_services_survive_being_killed(tmp_path: Path) -> None:
    """The whole command, killed in the middle without warning, and run again."""
    directory = tmp_path / "directory"
    shutil.copytree(ROOT / "tests/localities/bare-minimum", directory)
    with feed(5000, 100) as served:
        command = [sys.executable, "-m", "scripts.import_groups", served.address, "--into", str(directory), "--here"]
        command += ["--dataset", "big", "--pause", "0"]
        known = {**os.environ, "PYTHONPATH": str(ROOT)}
        first = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=known)
        assert first.stderr
        for line in first.stderr:
            if "service 1000 of 5000" in line:
                first.kill()
                break
        first.wait()
        again = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=known)
        assert again.returncode == 0, again.stderr
    assert len(list((directory / "groups").glob("knitting-circle-*.yml"))) == 5000
    assert sum(served.asked.values()) <= 5050 + 5, "what had come was not fetched again"
    assert "service 5000 of 5000" in again.stderr
    assert not list((tmp_path / ".cache/imports").rglob("*.json"))
