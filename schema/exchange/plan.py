"""What an import would do to a directory: which files it would write, and a line for each record that says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from schema.edits import Edit, Remove, Set
from schema.exchange import clean
from schema.exchange.entry import Entries, Entry
from schema.exchange.making import Made, Maker, Notes, scrubbed
from schema.exchange.merging import merged, unpublished
from schema.exchange.places import Places
from schema.exchange.soundness import Reader, sound, unsound_together
from schema.layout import FOLDERS, file_of
from schema.locality import Locality
from schema.problems import Record, Unreadable, spell
from schema.reader import read
from schema.splice import SpliceRefused, splice
from schema.writer import write

Action: TypeAlias = Literal["new", "changed", "same", "clash", "missing", "back", "left out", "set aside"]


@dataclass
class Step:
    """What happens to one record, and what a person should know about it."""

    action: Action
    kind: str
    id: str
    name: str
    why: list[str] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)


@dataclass
class Plan:
    """The whole import: a step for each record, and the text of each file to write, by its place in the directory."""

    steps: list[Step] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def count(self, *actions: Action, kind: str = "group") -> int:
        return sum(step.action in actions and step.kind == kind for step in self.steps)


def plan(
    dataset: str, source: Record, found: Entries, locality: Locality, text_of: Reader, today: date
) -> Plan:  # fmt: skip
    """Plan an import of what was found in a list into a locality, of whose files `text_of` has the text."""
    made = _Planning(dataset, source, locality, text_of, today).all(found)
    made.notes += found.notes
    return made


class _Planning:
    def __init__(self, dataset: str, source: Record, locality: Locality, text_of: Reader, today: date) -> None:
        self._dataset, self._locality, self._text_of, self._today = dataset, locality, text_of, today
        self._places = Places(dataset, source, locality.place, locality.venues)
        self._maker = Maker(dataset, source, locality.place, self._places)
        self._plan = Plan()
        self._records: dict[str, tuple[str, str, Record]] = {}
        self._steps: dict[str, Step] = {}
        self._here = {"venue": locality.venues, "organisation": locality.organisations, "group": locality.groups}
        self._ids = {
            kind: {record["source"]["id"]: id for id, record in records.items() if self._is_ours(record)}
            for kind, records in self._here.items()
        }
        self._taken = {kind: set(records) for kind, records in self._here.items()}
        self._bodies = {record["name"].casefold(): id for id, record in locality.organisations.items()}
        self._seen: set[str] = set()

    def all(self, found: Entries) -> Plan:
        made = [self._maker.make(entry) for entry in self._alive(found.entries)]
        for id, venue in {**found.venues, **self._places.made}.items():
            notes = Notes()
            self._one("venue", id, scrubbed(venue, notes.kept_back), notes)
        for id, organisation in found.organisations.items():
            self._one("organisation", id, organisation, Notes())
        for each in made:
            self._group(each)
        if found.complete:
            self._vanished()
        self._set_aside_what_does_not_fit()
        self._plan.steps = list(self._steps.values())
        return self._plan

    def _is_ours(self, record: Record) -> bool:
        return bool(record.get("source", {}).get("dataset") == self._dataset)

    def _alive(self, entries: Iterable[Entry]) -> Iterable[Entry]:
        """Entries with an id and a name that the list shows; the others are told."""
        for at, entry in enumerate(entries, 1):
            why = "The list does not show it, or says that it has ended." if not entry.active else ""
            why = why or ("It has no name." if not entry.name.strip() else "")
            why = why or ("It is in the list twice." if entry.id in self._seen else "")
            if why:
                self._steps[f"left out {at}"] = Step("left out", "group", entry.id, entry.name, [why])
                continue
            self._seen.add(entry.id)
            yield entry

    def _group(self, made: Made) -> None:
        group = made.group
        if made.organisation and (organisation := self._organisation(made.organisation)):
            group = {**group, "organisation": organisation}
        if group["where"].get("venue") not in (None, *self._known("venue")):
            group = {**group, "where": {key: value for key, value in group["where"].items() if key != "venue"}}
        if made.entry.record:
            self._one("group", made.entry.id, group, made.notes)
            return
        source_id = group["source"]["id"]
        id = self._ids["group"].get(source_id) or self._new_id("group", group["name"])
        self._ids["group"][source_id] = id
        self._one("group", id, group, made.notes)

    def _known(self, kind: str) -> set[str]:
        made = {id for each, id, _ in self._records.values() if each == kind}
        return made | set(self._here[kind])

    def _organisation(self, record: Record) -> str:
        """The id of an organisation: the one imported before, one of the same name, or a new one."""
        source_id, name = record["source"]["id"], record["name"].casefold()
        id = self._ids["organisation"].get(source_id)
        if id is None and name in self._bodies:
            return self._bodies[name]
        id = id or self._new_id("organisation", record["name"])
        if file_of("organisation", id) not in self._steps:
            self._ids["organisation"][source_id] = self._bodies[name] = id
            self._one("organisation", id, record, Notes())
        return id if id in self._known("organisation") else ""

    def _new_id(self, kind: str, name: str) -> str:
        base = clean.slug(name) or kind
        numbered = (base, *(f"{base}-{number}" for number in range(2, 9_999)))
        id = next(each for each in numbered if each not in self._taken[kind])
        self._taken[kind].add(id)
        return id

    def _one(self, kind: str, id: str, theirs: Record, notes: Notes) -> None:
        file, name = file_of(kind, id), theirs["name"]
        good, why = sound(kind, theirs)
        if good is None:
            self._steps[file] = Step("set aside", kind, id, name, why, notes)
            return
        notes.said += why
        text = self._text_of(file)
        if text is None:
            self._steps[file] = Step("new", kind, id, name, [], notes)
            self._write(file, kind, id, write(good, kind), good)
        else:
            self._steps[file] = self._update(kind, id, text, good, notes)

    def _update(self, kind: str, id: str, text: str, theirs: Record, notes: Notes) -> Step:
        file = file_of(kind, id)
        ours = self._here[kind].get(id)
        if ours is None:
            return Step(
                "set aside", kind, id, theirs["name"], ["The file that is here has errors. Mend it first."], notes
            )
        edits, clashes = merged(self._before(kind, id), ours, theirs)
        back = "missing_since" in ours.get("source", {})
        if back:
            edits.append(Remove(("source", "missing_since")))
        return self._edited(kind, id, file, text, edits, clashes, back, theirs, notes)

    def _edited(
        self, kind: str, id: str, file: str, text: str, edits: list[Edit], clashes: list[str], back: bool,
        theirs: Record, notes: Notes,
    ) -> Step:  # fmt: skip
        try:
            changed = splice(text, edits, kind) if edits else text
            record = read(changed, "")
            problem = "" if sound(kind, record)[1] == [] else "With the list's changes it would not be sound."
        except (SpliceRefused, Unreadable) as refused:
            problem, record, changed = str(refused), {}, text
        if problem:
            return Step("clash", kind, id, theirs["name"], [problem, *clashes], notes)
        if edits:
            self._plan.files[file] = changed
        self._records[file] = (kind, id, record)
        self._remember(kind, id, theirs)
        what = [f"{spell(edit.path)} changed in the list." for edit in edits]
        action: Action = "clash" if clashes else "back" if back else "changed" if edits else "same"
        return Step(action, kind, id, theirs["name"], [*what, *clashes], notes)

    def _write(self, file: str, kind: str, id: str, text: str, record: Record) -> None:
        self._plan.files[file] = text
        self._records[file] = (kind, id, record)
        self._remember(kind, id, record)

    def _remember(self, kind: str, id: str, theirs: Record) -> None:
        """Keep what the list said, for the next import to compare with."""
        file, text = self._base(kind, id), write(unpublished(theirs), kind)
        if self._text_of(file) != text:
            self._plan.files[file] = text

    def _before(self, kind: str, id: str) -> Record:
        text = self._text_of(self._base(kind, id))
        try:
            before = read(text, "") if text else {}
        except Unreadable:
            before = {}
        return before if isinstance(before, dict) else {}

    def _base(self, kind: str, id: str) -> str:
        folder = next(name for name, each in FOLDERS.items() if each == kind)
        return f"sources/{self._dataset}/{folder}/{id}.yml"

    def _vanished(self) -> None:
        """What the list does not have any more is marked, and stays."""
        for id, record in self._locality.groups.items():
            if not self._is_ours(record) or record["source"]["id"] in self._seen or record["status"] == "closed":
                continue
            file, step = file_of("group", id), Step("missing", "group", id, record["name"])
            if "missing_since" in record["source"]:
                step.why = [f"It has not been in the list since {record['source']['missing_since']}."]
            else:
                edit = Set(("source", "missing_since"), self._today.isoformat())
                self._plan.files[file] = splice(self._text_of(file) or "", [edit], "group")
            self._steps[file] = step

    def _set_aside_what_does_not_fit(self) -> None:
        wrong = unsound_together(self._locality, self._records, self._today)
        for file, why in wrong.items():
            kind, id, _ = self._records[file]
            self._plan.files.pop(file, None)
            self._plan.files.pop(self._base(kind, id), None)
            self._steps[file] = Step("set aside", kind, id, self._steps[file].name, [why], self._steps[file].notes)
