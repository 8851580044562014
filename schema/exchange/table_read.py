"""A spreadsheet of one or several sheets, read by a mapping: which column is what, and how sheets hang together.

Every row that belongs to a group adds what it says: the group's own row, further rows with the same id or that name it
as their parent, and rows of joined sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from schema.exchange import clean
from schema.exchange.entry import Body, Entries, Entry, Person, Price, Spot
from schema.exchange.personal import kept_out
from schema.exchange.table_fields import SEVERAL, truth
from schema.exchange.table_files import Row, Rows
from schema.exchange.table_guess import split
from schema.exchange.table_times import place_of, times
from schema.problems import Record


class Unmapped(ValueError):
    """The mapping does not fit the sheets. The message says what is missing, in plain words."""


def read_tables(sheets: Mapping[str, Rows], source: Record) -> Entries:
    """The entries of a spreadsheet. Raises `Unmapped`."""
    first, *others = source["sheets"]
    main = _sheet(sheets, first)
    if "name" not in first["columns"]:
        headings = ", ".join(main[0]) if main else "none"
        raise Unmapped(f"Nothing says which column has the names of the groups. There are: {headings}.")
    told: dict[str, list[dict[str, Any]]] = {}
    taken: dict[str, set[tuple[str, int]]] = {}
    notes: list[str] = []
    joins = [_Join(_sheet(sheets, each), each) for each in others]
    for number, row in enumerate(main, 1):
        fields = _fields(row, first)
        id = fields.get("parent") or fields.get("id") or _id_of(fields) or f"row-{number}"
        if "name" not in fields and id not in told:
            notes.append(f"Row {number + 1} has no name, and belongs to no row above it.")
            continue
        told.setdefault(id, []).append(fields)
        seen = taken.setdefault(id, set())
        for join in joins:
            new = [(at, each) for at, each in join.of(row) if (join.name, at) not in seen]
            told[id] += [each for _, each in new]
            seen |= {(join.name, at) for at, _ in new}
    notes += [note for join in joins for note in join.left_over()] + _unused(main, first)
    return Entries([_entry(id, parts) for id, parts in told.items()], notes=notes)


def _unused(rows: Rows, mapping: Record) -> list[str]:
    """Columns that say something and are mapped to nothing: a person may want them."""
    used = {column for each in mapping["columns"].values() for column in _listed(each)}
    rest = (
        [heading for heading in rows[0] if heading not in used and any(row.get(heading) for row in rows)]
        if rows
        else []
    )
    return [f"Columns that are not used: {', '.join(rest)}."] if rest else []


def _id_of(fields: Record) -> str:
    """Without an id of its own, an entry is known by its name and its place."""
    parts = (fields.get("name"), fields.get("postcode") or fields.get("venue"))
    return kept_out(", ".join(filter(None, parts)))[0] if fields.get("name") else ""


def _sheet(sheets: Mapping[str, Rows], mapping: Record) -> Rows:
    name = mapping.get("sheet")
    if name is None:
        rows = next(iter(sheets.values()), [])
    elif name in sheets:
        rows = sheets[name]
    else:
        raise Unmapped(f'There is no sheet "{name}". There are: {", ".join(sheets)}.')
    columns = [column for each in mapping["columns"].values() for column in _listed(each)]
    columns += [mapping["match"]["here"]] if "match" in mapping else []
    missing = [column for column in columns if rows and column not in rows[0]]
    if missing:
        raise Unmapped(
            f'There is no column "{missing[0]}" in "{name or "the sheet"}". There are: {", ".join(rows[0])}.'
        )
    return rows


class _Join:
    """A further sheet, whose rows belong to rows of the first."""

    def __init__(self, rows: Rows, mapping: Record) -> None:
        if "match" not in mapping:
            raise Unmapped(f'The sheet "{mapping.get("sheet")}" needs match, to say which groups its rows belong to.')
        self.name = str(mapping.get("sheet"))
        self._match, self._separator = mapping["match"], mapping.get("separator", "")
        self._rows = [_fields(row, mapping) for row in rows]
        self._by_value: dict[str, list[int]] = {}
        for at, row in enumerate(rows):
            for value in self._values(row[self._match["here"]]):
                self._by_value.setdefault(value, []).append(at)
        self._used: set[int] = set()

    def of(self, row: Row) -> list[tuple[int, Record]]:
        if self._match["there"] not in row:
            raise Unmapped(f'There is no column "{self._match["there"]}" in the first sheet.')
        places = [at for value in self._values(row[self._match["there"]]) for at in self._by_value.get(value, ())]
        self._used.update(places)
        return [(at, self._rows[at]) for at in dict.fromkeys(places)]

    def _values(self, cell: str) -> list[str]:
        """The whole cell and its parts, so that a name with a comma in it is found too."""
        parts = split(cell, self._separator) + ([] if self._separator else cell.split(","))
        return list(dict.fromkeys(" ".join(value.split()).casefold() for value in (cell, *parts) if value.strip()))

    def left_over(self) -> Iterable[str]:
        unused = len(self._rows) - len(self._used)
        if unused:
            yield f'In "{self.name}" {unused} of {len(self._rows)} rows belong to no group.'


def _fields(row: Row, mapping: Record) -> dict[str, Any]:
    """The cells of a row by field, codes put into words, and cells of several values as lists."""
    found: dict[str, Any] = {}
    for field, columns in mapping["columns"].items():
        cells = [row.get(column, "").strip() for column in _listed(columns)]
        codes = mapping.get("values", {}).get(field, {})
        cells = [codes.get(cell, cell) for cell in cells if cell]
        if field in SEVERAL:
            cells = [codes.get(part, part) for cell in cells for part in split(cell, mapping.get("separator", ""))]
        if cells:
            found[field] = cells if field in SEVERAL else ("\n" if field in _LONG else ", ").join(cells)
    return found


_LONG = ("description", "times", "telephone", "email")


def _listed(columns: str | list[str]) -> list[str]:
    return [columns] if isinstance(columns, str) else columns


def _entry(id: str, parts: list[dict[str, Any]]) -> Entry:
    one = {key: value for part in reversed(parts) for key, value in part.items()}
    several = {key: list(dict.fromkeys(v for part in parts for v in part.get(key, ()))) for key in SEVERAL}
    return Entry(
        id=id,
        name=one.get("name", ""),
        **{key: one.get(key, "") for key in _PLAIN},
        body=Body(
            one.get("organisation_id", ""),
            one.get("organisation", ""),
            one.get("organisation_description", ""),
            one.get("organisation_website", ""),
        ),
        free=truth(one.get("free", "")),
        needs_referral=truth(one.get("needs_referral", "")),
        active=all(truth(each) is not False for each in one.get("listed", "").split(", ")),
        links=several["social_media"],
        prices=[price for part in parts if (price := _price(part))],
        times=[when for part in parts for when in times(part)],
        spots=_unlike([_spot(part) for part in parts if _spot(part).said]),
        people=[person for part in parts if (person := _person(part))],
        categories=several["categories"],
        keywords=several["keywords"],
        audience=several["audience"],
        areas=several["areas"],
        languages=several["languages"],
    )


_PLAIN = (
    "alternate_name", "summary", "description", "website", "page", "kind", "minimum_age", "maximum_age", "eligibility",
    "how_to_join", "booking", "interpreter", "transport", "faith",
)  # fmt: skip


def _price(part: Record) -> Price | None:
    amount, words = part.get("amount", ""), part.get("cost", "")
    if amount:
        return Price(part.get("cost_for", ""), amount, words)
    return Price(words) if words else None


def _spot(part: Record) -> Spot:
    return Spot(
        id=place_of(part),
        name=clean.line(part.get("venue", "")),
        whole=part.get("address", ""),
        **{
            key: part.get(key, "") for key in ("street", "locality", "town", "postcode", "latitude", "longitude", "bus")
        },
        access=part.get("access", []),
        hidden=truth(part.get("hide_address", "")) is True,
    )


def _unlike(spots: list[Spot]) -> list[Spot]:
    return [spot for at, spot in enumerate(spots) if spot not in spots[:at]]


def _person(part: Record) -> Person | None:
    if not part.get("telephone") and not part.get("email"):
        return None
    private = truth(part.get("contact_public", "")) is False
    name, role = part.get("contact", ""), part.get("contact_role", "")
    return Person(name, role, part.get("telephone", ""), part.get("email", ""), private)
