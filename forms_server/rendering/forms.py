"""Whole pages of questions, the error summary above them, and the answers in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from forms_server.ports import Raw
from forms_server.rendering.fields import BUILDERS, Asking, Errors, Field, Row
from schema.worksheets import FieldError, Question
from schema.worksheets.kind import first
from schema.worksheets.kinds import kind_of, row_numbers


def fields_of(questions: Iterable[Question], raw: Raw, errors: Iterable[FieldError] = ()) -> list[Field]:
    """The questions of one page, ready to draw."""
    messages = {error.name: error.message for error in errors}
    return [_field(question, question.id, raw, messages, large=True) for question in questions]


def _field(question: Question, name: str, raw: Raw, errors: Errors, *, large: bool) -> Field:
    if question.type == "rows":
        return Field(
            question,
            rows=[_row(question, f"{name}-{number}", raw, errors) for number in row_numbers(question, name, raw)],
        )
    told = [f"{name}-{what}" for what in ("scenario", "quote") if getattr(question, what)]
    ask = Asking(question, name, raw, errors, " ".join(told), large)
    return Field(question, BUILDERS[question.type](ask))


def _row(question: Question, name: str, raw: Raw, errors: Errors) -> Row:
    number = int(name.rsplit("-", 1)[1]) + 1
    at = first(raw, f"{name}-at")
    fields = [_field(part, f"{name}-{part.id}", raw, errors, large=False) for part in question.fields]
    title = f"{question.row_name} {number}" if at else f"{question.row_name} {number}, if there is one"
    return Row(title, name, at or None, bool(first(raw, f"{name}-gone")), fields)


def with_empty_row(question: Question, raw: Raw) -> Raw:
    """What was typed, with one more row offered."""
    number = max(row_numbers(question, question.id, raw)) + 1
    return {**raw, f"{question.id}-{number}-at": [""]}


def own_fields(questions: Iterable[Question], posted: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The posted strings that belong to these questions, exactly as typed."""
    names = [question.id for question in questions]
    return {
        key: strings
        for key, strings in posted.items()
        if any(key == name or key.startswith(f"{name}-") for name in names)
    }


def summary(errors: Iterable[FieldError]) -> list[dict[str, Any]]:
    """The error summary's links, each to the field it is about."""
    return [{"text": error.message, "href": f"#{error.name}"} for error in errors]


def in_words(question: Question, value: Any) -> list[str]:
    """An answer as lines of plain words."""
    return [line for line in kind_of(question).say(question, value) if line] if value is not None else []
