"""The whole menu as CSV and as a workbook, and back: the same public records, whatever they hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.definitions import shape
from schema.exchange import table_csv, table_xlsx
from schema.exchange.listing import Listing, listing_of
from schema.exchange.table_rows import KINDS, records, tables, unknown_headings
from schema.locality import load
from schema.problems import Record
from tests.schema.exchange.generated import values

ROOT = Path(__file__).parents[3]
IDS = st.sampled_from(["bell-knitters", "no", "2026"])


@pytest.fixture(scope="module")
def listing() -> Listing:
    return listing_of(load(ROOT / "directory")[0])


def as_csv(listing: Listing) -> dict[str, dict[str, Record]]:
    return {table.name: table_csv.read(table.name, table_csv.write(table)) for table in tables(listing)}


def as_workbook(listing: Listing) -> dict[str, dict[str, Record]]:
    return table_xlsx.read(table_xlsx.write(tables(listing)))


def parts(listing: Listing) -> dict[str, Any]:
    return {name: dict(getattr(listing, name)) for name in KINDS}


@pytest.mark.parametrize("there_and_back", [as_csv, as_workbook])
def test_the_demonstration_comes_back_as_it_was(listing: Listing, there_and_back: Any) -> None:
    assert there_and_back(listing) == parts(listing)


def groups() -> st.SearchStrategy[Mapping[str, Record]]:
    where = {"where": st.just({"ways": ["in-person"]})}
    kinds = ("name", "cost", "contacts", "sessions", "identifiers", "translations")
    fields = {name: values(shape("group").properties[name]) for name in kinds}
    return st.dictionaries(IDS, st.fixed_dictionaries(where, optional=fields), min_size=1)


@pytest.mark.parametrize("there_and_back", [as_csv, as_workbook])
@settings(max_examples=15)
@given(data=st.data())
def test_any_public_records_come_back_as_they_were(there_and_back: Any, data: st.DataObject) -> None:
    listing = Listing({}, data.draw(groups()), data.draw(st.dictionaries(IDS, values(shape("venue")), max_size=2)))
    assert there_and_back(listing) == parts(listing)


def test_each_session_has_a_row_that_makes_sense_alone(listing: Listing) -> None:
    table = tables(listing)[0]
    rows = list(csv.DictReader(io.StringIO(table_csv.write(table).removeprefix("\ufeff"), newline="")))
    assert len(rows) == sum(len(group.get("sessions") or [1]) for group in listing.groups.values())
    knitters = next(row for row in rows if row["id"] == "bell-knitters")
    assert knitters["place_name"] == "St Brannoc's Hall" and knitters["session.starts"] == "14:00"
    assert knitters["organisation_name"] == "Bell Lane Community Association"


def test_the_same_tables_make_the_same_bytes(listing: Listing) -> None:
    assert table_xlsx.write(tables(listing)) == table_xlsx.write(tables(listing))


def test_columns_that_are_not_ours_are_named() -> None:
    headings = ["id", "name", "session.starts", "place_town", "staff.notes", "session.staff", "favourite colour"]
    assert unknown_headings("groups", headings) == ["staff.notes", "session.staff", "favourite colour"]


def test_rows_without_an_id_are_left_out() -> None:
    assert records("groups", [{"id": "", "name": "x"}, {"id": None}, {"id": "a", "name": "y"}]) == {"a": {"name": "y"}}


def test_a_listing_has_no_drafts_and_nothing_that_only_drafts_use(listing: Listing) -> None:
    whole = load(ROOT / "directory")[0]
    drafts = {id for id, group in whole.groups.items() if group["status"] != "listed"}
    assert drafts and not drafts & listing.groups.keys()
    assert {group["organisation"] for group in listing.groups.values() if "organisation" in group} == set(
        listing.organisations
    )
