"""Every command ends in one way, and quietly when whoever reads it has had enough."""

import os
import re
import subprocess
import sys
from pathlib import Path

from scripts.ending import READER_GONE

ROOT = Path(__file__).parents[2]


def test_a_reader_that_has_gone_is_no_mistake() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "scripts.due", "--today", "2030-01-01"]
    ended = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (READER_GONE, "")


def test_every_command_ends_in_that_way() -> None:
    for path in (ROOT / "scripts").rglob("*.py"):
        text = path.read_text("utf-8")
        if re.search(r"^def main\(", text, re.MULTILINE):
            assert text.endswith('\n\nif __name__ == "__main__":\n    end_with(main)\n'), path
