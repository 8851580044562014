"""Our tables as one Excel workbook (ECMA-376), a sheet each, with a sheet that says what the columns are; and back.

The same tables always make the same bytes: no time is in the workbook, nor in the zip file around it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.writer.excel import ExcelWriter

from schema.exchange.table_cells import Cell
from schema.exchange.table_rows import KINDS, Table, records
from schema.problems import Record

ABOUT = "about the columns"
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def write(tables: Iterable[Table]) -> bytes:
    """The workbook of some tables."""
    book = Workbook(write_only=True)
    found = list(tables)
    for table in found:
        _sheet(book, table.name, list(table.about), table.rows)
    _sheet(book, ABOUT, ["sheet", "column", "what it holds"], _about(found))
    book.properties.created = book.properties.modified = datetime(*_NO_DAY)
    file = io.BytesIO()
    with _Undated(file, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return file.getvalue()


def read(content: bytes) -> dict[str, dict[str, Record]]:
    """The records of each of our sheets, by the name of the sheet and by id."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return {name: records(name, _rows(book[name].iter_rows(values_only=True))) for name in KINDS if name in book}


class _Undated(ZipFile):
    """A zip file that does not say when it was made."""

    def open(self, name: str | ZipInfo, mode: Any = "r", *rest: Any, **more: Any) -> IO[bytes]:
        if mode == "w" and isinstance(name, ZipInfo):
            name.date_time = _NO_DAY
        return super().open(name, mode, *rest, **more)


def _sheet(book: Workbook, name: str, headings: list[str], rows: Iterable[list[Cell | None]]) -> None:
    """A sheet whose headings stay in sight."""
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "C2"
    sheet.append([_heading(sheet, each) for each in headings])
    for row in rows:
        sheet.append(row)


def _heading(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _about(tables: Iterable[Table]) -> Iterator[list[Cell | None]]:
    return ([table.name, heading, said] for table in tables for heading, said in table.about.items())


def _rows(rows: Iterator[tuple[Any, ...]]) -> Iterator[Mapping[str, Any]]:
    headings = [str(each or "") for each in next(rows, ())]
    return (dict(zip(headings, row, strict=False)) for row in rows)
