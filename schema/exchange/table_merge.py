"""What a record becomes when our own tables are read in again: its public part is the table's, the rest stays.

Tables hold only what is public. So what is for staff stays as it is here, a contact keeps its consent only while it is
the very same contact, and a record that is not here yet comes in as a draft, because nobody here has its consent.
"""

from __future__ import annotations

from typing import Any

from schema.definitions import Shape, shape
from schema.problems import Record
from schema.public import public_record


def merged(kind: str, here: Record | None, table: Record) -> Record:
    """The record to keep. `here` is the whole record as it is, if there is one; `table` what a table says of it."""
    if here is None:
        return {**table, "status": "draft"} if kind == "group" else table
    if without_empty(public_record(kind, here)) == without_empty(table):
        return here
    whole: Record = _merged(here, {**table, **_contacts(here, table)}, shape(kind))
    return whole


def without_empty(value: Any) -> Any:
    """The same data without groups of fields and lists that hold nothing, which no table can show."""
    if isinstance(value, dict):
        inner = {name: without_empty(each) for name, each in value.items()}
        return {name: each for name, each in inner.items() if each not in ({}, [])}
    return [without_empty(each) for each in value] if isinstance(value, list) else value


def _contacts(here: Record, table: Record) -> Record:
    """The table's contacts with the consent of the same ones here, and those here that were never public."""
    known = here.get("contacts", [])
    agreed = [each for each in known if "consent" in each]
    fields = shape("organisation").properties["contacts"].items
    found = [_same(contact, agreed, fields) or contact for contact in table.get("contacts", ())]
    contacts = found + [each for each in known if "consent" not in each]
    return {"contacts": contacts} if contacts else {}


def _same(contact: Record, known: list[Record], fields: Shape | None) -> Record | None:
    return next((each for each in known if _public(each, fields) == contact), None)


def _public(record: Record, fields: Shape | None) -> Record:
    return {name: value for name, value in record.items() if fields and (each := fields.inside(name)) and each.public}


def _merged(here: Any, table: Any, fields: Shape) -> Any:
    """Public fields from the table, the others from here."""
    if not (isinstance(here, dict) and isinstance(table, dict) and fields.properties):
        return table
    kept = {name: value for name, value in here.items() if not _is_public(name, fields)}
    inside = {
        name: _merged(here.get(name), value, inner) if (inner := fields.inside(name)) else value
        for name, value in table.items()
    }
    lost = {
        name: _staff_part(value, fields.properties[name]) for name, value in here.items() if name not in table | kept
    }
    return kept | inside | {name: value for name, value in lost.items() if value}


def _is_public(name: str, fields: Shape) -> bool:
    inner = fields.inside(name)
    return inner is not None and inner.public


def _staff_part(value: Any, fields: Shape) -> Any:
    """Of a public group of fields that the table no longer has, what is for staff."""
    if not (isinstance(value, dict) and fields.properties):
        return None
    return {name: each for name, each in value.items() if not _is_public(name, fields)}
