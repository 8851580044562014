"""One cell of a table: how a value of a record is written in it, and how it is read again.

Yes and no are words, the parts of a list stand with semicolons between them, and text that a spreadsheet would run as a
formula begins with an apostrophe (OWASP, "CSV Injection"). What is written reads back as it was; what people type into
a spreadsheet afterwards (a real date, a number, TRUE) is read as generously as it can be without guessing.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any, TypeAlias

from schema.definitions import Shape

Cell: TypeAlias = str | int | float

_FORMULA = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")
_ESCAPED = re.compile(r"'+\s*[=+\-@\t\r＝＋－＠]")
_PARTS = re.compile(r"((?:[^\\;]|\\.?)*)(?:;|$)", re.DOTALL)
_BOOLEANS = {"yes": True, "true": True, "y": True, "no": False, "false": False, "n": False}


def written(value: Any) -> Cell:
    """The cell of a value without fields of its own: text, a number, yes or no, or a list of those."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return harmless("; ".join(_part(each) for each in value))
    return harmless(str(value))


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def read(cell: Any, shape: Shape) -> Any:
    """The value of a cell that is not empty. What does not fit stays text, for the checks to name."""
    text = plain(cell)
    if shape.items is not None:
        return [_value(part, shape.items) for part in _parts(text)]
    return _value(text, shape)


def plain(cell: Any) -> str:
    """The text of a cell of ours, without the mark that keeps a spreadsheet from taking it for a formula."""
    text = said(cell)
    return text[1:] if _ESCAPED.match(text) else text


def said(cell: Any) -> str:
    """The text of a cell, whatever a spreadsheet made of it."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _part(value: Any) -> str:
    return re.sub(r"([\\;])", r"\\\1", str(written(value) if not isinstance(value, str) else value))


def _parts(text: str) -> list[str]:
    parts = (re.sub(r"\\(.)", r"\1", each, flags=re.DOTALL).strip(" \t\n") for each in _PARTS.findall(text))
    return [part for part in parts if part]


def _value(text: str, shape: Shape) -> Any:
    options = shape.schema.get("enum", [shape.schema["const"]] if "const" in shape.schema else [])
    kind = shape.schema.get("type") or next((_KINDS[type(each)] for each in options if type(each) in _KINDS), "string")
    if kind == "boolean":
        return _BOOLEANS.get(text.strip().casefold(), text)
    return _number(text, kind) if kind in ("number", "integer") else text


_KINDS: dict[type, str] = {bool: "boolean", int: "integer", float: "number"}


def _number(text: str, kind: str) -> Any:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text) if kind == "number" else text
    except ValueError:
        return text
