"""Links that were sent to somebody: look first, and then swap the link for a cookie.

Looking spends nothing, so that a mail scanner may follow the link. After the swap, addresses hold no key.
"""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms_server.context import here, remember
from forms_server.filling import FIRST, Filling, page_key
from forms_server.pages.answers import posted, send
from forms_server.pages.beginning import Beginning, beginning
from forms_server.pages.preview import Preview
from forms_server.ports import Draft, Invitation
from forms_server.rendering.forms import fields_of, in_words, own_fields, summary
from schema.answers import prefilled_page, shown_values
from schema.problems import Record
from schema.worksheets import FieldError, Worksheet, clean, split
from schema.worksheets.kinds import kind_of

bp = Blueprint("invited", __name__)


@bp.get("/i/<token>")
def look(token: str) -> str:
    """The start page."""
    return _start(here().store.open_invitation(token))


@bp.post("/i/<token>")
def enter(token: str) -> Response | str:
    """Begin, or carry on. Quick sheets are sent at once, and so is “nothing has changed”."""
    invitation = here().store.open_invitation(token)
    sheet, record = _sheet(invitation)
    if sheet.quick:
        return _quick(token, invitation, sheet, record)
    nothing = request.form.get("action") == "nothing-changed" and sheet.nothing_changed
    start = beginning(invitation, sheet, record) if not nothing else Beginning(shown_values(sheet, record))
    draft = here().store.begin(token, start.shown, start.pages)
    remember(draft)
    if nothing and not draft.pages:
        return send(Filling(sheet, draft), {})
    return redirect(url_for("sheet.tasks", handle=draft.handle), 303)


def _quick(token: str, invitation: Invitation, sheet: Worksheet, record: Record) -> Response | str:
    """Send one page at once, unless something on it has to be mended first."""
    typed = own_fields(sheet.questions(), posted())
    errors = clean(sheet, typed).errors
    if errors:
        return _start(invitation, typed, errors)
    pages, shown = {page_key(sheet.sections[0], FIRST): typed}, beginning(invitation, sheet, record).shown
    filling = Filling(sheet, Draft("", "", sheet.id, sheet.version, invitation.group, pages, shown))
    refused = Preview.of(filling).problems
    if refused:
        return _start(invitation, typed, [wrong.on_its_field() for wrong in refused])
    draft = here().store.send_at_once(token, filling.draft, *split(sheet, filling.cleaned().values))
    remember(draft)
    return redirect(url_for("check.sent", handle=draft.handle), 303)


def _sheet(invitation: Invitation) -> tuple[Worksheet, Record]:
    record = here().records.group(invitation.group) or {}
    return here().sheet(invitation.worksheet, invitation.version, record), record


def _start(invitation: Invitation, typed: dict[str, list[str]] | None = None, errors: Sequence[FieldError] = ()) -> str:
    sheet, record = _sheet(invitation)
    start, shown = beginning(invitation, sheet, record), shown_values(sheet, record)
    questions = tuple(sheet.questions()) if sheet.quick else ()
    raw = typed if typed is not None else {**prefilled_page(questions, shown), **start.raw}
    return render_template(
        "start.html", sheet=sheet, group=record, until=invitation.expires_on, start=start, errors=summary(errors),
        fields=fields_of(questions, raw, errors), now=_says_now(sheet, shown) if sheet.nothing_changed else [],
        started=invitation.started,
    )  # fmt: skip


def _says_now(sheet: Worksheet, shown: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """What the menu says now, question by question."""
    listed = [question for section in sheet.sections if not section.makes for question in section.questions]
    asked = [question for question in listed if question.prefilled and shown.get(question.writes or "") is not None]
    return [(one.short, in_words(one, kind_of(one).from_record(one, shown[one.writes or ""]))) for one in asked]
