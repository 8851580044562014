"""From a submission to the files it changes: pure, touching only that group's files, and refusing what is not sound."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from schema.answers.agreement import Sheets, standing
from schema.answers.merge import NOTHING, Merge, made, merge, said, written
from schema.answers.model import Answers, Change, Line
from schema.answers.paths import path_of, put
from schema.answers.staff_files import staff_file
from schema.layout import file_of
from schema.problems import Problem, Record
from schema.reader import remembered
from schema.shapes import validate
from schema.splice import Set, splice
from schema.worksheets.model import Question, Section, Worksheet
from schema.writer import write

Texts = Mapping[str, str]
"""Path in the directory to text: the group's record, its quality files, and every venue if `looks_at_venues`.

A venue's text is only looked at for its name, and may be empty: then the summary says its id.
"""


def apply(texts: Texts, sheet: Worksheet, answers: Answers, sheets: Sheets) -> Change:
    """What accepting the answers would do. `sheets` are all versions, to read the group's earlier files.

    Raises KeyError when the group's record is not in `texts`, and Unreadable when a text is not a record.
    """
    path = file_of("group", answers.group)
    record = remembered(texts[path], path)
    new: dict[str, tuple[str, Record]] = {}
    merging = Merge(record, answers.received_on.isoformat())
    notes: list[str] = []
    sheet = _with_names(sheet, texts, answers)
    for part in sheet.parts or (sheet,):
        if part is sheet or any(answers.values.get(question.id) is not None for question in part.questions()):
            merging, said_now = _part(merging, part, answers, texts, new, sheets)
            notes += said_now
    return _change(texts, path, record, merging, new, notes)


def _part(
    before: Merge, sheet: Worksheet, answers: Answers, texts: Texts, new: dict[str, tuple[str, Record]], sheets: Sheets
) -> tuple[Merge, list[str]]:
    merging = merge(before.record, sheet, answers)
    merging.lines[:0], merging.conflicts[:0] = before.lines, before.conflicts
    if kept := staff_file(sheet, answers):
        new[kept[0]] = kept[1:]
    _places(merging, sheet, answers, texts, new)
    stands = standing(sheet, answers, merging.record, _quality_files(texts, answers.group, new), sheets)
    if stands.quality is not None:
        _set_status(merging, stands.quality)
    return merging, [*stands.notes, *_notes(sheet, answers)]


def _set_status(merging: Merge, quality: Record) -> None:
    before = merging.record.get("quality", {}).get("status", "not-started")
    if before != quality["status"] or merging.record["quality"] != quality:
        merging.record["quality"] = quality
        put(merging.record, ("staff", "paused_reason"), None)
        after = quality["status"] if before != quality["status"] else f"{quality['status']}, {quality['date']}"
        merging.lines.append(Line("Quality checks", str(before), str(after)))


def _quality_files(texts: Texts, group: str, new: Mapping[str, tuple[str, Record]]) -> list[Record]:
    folder = f"quality/{group}/"
    there = [remembered(text, path) for path, text in texts.items() if path.startswith(folder) and path not in new]
    return there + [record for kind, record in new.values() if kind == "quality"]


def looks_at_venues(sheet: Worksheet) -> bool:
    """Whether its answers may choose a venue or describe a new one, so that all venues have to be in the texts."""
    return any(section.makes for section in sheet.sections) or any(
        question.options_from == "venues" for question in sheet.questions()
    )


def _places(
    merging: Merge, sheet: Worksheet, answers: Answers, texts: Texts, new: dict[str, tuple[str, Record]]
) -> None:
    """New venues that the answers describe, each named by the group's record."""
    for section in sheet.sections:
        if section.makes and section.links and section.show_if and section.show_if.met(answers.values):
            venue = made(section, answers.values, merging.today)
            there = {path.split("/")[-1][:-4] for path in texts if path.startswith("venues/")}
            name = new_id(str(venue.get("name", "")), there)
            new[file_of(section.makes, name)] = (section.makes, venue)
            put(merging.record, path_of(section.links), name)
            merging.lines.append(Line("New place", NOTHING, str(venue.get("name", ""))))


def _with_names(sheet: Worksheet, texts: Texts, answers: Answers) -> Worksheet:
    """The sheet with the names of the venues, where an answer chose one, so that the summary reads as people speak."""
    if not any(one.options_from == "venues" and one.id in answers.values for one in sheet.questions()):
        return sheet
    venues = {path.split("/")[-1][:-4]: text for path, text in texts.items() if path.startswith("venues/")}
    names = {venue: str(remembered(text, venue)["name"]) if text else venue for venue, text in venues.items()}
    return replace(sheet, sections=tuple(_named(section, names) for section in sheet.sections))


def _named(section: Section, names: Mapping[str, str]) -> Section:
    questions = [replace(one, listed=names) if one.options_from == "venues" else one for one in section.questions]
    return replace(section, questions=tuple(questions))


def new_id(name: str, taken: Collection[str]) -> str:
    """An id out of a name: small letters and hyphens, with a number when it is taken."""
    base = (
        re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "").replace("’", "")).strip("-")[:60].strip("-") or "new"
    )
    number = 2
    candidate = base
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate


def _notes(sheet: Worksheet, answers: Answers) -> list[str]:
    """What a listing update says that no field holds: for the reviewer to read and, perhaps, to write in."""
    loose = [question for question in sheet.questions() if sheet.destination == "record" and not question.writes]
    return [f"{one.short}: {said(one, answers.values[one.id])}" for one in loose if _worth_saying(one, answers)]


def _worth_saying(question: Question, answers: Answers) -> bool:
    value = answers.values.get(question.id)
    return question.keep != "private" and value is not None and value not in ("yes", False)


def _change(
    texts: Texts, path: str, record: Record, merging: Merge, new: Mapping[str, tuple[str, Record]], notes: list[str]
) -> Change:
    problems = [problem for file, (kind, made_now) in new.items() for problem in validate(kind, made_now, file)]
    problems += validate("group", merging.record, path)
    if problems:
        return Change({}, tuple(merging.lines), tuple(notes), tuple(merging.conflicts), tuple(problems))
    files = {file: write(made_now, kind) for file, (kind, made_now) in new.items()}
    if merging.record != record:
        files[path] = splice(texts[path], [Set((), merging.record)], "group")
    return Change(files, tuple(merging.lines), tuple(notes), tuple(merging.conflicts))


def promote(sheet: Worksheet, answers: Answers, taken: Collection[str]) -> Change:
    """A suggestion that a reviewer promotes: one draft record, with an id that is not in `taken`."""
    kind = sheet.promotes or "group"
    record = written(sheet.questions(), answers.values, answers.received_on.isoformat(), sheet.defaults)
    path = file_of(kind, new_id(str(record.get("name", "")), taken))
    problems: list[Problem] = validate(kind, record, path)
    loose = [question for question in sheet.questions() if not question.writes and question.keep != "private"]
    notes = [
        f"{one.short}: {said(one, answers.values[one.id])}" for one in loose if answers.values.get(one.id) is not None
    ]
    lines = (Line("New draft record", NOTHING, str(record.get("name", ""))),)
    return Change({} if problems else {path: write(record, kind)}, lines, tuple(notes), (), tuple(problems))
