"""From a submission to a checked plan: reads the records of one commit, applies the answers, checks the result."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from forms_server import summary
from forms_server.ports import Submission
from forms_server.soundness import after, neighbours
from forms_server.worker.outcomes import branch_of
from forms_server.worker.plan import Plan, Tree, Unusable
from schema.answers import Answers, Change, apply, looks_at_venues, promote
from schema.answers.paths import get, path_of
from schema.layout import file_of
from schema.problems import Record, Unreadable
from schema.reader import read
from schema.worksheets import Worksheet, load_versions

WHOLE = ("place.yml", "categories.yml")
STAFF_FOLDERS = ("quality/", "surveys/")


@dataclass(frozen=True)
class RecordPlanner:
    """Plans on the records below `directory` in a repository."""

    directory: str
    today: Callable[[], date]
    forge: str = "none"

    def __call__(self, sent: Submission, tree: Tree) -> Plan:
        """The plan of a submission on one commit. Raises Unusable."""
        sheet = load_versions().get((sent.worksheet, sent.version))
        if sheet is None:
            raise Unusable(f"There is no worksheet {sent.worksheet} version {sent.version}. Put its file back.")
        around = self._around(sent, tree)
        change = self.change(sent, sheet, around, tree)
        records, problems = after(around, change, self.today())
        if problems:
            raise Unusable("The record would not be sound:\n" + "\n".join(map(str, problems)))
        files = {f"{self.directory}/{path}": text.encode() for path, text in change.files.items()}
        branch = branch_of(sent.reference).removeprefix("refs/heads/")
        places = {path: self._address(branch, path, records.place) for path in files}
        facts = (sent, sheet, change, records, self.today(), places)
        return Plan(
            files=files,
            title=f"{sheet.short}: {sent.group or 'a new group'}",
            body=summary.body(summary.Facts(*facts, summary.for_forges)),
            text=summary.body(summary.Facts(*facts, summary.for_terminals)),
            conflicts=tuple(conflict.path for conflict in change.conflicts),
            to_read=bool(change.notes or change.conflicts),
            staff_only=any(path.startswith(STAFF_FOLDERS) for path in change.files),
        )

    def change(self, sent: Submission, sheet: Worksheet, around: Mapping[str, str], tree: Tree) -> Change:
        """What accepting would do to the files around the group. Raises Unusable when the group is gone."""
        if sent.group is None:
            return promote(sheet, _answers(sent, "new"), self._ids(tree, "groups"))
        places = self._ids(tree, "venues") if looks_at_venues(sheet) else ()
        venues = {file_of("venue", name): "" for name in places}
        try:
            return apply({**venues, **around}, sheet, _answers(sent, sent.group), load_versions())
        except KeyError:
            raise Unusable(
                f"There is no record of the group {sent.group} in the main branch. Commit its file there, then retry."
            ) from None
        except Unreadable as unreadable:
            said = "\n".join(str(problem) for problem in unreadable.problems)
            raise Unusable(f"The record cannot be read as it is now:\n{said}") from None

    def may_promote(self, sent: Submission) -> bool:
        """Whether a reviewer may turn this, sent without a link, into a record."""
        sheet = load_versions().get((sent.worksheet, sent.version))
        return sheet is not None and sheet.promotes is not None

    def preferring(self, sent: Submission, tree: Tree, paths: Sequence[str]) -> Submission:
        """The submission as if its sender had been shown what the record says now, so that their answer wins there."""
        text = tree.read(f"{self.directory}/{file_of('group', sent.group or '')}") or "{}"
        record = read(text, "")
        now = {path: get(record, path_of(path)) for path in paths}
        return replace(sent, shown={**sent.shown, **now})

    def _around(self, sent: Submission, tree: Tree) -> dict[str, str]:
        """The files that a change of a group is made from and checked with, by their place in the directory."""
        group = sent.group or ""
        folders = [f"{self.directory}/{folder}{group}/" for folder in STAFF_FOLDERS] if group else []
        staff = [self._inside(path) for path in tree.names(*folders)] if group else []
        found = self._read(tree, [*WHOLE, file_of("group", group), *staff] if group else WHOLE)
        return {**found, **self._read(tree, neighbours(found.get(file_of("group", group), ""), sent.values))}

    def _read(self, tree: Tree, paths: "list[str] | tuple[str, ...]") -> dict[str, str]:
        found = tree.repository.read(tree.commit, [f"{self.directory}/{path}" for path in paths])
        return {self._inside(path): content.decode("utf-8") for path, content in found.items()}

    def _inside(self, path: str) -> str:
        return path.removeprefix(f"{self.directory}/")

    def _ids(self, tree: Tree, folder: str) -> set[str]:
        return {PurePosixPath(path).stem for path in tree.names(f"{self.directory}/{folder}/")}

    def _address(self, branch: str, path: str, place: Record) -> str:
        """Where the forge shows a file as it would be: a new one is on no other branch yet."""
        pattern = summary.LINKS.get(self.forge, "")
        return pattern.format(repository=place.get("repository_url", "").rstrip("/"), branch=branch, path=path)


def _answers(sent: Submission, group: str) -> Answers:
    return Answers(sent.reference, group, sent.received_on, sent.values, sent.shown, sent.answers_of)
