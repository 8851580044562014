"""What is asked of every group at once is what its whole record says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schema.locality import load
from schema.outline import Outlined, outline, outlines
from tests.schema.test_localities import LOCALITIES

PLAIN: dict[str, Any] = {
    "status": "listed",
    "name": "Knitters",
    "categories": ["arts"],
    "where": {"ways": ["in-person"], "venue": "tin-hall"},
}


@pytest.mark.parametrize("directory", LOCALITIES, ids=lambda path: path.name)
def test_remembered_outlines_are_those_of_the_records(directory: Path, tmp_path: Path) -> None:
    for _ in ("examined", "remembered"):
        locality, _problems = load(directory, tmp_path)
        assert isinstance(locality.groups, Outlined)
        assert locality.outlines == {id: outline(group) for id, group in locality.groups.items()}
        assert outlines(dict(locality.groups)) == locality.outlines


def test_it_knows_when_somebody_last_looked() -> None:
    told = {**PLAIN, "checked": {"on": "2026-10-12"}, "capacity": {"updated": "2026-11-01"}}
    assert outline(told).last_day == "2026-11-01"
    assert outline(PLAIN).last_day == ""


def test_a_hidden_address_is_no_place() -> None:
    where = {"ways": ["in-person", "online"], "venue": "tin-hall", "address": {"street": "1 High Street"}}
    assert outline({**PLAIN, "where": where}).places == 3
    assert outline({**PLAIN, "where": {**where, "address_hidden": {"because": "safety"}}}).places == 1


def test_how_to_reach_a_group_is_told_apart_from_what_it_does() -> None:
    assert outline({**PLAIN, "summary": "Wool."}).reach == outline(PLAIN).reach
    assert outline({**PLAIN, "contacts": [{"telephone": "01632 960123"}]}).reach != outline(PLAIN).reach


def test_a_record_that_is_not_there_is_none(tmp_path: Path) -> None:
    groups = load(LOCALITIES[0])[0].groups
    assert "no-such-group" not in groups and groups.get("no-such-group") is None
    assert len(groups) == len(list(groups))
