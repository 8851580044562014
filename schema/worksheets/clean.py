"""From what was typed to what was meant: clean values, errors that say what to do, and what to point out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schema.privacy import nhs_numbers, ways_to_reach
from schema.worksheets.kind import FieldError, Wrong
from schema.worksheets.kinds import kind_of, missing
from schema.worksheets.model import Question, Raw, Section, Worksheet

NO_NHS_NUMBER = (
    "this holds an NHS number. Please take it out. "
    "We never keep NHS numbers here, because this form is about the group and not about a person"
)


@dataclass(frozen=True)
class Cleaned:
    """`values`: question id to clean value; None where a question shown filled in is now empty or asked no more."""

    values: Mapping[str, Any]
    errors: tuple[FieldError, ...]


def clean(sheet: Worksheet, raw: Raw, sections: Iterable[str] | None = None) -> Cleaned:
    """Read every question that applies, or those of the named sections; conditions may look at any earlier answer."""
    wanted = set(sections) if sections is not None else {section.id for section in sheet.sections}
    values, errors = dict[str, Any](), list[FieldError]()
    for section in sheet.sections:
        found = _clean_section(section, raw, values)
        errors.extend(found if section.id in wanted else [])
    for section in sheet.sections:
        if section.id not in wanted:
            _forget(section, values)
    return Cleaned(values, tuple(errors))


def _clean_section(section: Section, raw: Raw, values: dict[str, Any]) -> list[FieldError]:
    applies = not section.show_if or section.show_if.met(values)
    errors = list[FieldError]()
    for question in section.questions:
        if applies and (not question.show_if or question.show_if.met(values)):
            errors.extend(_clean_question(question, raw, values))
        elif question.prefilled:
            values[question.id] = None
    return errors


def _clean_question(question: Question, raw: Raw, values: dict[str, Any]) -> list[FieldError]:
    try:
        value = kind_of(question).read(question, question.id, raw)
    except Wrong as found:
        return _nhs_as_typed(question, raw) or list(found.errors)
    if value is not None or question.prefilled:
        values[question.id] = value
    if value is None and not question.optional:
        return [FieldError(first_field(question), missing(question))]
    return [_nhs(question, name) for name, text in _texts(question, value) if nhs_numbers(text)]


def _nhs_as_typed(question: Question, raw: Raw) -> list[FieldError]:
    """Of an answer that cannot be read for another reason: what was typed would be kept all the same."""
    typed = {name: texts for name, texts in raw.items() if name == question.id or name.startswith(f"{question.id}-")}
    return [_nhs(question, name) for name, texts in typed.items() if any(map(nhs_numbers, texts))]


def _forget(section: Section, values: dict[str, Any]) -> None:
    for question in section.questions:
        values.pop(question.id, None)


def _nhs(question: Question, name: str) -> FieldError:
    return FieldError(name, f"{question.short}: {NO_NHS_NUMBER}", never_keep=True)


def first_field(question: Question, name: str | None = None) -> str:
    """The id of the first input of a question, for an error to link to."""
    name = name or question.id
    if question.type == "date":
        return f"{name}-day"
    if question.type == "rows":
        return first_field(question.fields[0], f"{name}-0-{question.fields[0].id}")
    return name


def _texts(question: Question, value: Any) -> Iterator[tuple[str, str]]:
    """Field name and free text of everything typed as words."""
    if value is None or question.type not in ("line", "words", "talk", "lines", "rows"):
        return
    if question.type == "rows":
        for number, row in enumerate(value):
            for part in question.fields:
                for name, text in _texts(part, row.get(part.id)):
                    yield f"{question.id}-{number}-{name}", text
    else:
        text = value.get("words", "") if isinstance(value, dict) else value
        yield question.id, "\n".join(text) if isinstance(text, list) else text


def personal_details(sheet: Worksheet, values: Mapping[str, Any]) -> list[tuple[Question, str]]:
    """E-mail addresses and telephone numbers in words that staff will read in git: pointed out before sending."""
    return [
        (question, found)
        for question in sheet.questions()
        if question.keep == "record"
        for _name, text in _texts(question, values.get(question.id))
        for found in ways_to_reach(text)
    ]


def split(sheet: Worksheet, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What may go to git, and what stays in the database for a stated time."""
    private = {question.id for question in sheet.questions() if question.keep == "private"}
    kept = {name: value for name, value in values.items() if name not in private}
    return kept, {name: value for name, value in values.items() if name in private and value is not None}


def answers_schema(sheet: Worksheet) -> dict[str, Any]:
    """The JSON Schema of the answers as they are stored in git: question id to value. Private answers are not in it."""
    stored = [question for question in sheet.questions() if question.keep != "private"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{sheet.id}.v{sheet.version}.answers.schema.json",
        "title": sheet.title,
        "type": "object",
        "properties": {question.id: _described(question) for question in stored},
        "additionalProperties": False,
    }


def _described(question: Question) -> dict[str, Any]:
    return {**kind_of(question).shape(question), "description": question.wording, "visibility": "staff"}
