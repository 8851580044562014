"""Rules about the files themselves: their names, their folders, and what may not be in a public repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from schema.layout import BY_GROUP, FOLDERS, LARGEST_PICTURE, OTHER_FOLDERS, SINGLE, names
from schema.meant import meant
from schema.problems import Problem, Record
from schema.rules.finding import FiledFindings, Findings, error, warning

if TYPE_CHECKING:
    from schema.locality import Locality

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RECORD = re.compile(rf"{_ID.pattern}\.yml")
_BESIDE = (".md", ".txt")
"""Files that may stand beside records: pages and notes for people."""
_MOVE_IT = "Move it to a private repository, or set repository_public to false and make the repository private."
_ASK_FIRST = "Ask and add the consent, or take it out: everybody can read this repository."


def place_and_categories(locality: Locality, today: date) -> FiledFindings:
    for name in SINGLE:
        if name not in locality.digests and not (locality.directory / name).exists():
            yield name, error((), None, "this file is missing.", "Every directory has one. Copy it from an example.")


def known_files(locality: Locality, today: date) -> FiledFindings:
    top = names(locality.directory)
    for name in top:
        if not (locality.directory / name).is_dir():
            yield from _stray(name, name.removesuffix(".yml"), name in SINGLE)
        elif name not in (*FOLDERS, *BY_GROUP, *OTHER_FOLDERS):
            remedy = meant(name, (*FOLDERS, *BY_GROUP, *OTHER_FOLDERS)) or "If it is not needed, delete it."
            yield name, warning((), None, "nothing reads this folder.", remedy)
    for folder in [each for each in FOLDERS if each in top]:
        for name in names(locality.directory / folder):
            if not _RECORD.fullmatch(name):  # there are thousands, and nearly all are
                yield from _stray(f"{folder}/{name}", name[:-4], name.endswith(".yml"))


def staff_files_match_their_folder(locality: Locality, today: date) -> FiledFindings:
    for folder, by_group in (("quality", locality.quality), ("surveys", locality.surveys)):
        for group, files in by_group.items():
            for name, record in files.items():
                for problem in _about(locality, group, record):
                    yield f"{folder}/{group}/{name}.yml", problem


def public_repository_holds_no_staff_answers(locality: Locality, today: date) -> FiledFindings:
    if not locality.place.get("repository_public"):
        return
    for file in locality.digests:
        if file.split("/")[0] in BY_GROUP:
            yield file, error((), None, "staff's answers may not be in a public repository.", _MOVE_IT)


def public_repository_holds_nothing_for_staff(record: Record, locality: Locality, today: date) -> Findings:
    if "staff" in record and locality.place.get("repository_public"):
        message = "what is for staff only may not be in a public repository."
        yield error(("staff",), None, message, _MOVE_IT)


def public_repository_holds_no_unagreed_contacts(record: Record, locality: Locality, today: date) -> Findings:
    if not locality.place.get("repository_public"):
        return
    for index, contact in enumerate(record.get("contacts", ())):
        if "consent" not in contact:
            message = "nobody agreed that this contact may be published."
            yield error(("contacts", index), None, message, _ASK_FIRST)


def public_place_names_no_practice_contact(locality: Locality, today: date) -> FiledFindings:
    if not locality.place.get("repository_public"):
        return
    for number, network in enumerate(locality.place.get("pcns", ())):
        for index, practice in enumerate(network["practices"]):
            if "staff_contact" in practice:
                path = ("pcns", number, "practices", index, "staff_contact")
                message = "this is for staff, and everybody can read this repository."
                yield "place.yml", error(path, None, message, _ASK_FIRST)


def picture_is_there(record: Record, locality: Locality, today: date) -> Findings:
    """And light enough for a telephone that pays for what it loads."""
    file = record.get("picture", {}).get("file", "")
    if file and file not in locality.pictures:
        message = f'there is no picture "{file}" in pictures/.'
        remedy = meant(file, locality.pictures) or "Add the picture, or take this out."
        yield error(("picture", "file"), file, message, remedy)
    elif file and (size := locality.pictures[file]) > LARGEST_PICTURE:
        message = f"the picture takes {size // 1000} kB: slow on a cheap telephone, and left out of the booklets."
        remedy = f"Save it smaller, in up to {LARGEST_PICTURE // 1000} kB. A photograph 800 pixels wide is enough."
        yield warning(("picture", "file"), file, message, remedy)


def _about(locality: Locality, group: str, record: Record) -> Iterator[Problem]:
    if record["group"] != group:
        message = f'the file says "{record["group"]}" and is in the folder "{group}".'
        yield error(("group",), record["group"], message, "Move the file, or correct the group.")
    elif group not in locality.groups:
        message = f'there is no group "{group}".'
        yield error(("group",), group, message, meant(group, locality.groups) or "Correct the group.")


def _stray(file: str, id: str, is_record: bool) -> FiledFindings:
    if is_record and not _ID.fullmatch(id):
        remedy = 'Rename it with small letters, digits and single hyphens, for example "bell-knitters.yml".'
        yield file, error((), None, "the file's name cannot be an id.", remedy)
    elif file.endswith((".yaml", ".YML")):
        yield file, error((), None, "this file is not read.", 'Rename it to end with ".yml".')
    elif not is_record and not file.endswith(_BESIDE):
        yield file, warning((), None, "nothing reads this file.", "If it is not needed, delete it.")
