"""Any public record can be laid flat into cells and read back as it was, and no cell runs in a spreadsheet."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.definitions import shape
from schema.exchange.table_cells import read, written
from schema.exchange.table_columns import columns_of, flat, is_known, nested, session_shape
from schema.public import public_record
from tests.schema.exchange.generated import values

KINDS = ("group", "venue", "organisation")


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15)
@given(data=st.data())
def test_flat_and_back_is_the_same_record(kind: str, data: st.DataObject) -> None:
    record = data.draw(values(shape(kind)))
    record.pop("sessions", None)
    cells = flat(record)
    assert nested(cells, shape(kind)) == record
    assert set(cells) <= {column.heading for column in columns_of(kind, [record])}


@given(data=st.data())
def test_a_session_is_the_same_too(data: st.DataObject) -> None:
    session = data.draw(values(session_shape()))
    assert nested(flat(session), session_shape()) == session


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15)
@given(data=st.data())
def test_no_text_is_a_formula(kind: str, data: st.DataObject) -> None:
    cells = flat(data.draw(values(shape(kind)))).values()
    assert [cell for cell in cells if isinstance(cell, str) and cell.lstrip()[:1] in set("=+-@＝＋－＠")] == []


@pytest.mark.parametrize("kind", KINDS)
def test_columns_are_the_public_fields_and_no_others(kind: str) -> None:
    headings = [column.heading for column in columns_of(kind, [{"translations": {"cy": {"description": "x"}}}])]
    assert len(set(headings)) == len(headings)
    assert not [name for name in headings if "staff" in name or "consent" in name or "insurance" in name]
    assert all(is_known(name, shape(kind)) for name in headings)


def test_what_is_for_staff_has_no_column_even_when_asked_for() -> None:
    asked = {"name": "Knitters", "staff.notes": "x", "listing_consent.how": "form", "contacts.1.consent.how": "form"}
    assert nested(asked, shape("group")) == {"name": "Knitters"}
    full = {"name": "Knitters", "staff": {"notes": "x"}, "contacts": [{"telephone": "01632 960123"}]}
    assert "staff.notes" not in [column.heading for column in columns_of("group", [public_record("group", full)])]


def test_every_column_says_what_it_is_for() -> None:
    for kind in KINDS:
        assert all(column.description and column.example != "" for column in columns_of(kind))


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("checked.on", datetime(2026, 3, 14), "2026-03-14"),
        ("checked.on", date(2026, 3, 14), "2026-03-14"),
        ("cost.amount", "3.50", 3.5),
        ("cost.first_time_free", True, True),
        ("cost.first_time_free", "Yes", True),
        ("cost.first_time_free", "maybe", "maybe"),
        ("quality.prompt_sheet", "2", 2),
        ("capacity.places", 4.0, 4),
        ("identifiers.1.identifier", 1047, "1047"),
        ("categories", "arts;nature ; other;", ["arts", "nature", "other"]),
    ],
)
def test_what_people_type_in_a_spreadsheet_is_understood(heading: str, cell: Any, value: Any) -> None:
    record = nested({heading: cell}, shape("group"))
    for step in heading.split("."):
        record = record[int(step) - 1 if step.isdigit() else step]  # type: ignore[index]
    assert record == value


def test_a_time_typed_in_a_spreadsheet_is_understood() -> None:
    assert nested({"starts": time(14, 0)}, session_shape()) == {"starts": "14:00"}


def test_what_is_left_out_between_two_leaves_no_gap() -> None:
    cells = {"contacts.1.role": "", "contacts.3.role": "Front desk"}
    assert nested(cells, shape("group")) == {"contacts": [{"role": "Front desk"}]}


def test_a_cell_that_begins_like_a_formula_is_marked_and_read_without_the_mark() -> None:
    assert written("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert read("'=HYPERLINK(1)", shape("group").properties["name"]) == "=HYPERLINK(1)"
    assert written(-2.9) == -2.9
