"""The tables that a menu publishes as open data, read as a list: they hold whole records, so nothing has to be mapped.

They hold no consents, which are for staff, so a group says that it came from here, and contacts wait for consent again.
"""

from __future__ import annotations

from collections.abc import Mapping

from schema.exchange import personal
from schema.exchange.contacts import KeptBack
from schema.exchange.entry import Entries, Entry
from schema.exchange.table_files import Rows
from schema.exchange.table_rows import records
from schema.problems import Record

_SIGNS = {"groups": "how_to_join.ways", "organisations": "kind", "venues": "address.street"}
"""A heading by which each of the tables is known, whatever its file is called: the first that is there."""


def are_ours(sheets: Mapping[str, Rows]) -> bool:
    """Is one of the sheets our table of groups?"""
    return any(_table(rows) == "groups" for rows in sheets.values())


def read(sheets: Mapping[str, Rows]) -> Entries:
    """The groups as entries with their records, and the venues and organisations beside them."""
    found: dict[str, dict[str, Record]] = {"groups": {}, "venues": {}, "organisations": {}}
    for rows in sheets.values():
        if name := _table(rows):
            found[name] |= records(name, rows)
    groups = [Entry(id, str(record.get("name", "")), record=record) for id, record in found["groups"].items()]
    return Entries(groups, complete=False, venues=found["venues"], organisations=found["organisations"])


def without_personal(record: Record, kept_back: list[KeptBack]) -> Record:
    """The record without contacts that look like somebody's own, names of people, and a picture that is elsewhere."""
    contacts = []
    for contact in record.get("contacts", ()):
        ways = {way: contact[way] for way in ("telephone", "text", "email") if way in contact}
        theirs = {way: value for way, value in ways.items() if personal.is_personal(value, contact.get("name", ""))}
        kept_back += [KeptBack(way, contact.get("name", ""), value) for way, value in theirs.items()]
        kept = {key: value for key, value in contact.items() if key not in ("name", *theirs)}
        contacts += [kept] if set(kept) & set(ways) else []
    rest = {key: value for key, value in record.items() if key not in ("contacts", "picture")}
    return {**rest, **({"contacts": contacts} if contacts else {})}


def _table(rows: Rows) -> str:
    headings = set(rows[0]) if rows else set()
    if not {"id", "name"} <= headings:
        return ""
    name = next((name for name, sign in _SIGNS.items() if sign in headings), "")
    return name if any("." in heading for heading in headings) else ""
