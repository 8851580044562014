"""What a worksheet is, once its definition has been read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Raw = Mapping[str, list[str]]
"""Posted field name to the strings as typed."""


@dataclass(frozen=True)
class Condition:
    """Asked only when an earlier question has one of these answers."""

    question: str
    answers: tuple[str | bool, ...]

    def met(self, values: Mapping[str, Any]) -> bool:
        answer = values.get(self.question)
        chosen = answer if isinstance(answer, list) else [answer]
        return any(value in self.answers for value in chosen if value is not None)


@dataclass(frozen=True)
class Question:
    """One question. `keep` and `writes` say where its answer may go."""

    id: str
    type: str
    wording: str
    short: str
    keep: str = "record"
    hint: str | None = None
    scenario: str | None = None
    why: str | None = None
    examples: tuple[str, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    instead: str | None = None
    quote: str | None = None
    quoted_from: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    options_from: str | None = None
    listed: Mapping[str, str] = field(default_factory=dict)
    """The options that `options_from` stands for, once somebody has read the directory."""
    missing: str | None = None
    optional: bool = False
    show_if: Condition | None = None
    writes: str | None = None
    annex: str | None = None
    max: int | None = None
    rows: int = 1
    row_name: str = "Number"
    adds: bool = False
    only_with: tuple[str, ...] = ()
    row_defaults: Mapping[str, Any] = field(default_factory=dict)
    fields: tuple["Question", ...] = ()

    @property
    def prefilled(self) -> bool:
        """Shown with what the record says. What only staff may see is never shown back."""
        return self.writes is not None and self.keep == "listing"


@dataclass(frozen=True)
class Section:
    """A page or a few, with one title on the task list."""

    id: str
    title: str
    questions: tuple[Question, ...]
    kind: str = "about"
    intro: str | None = None
    checks: str | None = None
    why: str | None = None
    annex: str | None = None
    show_if: Condition | None = None
    unless: str | None = None
    stamps: Mapping[str, str] = field(default_factory=dict)
    makes: str | None = None
    links: str | None = None


@dataclass(frozen=True)
class Included:
    """A worksheet offered as a part of another, and what falling due makes it worth offering."""

    worksheet: str
    version: int
    due: str | None = None


@dataclass(frozen=True)
class Worksheet:
    """One form in one version."""

    id: str
    version: int
    title: str
    short: str
    audience: str
    destination: str
    sections: tuple[Section, ...]
    annex: str | None = None
    time: str | None = None
    intro: str | None = None
    need: tuple[str, ...] = ()
    afterwards: str | None = None
    send: str = "Send"
    quick: bool = False
    prefilled: bool = False
    nothing_changed: str | None = None
    urgent_help_first: bool = False
    keep_months: int = 24
    promotes: str | None = None
    prompt_sheet: int | None = None
    side: str = "group"
    starts_talking: bool = False
    decides: str | None = None
    confirmed_by: str | None = None
    agrees_by: str | None = None
    stamps: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    includes: tuple[Included, ...] = ()
    parts: tuple["Worksheet", ...] = ()
    """The included worksheets themselves. Each part's answers go where that worksheet says."""

    @property
    def goes_to(self) -> str:
        """`git`: a branch to review. `promote`: waits for a reviewer. `staff`: never into git."""
        if self.destination != "database":
            return "git"
        return "promote" if self.promotes else "staff"

    def questions(self) -> Iterator[Question]:
        return (question for section in self.sections for question in section.questions)

    def section(self, section_id: str) -> Section | None:
        return next((section for section in self.sections if section.id == section_id), None)


def steps(section: Section) -> list[tuple[Question, ...]]:
    """The section's questions page by page: a question that hangs on an answer comes on the page after it.

    So nobody is asked what does not concern them, and no script is needed to hide it.
    """
    pages: list[list[Question]] = [[]]
    for question in section.questions:
        here = {asked.id for asked in pages[-1]}
        if question.show_if and question.show_if.question in here:
            pages.append([])
        pages[-1].append(question)
    return [tuple(page) for page in pages]
