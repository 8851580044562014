"""A worksheet on paper, for filling in together in a room: pure data, drawn by whoever shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from schema.worksheets.kinds_chosen import WORKING, options
from schema.worksheets.model import Condition, Question, Section, Worksheet

WRITING_LINES = {"words": 3, "talk": 4, "lines": 2, "line": 1}
BOXES = {
    "date": "Day        Month        Year",
    "telephone": "",
    "email": "",
    "url": "",
    "postcode": "",
    "time": "",
    "number": "",
}
PRIVATE = "Kept by the link workers only"


@dataclass(frozen=True)
class PaperQuestion:
    """`ticks` are boxes to tick; `lines` are empty lines to write on; `only_if` says in words when it applies."""

    wording: str
    hint: str | None
    scenario: str | None
    quote: str | None
    quoted_from: str | None
    examples: tuple[str, ...]
    only_if: str | None
    ticks: tuple[str, ...]
    lines: int
    label: str
    columns: tuple[str, ...]
    rows: int
    optional: bool
    private: bool


@dataclass(frozen=True)
class PaperSection:
    """One part of the sheet."""

    title: str
    intro: str | None
    checks: str | None
    why: str | None
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True)
class PaperSheet:
    """The whole sheet."""

    id: str
    version: int
    title: str
    intro: str | None
    annex: str | None
    sections: tuple[PaperSection, ...]


def paper(sheet: Worksheet) -> PaperSheet:
    """The sheet as people fill it in with a pen. Options that come from the directory become a line to write on."""
    known = {question.id: question for question in sheet.questions()}
    sections = tuple(_section(section, known) for section in sheet.sections)
    return PaperSheet(sheet.id, sheet.version, sheet.title, sheet.intro, sheet.annex, sections)


def _section(section: Section, known: Mapping[str, Question]) -> PaperSection:
    questions = tuple(_question(one, known, section.show_if) for one in section.questions)
    return PaperSection(section.title, section.intro, section.checks, section.why, questions)


def _question(one: Question, known: Mapping[str, Question], around: Condition | None) -> PaperQuestion:
    ticks = tuple(options(one).values()) if not one.options_from else ()
    extra = {"talk": (WORKING,), "agree": (one.wording,), "consent": (one.wording,)}.get(one.type, ())
    return PaperQuestion(
        wording=one.wording,
        hint=one.hint,
        scenario=one.scenario,
        quote=one.quote,
        quoted_from=one.quoted_from,
        examples=one.examples,
        only_if=_only_if(one.show_if or around, known),
        ticks=ticks + extra,
        lines=WRITING_LINES.get(one.type, 1 if one.options_from else 0),
        label="How many?" if one.type == "how-many" else BOXES.get(one.type, "£" if one.type == "money" else ""),
        columns=tuple(part.wording for part in one.fields),
        rows=max(one.rows, 3) if one.fields else 0,
        optional=one.optional,
        private=one.keep == "private",
    )


def _only_if(condition: Condition | None, known: Mapping[str, Question]) -> str | None:
    if condition is None:
        return None
    asked = known[condition.question]
    words = {True: "yes", False: "no"}
    chosen = [
        options(asked).get(words.get(one, str(one)) if isinstance(one, bool) else one, str(one))
        for one in condition.answers
    ]
    return f"Only if you answered “{'” or “'.join(chosen)}” to “{asked.wording}”"
