"""The table of types: what each type of question does. Rows, which hold questions, are here because they need it."""

from collections.abc import Mapping
from typing import Any

from schema.worksheets.kind import FieldError, Kind, Wrong, first
from schema.worksheets.kinds_chosen import CHOSEN_KINDS
from schema.worksheets.kinds_text import TEXT_KINDS
from schema.worksheets.model import Question, Raw

MISSING = {
    "talk": "write a few words, or tick the box if you are working on it",
    "choice": "please choose an answer",
    "select": "please choose an answer",
    "choices": "please tick at least one",
    "yes-no": "please choose yes or no",
    "how-many": "please choose an answer",
    "date": "please write the date",
    "agree": "please tick the box",
}
MOST_ROWS = 40
"""More rows than any record may hold; what is posted beyond is left alone."""


def kind_of(question: Question) -> Kind:
    return KINDS[question.type]


def row_numbers(question: Question, name: str, raw: Raw) -> list[int]:
    """The rows to offer: every one that was posted or prefilled, or else the empty ones."""
    posted = [number for number in range(MOST_ROWS) if any(key.startswith(f"{name}-{number}-") for key in raw)]
    return posted or list(range(question.rows))


def _rows_read(question: Question, name: str, raw: Raw) -> list[dict[str, Any]] | None:
    rows, errors = [], list[FieldError]()
    for number in row_numbers(question, name, raw):
        try:
            row = _row_read(question, f"{name}-{number}", raw)
        except Wrong as found:
            errors.extend(found.errors)
        else:
            rows.extend([row] if row else [])
    if errors:
        raise Wrong(*errors)
    return rows or None


def _row_read(question: Question, name: str, raw: Raw) -> dict[str, Any] | None:
    at = first(raw, f"{name}-at")
    old = {"at": int(at)} if at.isdigit() else {}
    if old and first(raw, f"{name}-gone"):
        return old | {"gone": True}
    values, errors = dict[str, Any](), list[FieldError]()
    for part in question.fields:
        try:
            values[part.id] = kind_of(part).read(part, f"{name}-{part.id}", raw)
        except Wrong as found:
            errors.extend(found.errors)
    given = {
        part.id: values[part.id]
        for part in question.fields
        if _applies(part, values) and values.get(part.id) is not None
    }
    if given and not errors:
        errors = _missing(question, name, given)
    if errors:
        raise Wrong(*errors)
    if old and not given:
        return old | {"gone": True}  # somebody who empties every field means it is no longer right
    return old | given if given else None


def _missing(question: Question, name: str, given: Mapping[str, Any]) -> list[FieldError]:
    return [
        FieldError(f"{name}-{part.id}", missing(part))
        for part in question.fields
        if not part.optional and part.id not in given and _applies(part, given)
    ]


def _applies(part: Question, values: Mapping[str, Any]) -> bool:
    return not part.show_if or part.show_if.met(values)


def missing(question: Question) -> str:
    """What to say when an answer is needed and there is none."""
    asked = MISSING.get(question.type, "please write an answer")
    return question.missing or f"{question.short}: {asked}"


def _rows_raw(question: Question, name: str, value: list[dict[str, Any]] | None) -> dict[str, list[str]]:
    raw = dict[str, list[str]]()
    rows = list(value or [])
    for number, row in enumerate([*rows, *[{}] * question.rows]):
        if "at" in row:
            raw[f"{name}-{number}-at"] = [str(row["at"])]
        if row.get("gone"):
            raw[f"{name}-{number}-gone"] = ["yes"]
        for part in question.fields:
            raw |= kind_of(part).raw(part, f"{name}-{number}-{part.id}", row.get(part.id))
    return raw


def _rows_shape(question: Question) -> dict[str, Any]:
    fields = {part.id: kind_of(part).shape(part) for part in question.fields}
    row = {
        "type": "object",
        "properties": fields | {"at": {"type": "integer"}, "gone": {"const": True}},
        "additionalProperties": False,
    }
    return {"type": "array", "minItems": 1, "items": row}


def _rows_say(question: Question, value: list[dict[str, Any]]) -> list[str]:
    return [say_row(question, row) for row in value]


def say_row(question: Question, row: Mapping[str, Any]) -> str:
    """One row in one line."""
    if row.get("gone"):
        return f"{question.row_name} {row['at'] + 1}: take this away"
    said = [
        f"{part.short}: {', '.join(kind_of(part).say(part, row[part.id]))}"
        for part in question.fields
        if part.id in row
    ]
    return "; ".join(said)


def _rows_from_record(question: Question, value: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    if question.adds:
        return None
    rows = [
        {"at": at}
        | {part.id: kind_of(part).from_record(part, row[part.id]) for part in question.fields if part.id in row}
        for at, row in enumerate(value or [])
        if all(key in row for key in question.only_with)
    ]
    return rows or None


KINDS: Mapping[str, Kind] = (
    TEXT_KINDS
    | CHOSEN_KINDS
    | {
        "rows": Kind(_rows_read, _rows_raw, _rows_shape, _rows_say, _rows_from_record),
    }
)
