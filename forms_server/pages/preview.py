"""What sending would do, tried on the records as they are now: the change, and what their rules say against it.

So a person hears at once, with a way to mend it, what would otherwise stop their answers on a reviewer's desk.
"""

from dataclasses import dataclass

from forms_server.context import here
from forms_server.filling import Filling
from forms_server.soundness import after
from schema.answers import Answers, Change, apply, looks_at_venues
from schema.layout import file_of
from schema.problems import Problem, Unreadable
from schema.reader import remembered
from schema.worksheets import FieldError, Question, Worksheet, load_versions, split
from schema.worksheets.clean import first_field

REFERENCE = "AAAA-AAAA"
"""Stands for the reference, which is given only when the answers are sent."""
PAGE = "main"
"""The id of the part of every page that is its own."""


@dataclass(frozen=True)
class Wrong:
    """Something that may not go into the record, and the question it was typed into, if that can be told."""

    message: str
    question: Question | None

    def on_its_field(self) -> FieldError:
        """The same as an error of the field it was typed into, or else of the page."""
        if self.question is None:
            return FieldError(PAGE, self.message)
        return FieldError(first_field(self.question), f"{self.question.short}: {self.message}")


@dataclass(frozen=True)
class Preview:
    """`change` is for sheets that change what the public sees."""

    change: Change | None = None
    problems: tuple[Wrong, ...] = ()

    @staticmethod
    def of(filling: Filling) -> "Preview":
        """Nothing while something is left to mend, or when the answers do not go to a group's record."""
        draft, cleaned = filling.draft, filling.cleaned()
        sheet = load_versions()[draft.worksheet, draft.version]
        if cleaned.errors or sheet.goes_to != "git" or not draft.group:
            return Preview()
        kept, _private = split(sheet, cleaned.values)
        around = here().records.texts(draft.group, kept)
        if not _readable(around.get(file_of("group", draft.group), "")):
            return Preview()
        answers = Answers(REFERENCE, draft.group, here().today(), kept, draft.shown, draft.answers_of)
        venues = dict.fromkeys(here().records.venue_files(), "") if looks_at_venues(sheet) else {}
        change = apply({**venues, **around}, sheet, answers, load_versions())
        _records, problems = after(around, change, here().today())
        shown = change if sheet.destination == "record" else None
        return Preview(shown, tuple(_wrong(sheet, problem) for problem in problems))


def _readable(text: str) -> bool:
    try:
        return bool(remembered(text, ""))
    except Unreadable:
        return False


def _wrong(sheet: Worksheet, problem: Problem) -> Wrong:
    place = problem.path.replace("[", ".").replace("]", "")
    by_path = (one for one in sheet.questions() if one.writes and f"{place}.".startswith(f"{one.writes}."))
    by_name = (one for one in sheet.questions() if f"{place}.".startswith(f"answers.{one.id}."))
    return Wrong(f"{problem.message} {problem.remedy}", next(by_path, None) or next(by_name, None))
