"""What a person is shown when a form opens with what the record says, kept so that a later change can be seen."""

from dataclasses import replace
from typing import Any

from schema.answers.paths import get, path_of
from schema.problems import Record
from schema.worksheets.kinds import kind_of
from schema.worksheets.model import Question, Raw, Section, Worksheet


def shown_values(sheet: Worksheet, record: Record) -> dict[str, Any]:
    """Record path to value, for every public question of the sheet that writes. What only staff may see is left out."""
    paths = [question.writes for section in _own(sheet) for question in section.questions if question.prefilled]
    found = {path: get(record, path_of(path)) for path in paths if path}
    return {path: value for path, value in found.items() if value is not None}


def _own(sheet: Worksheet) -> list[Section]:
    return [section for section in sheet.sections if not section.makes]


def prefilled_page(questions: tuple[Question, ...], shown: dict[str, Any]) -> Raw:
    """A page as if the person had typed what the record says."""
    raw: dict[str, list[str]] = {}
    for question in questions:
        if question.prefilled:
            kind = kind_of(question)
            raw |= kind.raw(question, question.id, kind.from_record(question, shown.get(question.writes or "")))
    return raw


def for_record(sheet: Worksheet, record: Record) -> Worksheet:
    """The sheet without the sections that this record has no use for, such as the place of a group that hides it."""
    kept = [section for section in sheet.sections if not section.unless or get(record, path_of(section.unless)) is None]
    return replace(sheet, sections=tuple(kept))
