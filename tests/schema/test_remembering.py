"""What is remembered is there whole, and does not pile up."""

from __future__ import annotations

import os
import time
from pathlib import Path

from schema.remembering import LONG, recall, write_down


def test_what_is_written_is_there_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "new" / "one.records"
    for value in ({"first": 1}, ["second"]):
        write_down(file, b"version", value)
        assert list(file.parent.iterdir()) == [file]
        assert recall(file, b"version") == value
    assert recall(file, b"another") is None
    assert recall(tmp_path / "none", b"version") is None
    assert file.parent.stat().st_mode & 0o077 == 0


def test_what_nobody_has_used_for_long_goes(tmp_path: Path) -> None:
    for name, age in (("old", LONG + 60), ("young", LONG - 60)):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    write_down(tmp_path / "new", b"version", None)
    assert {each.name for each in tmp_path.iterdir()} == {"new", "young"}
