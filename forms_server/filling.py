"""How far a draft has come: pure, from the worksheet and the pages as typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forms_server.ports import Draft, Raw
from schema.answers import prefilled_page
from schema.worksheets import Cleaned, FieldError, Question, Section, Worksheet, clean, steps

FIRST = 1


def page_key(section: Section, step: int) -> str:
    """The name a page is saved under."""
    return section.id if step == FIRST else f"{section.id}.{step}"


@dataclass(frozen=True)
class Page:
    """One page of a section that this person has to see."""

    section: Section
    step: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Filling:
    """A worksheet being filled in."""

    sheet: Worksheet
    draft: Draft

    @cached_property
    def raw(self) -> Raw:
        """Everything typed so far, and what the record says where nothing was."""
        return {name: strings for _section, _step, page in self._pages() for name, strings in page.items()}

    def _pages(self) -> Iterator[tuple[Section, int, Raw]]:
        for section in self.sheet.sections:
            for step, questions in enumerate(steps(section), FIRST):
                yield section, step, self.typed(section, step, questions)

    def typed(self, section: Section, step: int, questions: tuple[Question, ...]) -> Raw:
        """One page as typed, or as prefilled."""
        saved = self.draft.pages.get(page_key(section, step))
        if saved is not None:
            return saved
        return prefilled_page(questions, dict(self.draft.shown)) if self.sheet.prefilled else {}

    @cached_property
    def everything(self) -> Cleaned:
        """All of it read, to know which questions apply."""
        return clean(self.sheet, self.raw)

    def applies(self, section: Section) -> bool:
        return not section.show_if or section.show_if.met(self.everything.values)

    @property
    def sections(self) -> list[Section]:
        """The sections that this person has to see."""
        return [section for section in self.sheet.sections if self.applies(section)]

    def pages(self, section: Section) -> list[Page]:
        """The section's pages that hold a question for this person."""
        values = self.everything.values
        found = [
            Page(section, step, tuple(one for one in questions if not one.show_if or one.show_if.met(values)))
            for step, questions in enumerate(steps(section), FIRST)
        ]
        return [page for page in found if page.questions]

    def page(self, section_id: str, step: int) -> Page | None:
        section = self.sheet.section(section_id)
        pages = self.pages(section) if section and self.applies(section) else []
        return next((page for page in pages if page.step == step), None)

    def after(self, page: Page) -> Page | None:
        """The next page of the same section."""
        return next((other for other in self.pages(page.section) if other.step > page.step), None)

    def opened(self, section: Section) -> bool:
        return any(key == section.id or key.startswith(f"{section.id}.") for key in self.draft.pages)

    def errors(self, section: Section) -> list[FieldError]:
        return list(clean(self.sheet, self.raw, [section.id]).errors)

    def done(self, section: Section) -> bool:
        """Every page seen, and nothing left to mend."""
        seen = all(page_key(page.section, page.step) in self.draft.pages for page in self.pages(section))
        return seen and not self.errors(section)

    def status(self, section: Section) -> str:
        """`done`, `started`, `not-started`, or `as-it-is` for a prefilled section that was left alone."""
        if not self.opened(section):
            return "as-it-is" if self.sheet.prefilled else "not-started"
        return "done" if self.done(section) else "started"

    def asked(self) -> list[Section]:
        """The sections that go into what is sent: of a prefilled sheet those opened, of a joint one the parts begun."""
        if self.sheet.prefilled:
            return [section for section in self.sections if self.opened(section)]
        begun = [part for part in self.sheet.parts if any(self.opened(section) for section in part.sections)]
        left_out = {section.id for part in self.sheet.parts if part not in begun for section in part.sections}
        return [section for section in self.sections if section.id not in left_out]

    def cleaned(self) -> Cleaned:
        """What would be sent."""
        return clean(self.sheet, self.raw, [section.id for section in self.asked()])

    def section_of(self, field: str) -> Page | None:
        """The page that a posted field is on, for an error to link to."""
        for section in self.sections:
            for page in self.pages(section):
                if any(field == one.id or field.startswith(f"{one.id}-") for one in page.questions):
                    return page
        return None


def parts_done(filling: Filling) -> tuple[int, int]:
    """How many sections are done, out of how many."""
    sections = filling.sections
    return sum(filling.status(section) in ("done", "as-it-is") for section in sections), len(sections)


def values_by_section(
    filling: Filling, values: Mapping[str, Any]
) -> Iterator[tuple[Section, list[tuple[Page, Question, Any]]]]:
    """The questions that apply, with their answers, a section at a time."""
    for section in filling.asked():
        rows = [(page, one, values.get(one.id)) for page in filling.pages(section) for one in page.questions]
        yield section, rows
