"""What an invitation may open: a worksheet that needs a link, for a group that is on record."""

from datetime import timedelta

from forms_server.reviewing import CannotDo, no_group
from forms_server.service import Service
from forms_server.storage import submissions
from forms_server.storage.invitations import Offer
from schema.worksheets import Worksheet, load_worksheets

ROLES = {"group": "group-lead", "link-worker": "link-worker"}


def offer_for(service: Service, group: str, worksheet: str, days: int, answers_of: str | None = None) -> Offer:
    """The offer; a link worker's side is about the group's newest answers unless others are named. Raises CannotDo."""
    sheets = load_worksheets()
    if service.records.group(group) is None:
        raise no_group(group)
    if worksheet not in sheets or sheets[worksheet].audience not in ROLES:
        known = ", ".join(sorted(name for name, sheet in sheets.items() if sheet.audience in ROLES))
        raise CannotDo(f'"{worksheet}" is not a worksheet that needs a link. Those are: {known}.')
    sheet = sheets[worksheet]
    about = (answers_of or _newest(service, group, sheet.prompt_sheet)) if sheet.decides else None
    until = service.today() + timedelta(days=days)
    return Offer(worksheet, sheet.version, group, ROLES[sheet.audience], until, about)


def _newest(service: Service, group: str, prompt_sheet: int | None) -> str:
    """The group's newest answers by which it can agree: that prompt sheet, a review, or a visit that held a review."""
    fitting = [sheet for sheet in load_worksheets().values() if sheet.prompt_sheet in (None, prompt_sheet)]
    agrees = {sheet.id: _agreeing(sheet) for sheet in fitting if _agreeing(sheet)}
    sent = service.database.read(lambda connection: submissions.standing(connection, group, list(agrees)))
    found = next((one.sent.reference for one in sent if agrees[one.sent.worksheet] & set(one.sent.values)), None)
    if found is None:
        raise CannotDo(f"{group} has not sent its side yet. Send it a link to prompt-sheet-{prompt_sheet or 2} first.")
    return found


def _agreeing(sheet: Worksheet) -> set[str]:
    """The questions by which the group's side agrees to connect, those of a joint worksheet's parts among them."""
    return {part.agrees_by for part in (sheet, *sheet.parts) if part.agrees_by}
