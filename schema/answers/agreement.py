"""The agreement to connect (Annex H): it stands only when both sides have confirmed the same answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schema.answers.model import Answers
from schema.problems import Record
from schema.worksheets.model import Worksheet

Sheets = Mapping[tuple[str, int], Worksheet]
BEGUN = ("talking", "agreed", "paused", "checked-another-way")
NEWER = "The group has sent newer answers ({newer}) than those confirmed ({confirmed}). Look at those together first."
WAITING = "The group's answers {confirmed} are not in the record yet. Accept them first, then this."
PAUSED = "The group was paused on {date}, and these answers are not newer. The pause stands."
ANOTHER_SHEET = (
    "The answers {confirmed} are to prompt sheet {theirs}, and this confirms prompt sheet {ours}. "
    "Send a link to link-worker-{theirs} instead."
)
TALK_FIRST = "The group would like to talk first, so the agreement does not stand yet."


@dataclass(frozen=True)
class Standing:
    """The quality status that follows, or None to leave it as it is, and what the reviewer should know."""

    quality: Record | None
    notes: tuple[str, ...] = ()


def standing(sheet: Worksheet, answers: Answers, record: Record, files: list[Record], sheets: Sheets) -> Standing:
    """What the status becomes. `files` are the group's quality files, the one just made included.

    A pause is only ended by answers that came after its day: who paused the group knew what others did not.
    """
    current = record.get("quality", {})
    stands = _standing(sheet, answers, current, files, sheets)
    paused_on = current.get("date", "") if current.get("status") == "paused" else ""
    if stands.quality is not None and paused_on >= answers.received_on.isoformat():
        return Standing(None, (PAUSED.format(date=paused_on), *stands.notes))
    return stands


def _standing(sheet: Worksheet, answers: Answers, current: Record, files: list[Record], sheets: Sheets) -> Standing:
    today = answers.received_on.isoformat()
    if sheet.decides:
        return _decided(sheet, answers, current, files, sheets)
    if sheet.agrees_by and _link_worker_agreed(answers.reference, files, sheets):
        return Standing(_agreed(sheet, current, today))
    if sheet.starts_talking and current.get("status") not in BEGUN:
        return Standing(_status("talking", current, today, sheet))
    return Standing(None)


def _decided(sheet: Worksheet, answers: Answers, current: Record, files: list[Record], sheets: Sheets) -> Standing:
    decision, today = answers.values.get(sheet.decides or ""), answers.received_on.isoformat()
    if decision == "checked-another-way":
        return Standing({"status": decision, "date": today, "checked_how": answers.values["checked_how"]})
    if decision == "not-confident-yet":
        return Standing(_status("talking", current, today, sheet))
    missing = _not_the_same(answers.answers_of, files, sheets)
    missing = missing or _another_sheet(sheet, answers.answers_of, files, sheets)
    if missing:
        begun = None if current.get("status") in BEGUN else _status("talking", current, today, sheet)
        return Standing(begun, (missing,))
    return Standing(_agreed(sheet, current, today))


def _status(status: str, current: Record, today: str, sheet: Worksheet) -> Record:
    """The day stays when the status does."""
    since = current.get("date", today) if current.get("status") == status else today
    quality = {"status": status, "date": since}
    sheet_number = sheet.prompt_sheet or current.get("prompt_sheet")
    return quality | ({"prompt_sheet": sheet_number} if sheet_number else {})


def _agreed(sheet: Worksheet, current: Record, today: str) -> Record:
    return _status("agreed", {**current, "status": None}, today, sheet)


def _not_the_same(confirmed: str | None, files: list[Record], sheets: Sheets) -> str | None:
    """Why the two sides have not confirmed the same answers, or None when they have."""
    group_side = sorted(_group_side(files, sheets), key=lambda one: str(one[0]["received_on"]))
    newest = group_side[-1][0] if group_side else None
    found = next((agrees for file, agrees in group_side if file["reference"] == confirmed), None)
    if newest is None or found is None:
        return WAITING.format(confirmed=confirmed or "")
    if newest["reference"] != confirmed:
        return NEWER.format(newer=newest["reference"], confirmed=confirmed)
    return None if found else TALK_FIRST


def _another_sheet(sheet: Worksheet, confirmed: str | None, files: list[Record], sheets: Sheets) -> str | None:
    """Why a link worker's side does not fit the answers that it confirms, or None when it does."""
    about = next((file for file in files if file["reference"] == confirmed), None)
    asked = sheets.get((about["worksheet"], about["version"])) if about else None
    if asked is None or asked.prompt_sheet in (None, sheet.prompt_sheet):
        return None
    return ANOTHER_SHEET.format(confirmed=confirmed, theirs=asked.prompt_sheet, ours=sheet.prompt_sheet)


def _group_side(files: list[Record], sheets: Sheets) -> Iterator[tuple[Record, bool]]:
    """The files by which a group can agree, and whether it does."""
    for file in files:
        sheet = sheets.get((file["worksheet"], file["version"]))
        if sheet and sheet.agrees_by:
            yield file, file["answers"].get(sheet.agrees_by) == "yes"


def _link_worker_agreed(reference: str, files: list[Record], sheets: Sheets) -> bool:
    """Whether the link worker's side came in first."""
    return _not_the_same(reference, files, sheets) is None and any(
        file.get("answers_of") == reference and _decision(file, sheets) == "agree" for file in files
    )


def _decision(file: Record, sheets: Sheets) -> Any:
    sheet = sheets.get((file["worksheet"], file["version"]))
    return file["answers"].get(sheet.decides) if sheet and sheet.decides else None
