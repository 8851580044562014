"""Three views of a record put together: as the list had it last time, as the list has it now, and as it is here.

Only what changed in the list changes here. What was edited here stays; where the list changed the same field to
something else, that is a clash, which is told and changes nothing.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from schema.edits import Edit, Remove, Set
from schema.problems import Path, Record, show, spell

Units: TypeAlias = dict[Path, Any]

_OURS_ALONE = ("contacts", "status", "source", "quality", "listing_consent", "checked", "staff", "translations")
"""Fields that an import never changes once a record is here."""


def merged(before: Record, ours: Record, theirs: Record) -> tuple[list[Edit], list[str]]:
    """The edits that bring ours up to date, and the clashes in words."""
    was, now, here = _units(before), _units(theirs), _units(ours)
    edits: list[Edit] = []
    clashes: list[str] = []
    for path in dict.fromkeys((*was, *now)):
        old, new, own = was.get(path), now.get(path), here.get(path)
        if old == new or own == new:
            continue
        if own == old:
            edits.append(Remove(path) if new is None else Set(path, new))
        else:
            clashes.append(f"{spell(path)}: here {show(own)}, in the list now {show(new)}.")
    edits += _contacts(ours, theirs, clashes)
    return _whole(edits, ours), clashes


def unpublished(record: Record) -> Record:
    """A record as it is kept for the next import: without contacts."""
    return {key: value for key, value in record.items() if key != "contacts"}


def _units(record: Record) -> Units:
    """What is compared by itself: each field, and each field of a group of fields. Lists are compared whole."""
    units: Units = {}
    for key, value in record.items():
        if key in _OURS_ALONE:
            continue
        if isinstance(value, dict):
            units |= {(key, inner): each for inner, each in value.items()}
        else:
            units[(key,)] = value
    return units


def _contacts(ours: Record, theirs: Record, clashes: list[str]) -> list[Edit]:
    """Contacts that nobody has agreed to publish follow the list. As soon as one has, they are ours."""
    own, new = ours.get("contacts", []), theirs.get("contacts", [])
    if not own or own == new or not new:
        return []
    if any("consent" in contact for contact in own):
        ways = {contact.get(way) for contact in own for way in ("telephone", "email")}
        if any({contact.get("telephone"), contact.get("email")} - {None} - ways for contact in new):
            clashes.append("contacts: the list has other ways to get in touch than the ones agreed here.")
        return []
    return [Set(("contacts",), new)]


def _whole(edits: list[Edit], ours: Record) -> list[Edit]:
    """Fields of a group of fields that is not here at all are set together."""
    made: list[Edit] = []
    new: dict[str, Record] = {}
    for edit in edits:
        key = str(edit.path[0])
        if isinstance(edit, Set) and len(edit.path) == 2 and key not in ours:
            new.setdefault(key, {})[str(edit.path[1])] = edit.value
        else:
            made.append(edit)
    gone = [key for key, value in ours.items() if isinstance(value, dict) and _emptied(key, value, made)]
    made = [edit for edit in made if edit.path[0] not in gone]
    return [*made, *(Remove((key,)) for key in gone), *(Set((key,), value) for key, value in new.items())]


def _emptied(key: str, value: Record, edits: list[Edit]) -> bool:
    removed = {
        edit.path[1] for edit in edits if isinstance(edit, Remove) and len(edit.path) == 2 and edit.path[0] == key
    }
    added = any(isinstance(edit, Set) and edit.path[0] == key for edit in edits)
    return bool(removed) and removed >= set(value) and not added
