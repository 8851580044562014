"""What is kept between runs is what was last said to be true, whatever was written as a whole and what since."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from schema.notes import Notes, Plain
from schema.remembering import LONG, recall

VERSION = b"version"
MANY = {f"page-{number}": b"%d" % number for number in range(400)}


def notes(folder: Path, version: bytes = VERSION) -> Notes:
    return Notes(folder / "one.kept", version)


def test_a_small_change_is_written_beside_the_whole(tmp_path: Path) -> None:
    notes(tmp_path).write([MANY, {"a": "one"}])
    whole = (tmp_path / "one.kept").read_bytes()
    first = notes(tmp_path)
    assert list(first.read()) == [MANY, {"a": "one"}]
    first.void()
    assert not notes(tmp_path).read()
    changed = {**MANY, "page-7": b"new", "page-400": b"more"}
    del changed["page-9"]
    first.write([changed, {"a": "two"}])
    assert (tmp_path / "one.kept").read_bytes() == whole
    assert list(notes(tmp_path).read()) == [changed, {"a": "two"}]


def test_many_changes_are_written_as_a_new_whole(tmp_path: Path) -> None:
    notes(tmp_path).write([MANY])
    second = notes(tmp_path)
    second.read()
    second.void()
    second.write([dict.fromkeys(MANY, b"new")])
    assert [each.name for each in tmp_path.iterdir()] == ["one.kept"]
    assert list(notes(tmp_path).read()) == [dict.fromkeys(MANY, b"new")]


def test_who_was_cut_short_leaves_nothing_that_is_believed(tmp_path: Path) -> None:
    notes(tmp_path).write([MANY])
    killed = notes(tmp_path)
    killed.read()
    killed.void()
    after = notes(tmp_path)
    assert not after.read()
    after.write([{"a": b"1"}])
    assert list(notes(tmp_path).read()) == [{"a": b"1"}]
    assert [each.name for each in tmp_path.iterdir()] == ["one.kept"]


def test_what_another_run_wrote_meanwhile_is_not_added_to(tmp_path: Path) -> None:
    notes(tmp_path).write([MANY])
    slow = notes(tmp_path)
    slow.read()
    notes(tmp_path).write([{**MANY, "page-7": b"theirs"}])
    slow.void()
    slow.write([{**MANY, "page-8": b"ours"}])
    assert list(notes(tmp_path).read()) == [{**MANY, "page-8": b"ours"}]


def test_changes_belong_to_one_whole(tmp_path: Path) -> None:
    first = notes(tmp_path)
    first.write([MANY])
    first.write([{**MANY, "page-7": b"new"}])
    since = (tmp_path / "one.since").read_bytes()
    notes(tmp_path, b"another").write([MANY])
    (tmp_path / "one.since").write_bytes(since)
    assert not notes(tmp_path, b"another").read()
    assert recall(tmp_path / "one.kept", VERSION) is None
    assert not notes(tmp_path).read()


def test_changes_that_cannot_be_read_leave_nothing_to_believe(tmp_path: Path) -> None:
    first = notes(tmp_path)
    first.write([MANY])
    first.write([{**MANY, "page-7": b"new"}])
    (tmp_path / "one.since").write_bytes(b"")
    assert not notes(tmp_path).read()


def test_a_whole_that_only_changes_are_added_to_is_in_use(tmp_path: Path) -> None:
    notes(tmp_path).write([MANY])
    os.utime(tmp_path / "one.kept", (time.time() - LONG - 60,) * 2)
    later = notes(tmp_path)
    later.read()
    later.void()
    later.write([{**MANY, "page-7": b"new"}])
    assert list(notes(tmp_path).read()) == [{**MANY, "page-7": b"new"}]
    assert (tmp_path / "one.since").exists()


def test_a_whole_that_is_gone_is_written_again(tmp_path: Path) -> None:
    first = notes(tmp_path)
    first.write([MANY])
    (tmp_path / "one.kept").unlink()
    first.void()
    first.write([{**MANY, "page-7": b"new"}])
    assert list(notes(tmp_path).read()) == [{**MANY, "page-7": b"new"}]


SAID = some.lists(some.dictionaries(some.sampled_from([*MANY][:8]), some.binary(max_size=2)), min_size=1, max_size=6)


@given(SAID)
def test_what_is_read_is_what_was_written_last(tmp_path_factory: pytest.TempPathFactory, said: list[Plain]) -> None:
    folder = tmp_path_factory.mktemp("notes")
    for each in said:
        now = notes(folder)
        now.read()
        now.void()
        now.write([MANY | each])
        assert list(notes(folder).read()) == [MANY | each]
