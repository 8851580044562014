"""What the pages read from the directory: one group's files, and the lists that options come from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from forms_server.soundness import neighbours
from schema.layout import file_of
from schema.locality import Locality
from schema.problems import Record, Unreadable
from schema.reader import read
from schema.worksheets import Question, Section, Worksheet

SAFE = "abcdefghijklmnopqrstuvwxyz0123456789-"


@dataclass(frozen=True)
class Records:
    """The directory as files. Nothing is kept in memory, so that what was just accepted shows at once."""

    directory: Path
    site_url: str = ""
    """Where the menu is, when that is not where place.yml says."""

    def place(self) -> Record:
        place = self._read("place.yml")
        return {**place, "site_url": self.site_url} if self.site_url else place

    def group(self, group: str | None) -> Record | None:
        """The group's record, or None when there is none of that name."""
        if not group or set(group) - set(SAFE) or not (self.directory / file_of("group", group)).is_file():
            return None
        try:
            return self._read(file_of("group", group))
        except Unreadable:
            return None

    def texts(self, group: str, values: Mapping[str, object]) -> dict[str, str]:
        """The files that a change of a group is made from and checked with: path in the directory to text."""
        own = file_of("group", group)
        patterns = ("place.yml", "categories.yml", own, f"quality/{group}/*.yml", f"surveys/{group}/*.yml")
        found = [path for pattern in patterns for path in sorted(self.directory.glob(pattern))]
        texts = {path.relative_to(self.directory).as_posix(): path.read_text("utf-8") for path in found}
        near = [path for path in neighbours(texts.get(own, ""), values) if (self.directory / path).is_file()]
        return texts | {path: (self.directory / path).read_text("utf-8") for path in near}

    def venue_files(self) -> list[str]:
        """Where every venue's file is, in the directory."""
        return [f"venues/{path.name}" for path in sorted(self.directory.glob("venues/*.yml"))]

    def staff_answers(self, group: str, reference: str) -> Record | None:
        """The quality file of a reference, for the link worker to see beside their own side."""
        for path in sorted((self.directory / "quality" / group).glob("*.yml")):
            record = self._read(path.relative_to(self.directory).as_posix())
            if record.get("reference") == reference:
                return record
        return None

    def around(self, group: str) -> Locality:
        """One group with its organisation and its staff files: enough to say what is due for it."""
        record = self.group(group) or {}
        body = record.get("organisation")
        return Locality(
            self.directory,
            groups={group: record},
            organisations={body: self._read(file_of("organisation", body))} if body else {},
            quality={group: self._folder(f"quality/{group}")},
            surveys={group: self._folder(f"surveys/{group}")},
        )

    def _folder(self, relative: str) -> dict[str, Record]:
        return {
            path.stem: self._read(f"{relative}/{path.name}")
            for path in sorted((self.directory / relative).glob("*.yml"))
        }

    def with_options(self, sheet: Worksheet) -> Worksheet:
        """The sheet with every list of options that comes from the directory filled in."""
        return replace(sheet, sections=tuple(self._section(section) for section in sheet.sections))

    def _section(self, section: Section) -> Section:
        return replace(section, questions=tuple(self._question(question) for question in section.questions))

    def _question(self, question: Question) -> Question:
        listed = self._options(question.options_from) if question.options_from else {}
        return replace(question, listed=listed)

    def _options(self, source: str) -> dict[str, str]:
        if source == "venues":
            return {
                path.stem: str(self._read(f"venues/{path.name}")["name"])
                for path in sorted(self.directory.glob("venues/*.yml"))
            }
        if source == "areas":
            return {area["id"]: area["name"] for area in self.place()["areas"]}
        return {one["id"]: one["name"] for one in self._read("categories.yml")["categories"]}

    def _read(self, relative: str) -> Record:
        record: Record = read((self.directory / relative).read_bytes(), relative)
        return record
