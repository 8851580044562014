"""Answers to worksheets as people type them, one file each: adding a file adds a test, here and in the browser."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schema.answers import prefilled_page, shown_values
from schema.problems import Record
from schema.reader import read
from schema.worksheets import Raw, Worksheet, load_worksheets

FOLDER = Path(__file__).parent / "answers"


@dataclass(frozen=True)
class Case:
    """One worksheet filled in, and what should come of it."""

    name: str
    worksheet: str
    typed: dict[str, list[str]]
    answers_of: str | None = None
    meanwhile: list[list[str]] = field(default_factory=list)
    expect: dict[str, Any] = field(default_factory=dict)

    @property
    def sheet(self) -> Worksheet:
        return load_worksheets()[self.worksheet]

    def raw(self, record: Record) -> Raw:
        """What is typed, on top of what the record says."""
        shown = shown_values(self.sheet, record)
        page = prefilled_page(tuple(self.sheet.questions()), shown) if self.sheet.prefilled else {}
        return {**page, **self.typed}

    def sections(self) -> list[str]:
        """The sections opened: those typed in, and of a joint sheet whole parts."""
        opened = [
            section.id for section in self.sheet.sections if any(self._typed_in(one.id) for one in section.questions)
        ]
        if self.sheet.prefilled:
            return opened
        parts = self.sheet.parts or (self.sheet,)
        return [one.id for part in parts if {one.id for one in part.sections} & {*opened} for one in part.sections]

    def _typed_in(self, question: str) -> bool:
        return any(name == question or name.startswith(f"{question}-") for name in self.typed)


def load() -> list[Case]:
    """Every case in the folder."""
    return [_case(path) for path in sorted(FOLDER.glob("*.yml"))]


def _case(path: Path) -> Case:
    data = read(path.read_bytes(), path.name)
    typed = {name: one if isinstance(one, list) else [one] for name, one in data.pop("typed").items()}
    return Case(name=path.stem, typed=typed, **data)
