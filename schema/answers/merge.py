"""Put a person's answers into a record, field by field: what they changed, and only where nobody else has since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from schema.answers.model import Answers, Conflict, Line
from schema.answers.paths import get, path_of, put
from schema.edits import copied
from schema.problems import Path, Record
from schema.worksheets.kinds import kind_of, say_row
from schema.worksheets.model import Question, Section, Worksheet

NOTHING = "nothing"


@dataclass
class Merge:
    """A record on its way: the copy that is written to, and what there is to say about it."""

    record: Record
    today: str
    lines: list[Line] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def write(self, question: Question, path: Path, value: Any, before: Any, after: Any) -> None:
        put(self.record, path, value)
        self.tell(question, question.short, said(question, before), said(question, after))

    def tell(self, question: Question, what: str, before: str, after: str) -> None:
        self.lines.append(Line(what, before, after, question.keep == "listing"))

    def clash(self, question: Question, path: str, was: Any, now: Any, wanted: Any) -> None:
        what = [said(question, value) for value in (was, now, wanted)]
        self.conflicts.append(Conflict(question.short, path, *what))


def said(question: Question, value: Any) -> str:
    """A clean value in one line of words."""
    return ", ".join(line for line in kind_of(question).say(question, value) if line) if value is not None else NOTHING


def merge(record: Record, sheet: Worksheet, answers: Answers) -> Merge:
    """`record` with the answers of `sheet` put in, as a copy. Sections that make a record of their own are left out."""
    merging = Merge(copied(record), answers.received_on.isoformat())
    for section in sheet.sections:
        late = _is_late(merging, section)
        for question in section.questions if not section.makes else ():
            if question.writes and question.id in answers.values and not _makes_new(sheet, question, answers):
                _answer(merging, sheet, question, answers, late)
        _stamp(merging, section.stamps if answered(section, answers.values) else {})
    _stamp(merging, sheet.stamps)
    return merging


def _makes_new(sheet: Worksheet, question: Question, answers: Answers) -> bool:
    """Whether the answer stands for a record that is yet to be made, such as a place that is not in the list."""
    conditions = [section.show_if for section in sheet.sections if section.makes and section.show_if]
    return any(one.question == question.id and one.met(answers.values) for one in conditions)


def answered(section: Section, values: Mapping[str, Any]) -> bool:
    """Whether any question of the section was answered."""
    return any(values.get(question.id) is not None for question in section.questions)


def _is_late(merging: Merge, section: Section) -> bool:
    """Whether the record has been told since, on a later day, what the section asks."""
    days = [get(merging.record, path_of(written)) for written, value in section.stamps.items() if value == "today"]
    return any(day > merging.today for day in days if day)


def _stamp(merging: Merge, stamps: Mapping[str, str]) -> None:
    """A day never goes back: what was looked at later was looked at later."""
    for written, value in stamps.items():
        path = path_of(written)
        put(merging.record, path, max(merging.today, get(merging.record, path) or "") if value == "today" else value)


def _answer(merging: Merge, sheet: Worksheet, question: Question, answers: Answers, late: bool) -> None:
    wanted = answers.values[question.id]
    prefilled = sheet.prefilled and question.prefilled
    shown = answers.shown.get(question.writes or "") if prefilled or late else None
    if question.type == "rows":
        _rows(merging, question, wanted, shown, prefilled)
    elif wanted is not None or prefilled:
        _single(merging, question, wanted, shown, prefilled, late)


def _single(merging: Merge, question: Question, wanted: Any, shown: Any, prefilled: bool, late: bool) -> None:
    kind, path = kind_of(question), path_of(question.writes or "")
    was, now = kind.from_record(question, shown), kind.from_record(question, get(merging.record, path))
    if question.options_from and wanted in question.options:
        wanted = None  # such as "online": nothing to name in the record
    if wanted == now or (prefilled and wanted == was):
        return
    if (prefilled or late) and was != now:
        merging.clash(question, question.writes or "", was, now, wanted)
        return
    merging.write(question, path, kind.to_record(question, wanted, merging.today), now, wanted)


def _rows(merging: Merge, question: Question, wanted: Any, shown: Any, prefilled: bool) -> None:
    path = path_of(question.writes or "")
    rows = list(get(merging.record, path) or [])
    touched = [row for row in wanted or [] if "at" in row and _differs(question, row, shown or [])]
    if prefilled and touched and len(rows) != len(shown or []):
        merging.clash(question, question.writes or "", _all(question, shown), _all(question, rows), wanted)
        return
    for row in touched:
        _row(merging, question, row, (shown or [])[row["at"]], rows)
    new = [row for row in wanted or [] if "at" not in row]
    kept = [row for row in rows if row is not None] + [_new_row(merging, question, row) for row in new]
    put(merging.record, path, kept or None)


def _all(question: Question, rows: Any) -> Any:
    return kind_of(question).from_record(question, rows)


def _plain(question: Question, row: Mapping[str, Any] | None) -> dict[str, Any]:
    row = row or {}
    return {part.id: kind_of(part).from_record(part, row[part.id]) for part in question.fields if part.id in row}


def _differs(question: Question, row: Mapping[str, Any], shown: list[Any]) -> bool:
    wanted = {key: value for key, value in row.items() if key != "at"}
    return row["at"] < len(shown) and wanted != _plain(question, shown[row["at"]])


def _row(merging: Merge, question: Question, row: Record, shown: Record, rows: list[Any]) -> None:
    at = row["at"]
    if row.get("gone"):
        if rows[at] != shown:
            merging.clash(
                question, f"{question.writes}.{at}", [_plain(question, shown)], [_plain(question, rows[at])], [row]
            )
            return
        merging.tell(question, question.short, say_row(question, _plain(question, shown)), NOTHING)
        rows[at] = None
        return
    rows[at] = _fields(merging, question, row, _plain(question, shown), rows[at])


def _fields(merging: Merge, question: Question, row: Record, was: Record, current: Record) -> Record:
    result, now = dict(current), _plain(question, current)
    for part in question.fields:
        wanted = row.get(part.id)
        if wanted in (was.get(part.id), now.get(part.id)):
            continue
        if was.get(part.id) != now.get(part.id):
            merging.clash(part, f"{question.writes}.{row['at']}.{part.id}", was.get(part.id), now.get(part.id), wanted)
            continue
        put(result, (part.id,), kind_of(part).to_record(part, wanted, merging.today))
        what = f"{question.short}, {question.row_name.lower()} {row['at'] + 1}, {part.short}"
        merging.tell(question, what, said(part, now.get(part.id)), said(part, wanted))
    return result


def _new_row(merging: Merge, question: Question, row: Record) -> Record:
    merging.tell(question, question.short, NOTHING, say_row(question, row))
    values = {
        part.id: kind_of(part).to_record(part, row[part.id], merging.today)
        for part in question.fields
        if part.id in row
    }
    return {**question.row_defaults, **values}


def made(section: Section, values: Mapping[str, Any], today: str, start: Mapping[str, Any] | None = None) -> Record:
    """The new record that a section's answers make."""
    return written(section.questions, values, today, start)


def written(
    questions: Iterable[Question], values: Mapping[str, Any], today: str, start: Mapping[str, Any] | None = None
) -> Record:
    """A new record out of `start` and the answers that write somewhere."""
    record: Record = copied(dict(start or {}))
    for question in questions:
        value = values.get(question.id)
        if question.writes and value is not None:
            put(record, path_of(question.writes), kind_of(question).to_record(question, value, today))
    return record
