"""The whole menu as three tables: groups (one row a session), venues and organisations; and the records of such tables.

A row of a group repeats what is said of the group, so that each row makes sense alone. For reading, the name and the
address of the place and the organisation's name stand beside the ids; they are not read back, as they have their own
tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schema.definitions import shape
from schema.exchange.listing import Listing
from schema.exchange.table_cells import Cell, written
from schema.exchange.table_columns import Column, columns, columns_of, flat, is_known, nested, session_shape
from schema.problems import Record

ID = "id"
SESSION = "session."
KINDS = {"groups": "group", "venues": "venue", "organisations": "organisation"}
"""The tables and the kind of record in each."""
FOR_READING = {
    "place_name": "The name of the place where it happens.",
    "place_street": "Building and street of that place.",
    "place_locality": "Village or part of the town of that place.",
    "place_town": "Town of that place.",
    "place_postcode": "Postcode of that place.",
    "place_latitude": "How far north that place is, in degrees.",
    "place_longitude": "How far east that place is, in degrees.",
    "organisation_name": "The name of the organisation that runs it.",
}
"""Columns of the groups' table that repeat what other tables say, and what each holds."""


@dataclass(frozen=True)
class Table:
    """One table. `about` says what each column holds, by heading; rows have a cell, or None, for each."""

    name: str
    about: Mapping[str, str]
    rows: list[list[Cell | None]]


def tables(listing: Listing) -> list[Table]:
    """The three tables of a listing."""
    return [_groups(listing), _plain("venues", listing.venues), _plain("organisations", listing.organisations)]


def records(name: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, Record]:
    """The records of one table's rows by id, in order. A row is its cells by heading; one without an id is left out.

    What is said of a group is taken from its first row.
    """
    kind, found = KINDS[name], dict[str, Record]()
    for row in rows:
        id = str(row.get(ID) or "")
        if id and id not in found:
            found[id] = nested(row, shape(kind))
        session = _session(row) if id and kind == "group" else {}
        if session:
            found[id].setdefault("sessions", []).append(session)
    return found


def unknown_headings(name: str, headings: Iterable[str]) -> list[str]:
    """Columns that this table does not have."""
    return [each for each in headings if each and each != ID and not _belongs(name, each)]


def _belongs(name: str, heading: str) -> bool:
    if name == "groups" and heading.startswith(SESSION):
        return is_known(heading.removeprefix(SESSION), session_shape())
    return (name == "groups" and heading in FOR_READING) or is_known(heading, shape(KINDS[name]))


def _session(row: Mapping[str, Any]) -> Record:
    cells = {name.removeprefix(SESSION): cell for name, cell in row.items() if name.startswith(SESSION)}
    return nested(cells, session_shape())


def _plain(name: str, of: Mapping[str, Record]) -> Table:
    about = _about(name, columns_of(KINDS[name], of.values()))
    cells = ({ID: id, **flat(record)} for id, record in of.items())
    return Table(name, about, [[each.get(heading) for heading in about] for each in cells])


def _groups(listing: Listing) -> Table:
    sessions = [session for group in listing.groups.values() for session in group.get("sessions", ())]
    about = {
        **_about("groups", columns_of("group", listing.groups.values())),
        **{SESSION + each.heading: each.description for each in columns(session_shape(), sessions)},
        **FOR_READING,
    }
    found = (row for id, group in listing.groups.items() for row in _rows(listing, id, group))
    return Table("groups", about, [[cells.get(heading) for heading in about] for cells in found])


def _rows(listing: Listing, id: str, group: Record) -> Iterator[dict[str, Cell]]:
    own = flat({name: value for name, value in group.items() if name != "sessions"})
    for session in group.get("sessions") or [{}]:
        cells = {SESSION + name: cell for name, cell in flat(session).items()}
        yield {ID: id, **own, **cells, **_for_reading(listing, group, session)}


def _for_reading(listing: Listing, group: Record, session: Record) -> dict[str, Cell]:
    venue = listing.venue_of(group, session) or {}
    where = venue or group["where"]
    said = {"name": venue.get("name"), **where.get("address", {}), **where.get("coordinates", {})}
    organisation = listing.organisation_of(group) or {}
    found = {**{f"place_{name}": value for name, value in said.items()}, "organisation_name": organisation.get("name")}
    return {name: written(value) for name, value in found.items() if value is not None}


def _about(name: str, found: Iterable[Column]) -> dict[str, str]:
    said = f"Which of the {name} it is: its id, which never changes."
    return {ID: said, **{column.heading: column.description for column in found}}
