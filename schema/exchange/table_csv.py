"""Our tables as CSV (RFC 4180, UTF-8 with a mark at its beginning, by which Excel knows it), and back."""

from __future__ import annotations

import csv
import io

from schema.exchange.table_rows import Table, records
from schema.problems import Record

MARK = "\ufeff"


def write(table: Table) -> str:
    """The text of one table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.about)
    writer.writerows(table.rows)
    return MARK + text.getvalue()


def read(name: str, text: str) -> dict[str, Record]:
    """The records in the text of the table with this name, by id."""
    return records(name, csv.DictReader(io.StringIO(text.removeprefix(MARK), newline="")))
