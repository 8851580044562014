"""What the pages read from the directory: one group's files, and the lists that options come from."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from forms_server.soundness import LONGEST, neighbours
from schema.layout import file_of
from schema.locality import Locality
from schema.problems import Record, Unreadable
from schema.reader import remembered
from schema.worksheets import Question, Section, Worksheet

SAFE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
STAFF_FOLDERS = ("quality", "surveys")


@dataclass(frozen=True)
class Records:
    """The directory as files, each read again for every request, so that what was just accepted shows at once.

    What a content says is remembered with the content. Records are shared: nobody writes to them.
    """

    directory: Path
    site_url: str = ""
    """Where the menu is, when that is not where place.yml says."""

    def place(self) -> Record:
        place = self._read("place.yml")
        return {**place, "site_url": self.site_url} if self.site_url else place

    def group(self, group: str | None) -> Record | None:
        """The group's record, or None when there is none of that name."""
        if not group or len(group) > LONGEST or set(group) - SAFE:
            return None
        try:
            return self._read(file_of("group", group))
        except (FileNotFoundError, Unreadable):
            return None

    def texts(self, group: str, values: Mapping[str, object]) -> dict[str, str]:
        """The files that a change of a group is made from and checked with: path in the directory to text."""
        own = file_of("group", group)
        staff = [path for folder in STAFF_FOLDERS for path in self._files(f"{folder}/{group}")]
        texts = self._texts(["place.yml", "categories.yml", own, *staff])
        return texts | self._texts(neighbours(texts.get(own, ""), values))

    def _texts(self, paths: Iterable[str]) -> dict[str, str]:
        """Those of the files that are there."""
        found = dict[str, str]()
        for path in paths:
            with suppress(FileNotFoundError):
                found[path] = (self.directory / path).read_text("utf-8")
        return found

    def _files(self, folder: str) -> list[str]:
        """The records of a folder, by their place in the directory; none when there is no such folder."""
        with suppress(FileNotFoundError):
            names = (path.name for path in (self.directory / folder).iterdir())
            return [f"{folder}/{name}" for name in sorted(names) if name.endswith(".yml")]
        return []

    def venue_files(self) -> list[str]:
        """Where every venue's file is, in the directory."""
        return self._files("venues")

    def staff_answers(self, group: str, reference: str) -> Record | None:
        """The quality file of a reference, for the link worker to see beside their own side."""
        for path in self._files(f"quality/{group}"):
            record = self._read(path)
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
        return {PurePosixPath(path).stem: self._read(path) for path in self._files(relative)}

    def with_options(self, sheet: Worksheet) -> Worksheet:
        """The sheet with every list of options that comes from the directory filled in."""
        return replace(sheet, sections=tuple(self._section(section) for section in sheet.sections))

    def _section(self, section: Section) -> Section:
        if not any(question.options_from for question in section.questions):
            return section
        return replace(section, questions=tuple(self._question(question) for question in section.questions))

    def _question(self, question: Question) -> Question:
        return replace(question, listed=self._options(question.options_from)) if question.options_from else question

    def _options(self, source: str) -> dict[str, str]:
        if source == "venues":
            return {name: str(venue["name"]) for name, venue in self._folder("venues").items()}
        if source == "areas":
            return {area["id"]: area["name"] for area in self.place()["areas"]}
        return {one["id"]: one["name"] for one in self._read("categories.yml")["categories"]}

    def _read(self, relative: str) -> Record:
        record: Record = remembered((self.directory / relative).read_bytes(), relative)
        return record
