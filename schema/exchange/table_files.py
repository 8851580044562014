"""CSV, Excel and plain JSON files as rows of text, however they were saved: encodings, separators, titles above."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, TypeAlias

import openpyxl

from schema.exchange.table_cells import said

Row: TypeAlias = dict[str, str]
Rows: TypeAlias = list[Row]
"""Rows by heading. Every cell is text; an empty one is empty text."""

_ENCODINGS = ("utf-8-sig", "cp1252")


def csv_rows(content: bytes) -> Rows:
    """The rows of a CSV file in UTF-8, UTF-16 or Windows' encoding, with commas, semicolons, tabs or bars."""
    words = _decoded(content)
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=_delimiter(words))
    return _rows([[cell.strip() for cell in row] for row in reader])


def xlsx_sheets(content: bytes) -> dict[str, Rows]:
    """The sheets of an Excel file by name. Formulas count as their last value; dates and times become ISO text."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        named = {
            sheet.title: _rows([[_text(cell) for cell in row] for row in _cells(sheet)]) for sheet in book.worksheets
        }
    finally:
        book.close()
    return {name: rows for name, rows in named.items() if rows}


def json_rows(page: Any) -> Rows:
    """Rows of a JSON list of things, or of the features of a GeoJSON file (RFC 7946) with their points.

    What is within something else is called by both their names, with a full stop between: `address.postcode`.
    """
    inside = page.values() if isinstance(page, dict) else [page]
    listed = next((each for each in inside if isinstance(each, list)), [])
    things = [each for each in listed if isinstance(each, dict)]
    rows = [
        _flat({**_point(each), **each["properties"]} if isinstance(each.get("properties"), dict) else each)
        for each in things
    ]
    headings = dict.fromkeys(key for row in rows for key in row)
    return [{key: row.get(key, "") for key in headings} for row in rows]


def _point(feature: dict[str, Any]) -> dict[str, Any]:
    at = (feature.get("geometry") or {}).get("coordinates")
    if isinstance(at, list) and len(at) >= 2 and all(isinstance(each, int | float) for each in at[:2]):
        return {"longitude": at[0], "latitude": at[1]}
    return {}


def _flat(value: Any, name: str = "") -> Row:
    """Every text within a value by its name. Those of a list that have the same name are one cell."""
    if isinstance(value, list):
        return _together([_flat(each, name) for each in value])
    if not isinstance(value, dict):
        return {name: _text(value)}
    return _together([_flat(inner, f"{name}.{key}" if name else str(key)) for key, inner in value.items()])


def _together(rows: Rows) -> Row:
    found: dict[str, list[str]] = {}
    for row in rows:
        for key, text in row.items():
            found.setdefault(key, []).append(text)
    return {key: "; ".join(filter(None, texts)) for key, texts in found.items()}


def _cells(sheet: Any) -> Iterable[tuple[Any, ...]]:
    sheet.reset_dimensions()
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
    return rows


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _delimiter(words: str) -> str:
    """The one that the line of headings has most of."""
    head = words.split("\n", 1)[0]
    return max(",;\t|", key=head.count) if any(each in head for each in ",;\t|") else ","


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else said(cell).strip()


def _rows(table: list[list[str]]) -> Rows:
    """Rows below the first line with two headings; a lone title above it is no heading."""
    start = next((at for at, row in enumerate(table) if sum(map(bool, row)) > 1), 0)
    if start >= len(table):
        return []
    headings = _unlike(table[start])
    rows = (dict(zip(headings, row + [""] * (len(headings) - len(row)), strict=False)) for row in table[start + 1 :])
    return [{name: cell for name, cell in row.items() if name} for row in rows if any(row.values())]


def _unlike(headings: list[str]) -> list[str]:
    """Headings that are there twice get a number."""
    made: list[str] = []
    for heading in headings:
        plain = " ".join(heading.split())
        again = sum(each == plain or each.startswith(f"{plain} (") for each in made)
        made.append(f"{plain} ({again + 1})" if plain and again else plain)
    return made
