"""The staff files that answers become: one for each part of a worksheet, never published."""

from collections.abc import Mapping
from typing import Any

from schema.answers.model import Answers
from schema.layout import file_of
from schema.problems import Record
from schema.worksheets.model import Worksheet

KINDS = {"quality": "quality", "survey": "survey"}


def staff_file(sheet: Worksheet, answers: Answers) -> tuple[str, str, Record] | None:
    """Path, kind and record; None when the worksheet keeps none or nothing of it was answered."""
    kind = KINDS.get(sheet.destination)
    stored = _stored(sheet, answers.values)
    if not kind or not stored:
        return None
    name = f"{answers.received_on.isoformat()}-{sheet.id}-{answers.reference.lower()}"
    return file_of(kind, name, answers.group), kind, _record(sheet, answers, kind, stored)


def _stored(sheet: Worksheet, values: Mapping[str, Any]) -> Record:
    """The answers for staff, without those that are private."""
    asked = [question for question in sheet.questions() if question.keep != "private"]
    return {one.id: values[one.id] for one in asked if values.get(one.id) is not None}


def _record(sheet: Worksheet, answers: Answers, kind: str, stored: Record) -> Record:
    record: Record = {
        "worksheet": sheet.id,
        "version": sheet.version,
        "reference": answers.reference,
        "group": answers.group,
        "side": sheet.side,
        "received_on": answers.received_on.isoformat(),
    }
    if answers.answers_of and kind == "quality" and sheet.side == "link-worker":
        record["answers_of"] = answers.answers_of
    record["confirmed_how"] = stored.get(sheet.confirmed_by or "", "form")
    return record | {"answers": stored}
