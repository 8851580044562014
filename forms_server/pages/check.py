"""Check your answers, what will change on the menu, sending, and the thank-you with a copy to keep."""

from hashlib import blake2b
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms_server.context import filling_of
from forms_server.filling import Filling, Page, page_key, values_by_section
from forms_server.pages.answers import send
from forms_server.pages.beside import group_side
from forms_server.pages.preview import Preview, Wrong
from forms_server.ports import Changed
from forms_server.rendering.forms import in_words
from schema.worksheets import FieldError, Question, personal_details

CHANGED = "Some answers were changed on another device. Nothing was sent. Look through them here, then send"

bp = Blueprint("check", __name__, url_prefix="/sheet/<handle>")


@bp.get("/check/")
def check(handle: str) -> str | Response:
    """Everything they wrote, with a way to change each answer."""
    filling = filling_of(handle)
    if filling.draft.reference:
        return redirect(url_for("check.sent", handle=handle), 303)
    return _draw(filling, [])


@bp.post("/check/")
def send_now(handle: str) -> Response | str:
    """Send, if nothing has to be mended first."""
    filling = filling_of(handle)
    if filling.draft.reference:
        return redirect(url_for("check.sent", handle=handle), 303)
    cleaned = filling.cleaned()
    preview = Preview.of(filling)
    found = personal_details(filling.sheet, cleaned.values)
    if found and not request.form.get("send_anyway"):
        return _draw(filling, [{"text": "Tick to say that these details may be sent", "href": "#send_anyway"}])
    if not _ready(filling) or preview.problems:
        return _draw(filling, [])
    try:
        if request.form.get("seen", _seen(filling)) != _seen(filling):
            raise Changed
        return send(filling, dict(cleaned.values))
    except Changed:
        return _draw(filling_of(handle), [{"text": CHANGED, "href": "#main"}])


def _seen(filling: Filling) -> str:
    """Stands for the answers that a page shows, so that nothing else is sent from it."""
    return blake2b(repr(sorted(filling.draft.pages.items())).encode(), digest_size=16).hexdigest()


def _draw(filling: Filling, more: list[dict[str, Any]]) -> str:
    cleaned = filling.cleaned()
    values = dict(cleaned.values)
    preview = Preview.of(filling)
    errors = [_to_mend(filling, one) for one in preview.problems] + more
    return render_template(
        "check.html", sheet=filling.sheet, handle=filling.draft.handle, sections=_answers(filling, values),
        errors=errors, to_do=_to_do(filling), ready=_ready(filling), change=preview.change,
        beside=group_side(filling.draft), personal=personal_details(filling.sheet, values), seen=_seen(filling),
    )  # fmt: skip


def _ready(filling: Filling) -> bool:
    """Whether it can be sent: nothing left to mend, and something in it, or a record that it leaves as it is."""
    return not filling.cleaned().errors and bool(filling.asked() or filling.sheet.prefilled)


def _to_do(filling: Filling) -> list[dict[str, Any]]:
    """One line for each part that is not finished, with a link to the first thing to do there: no wall of errors."""
    left = [(section, filling.errors(section)) for section in filling.asked()]
    return [_part_to_do(filling, section.title, errors) for section, errors in left if errors]


def _part_to_do(filling: Filling, title: str, errors: list[FieldError]) -> dict[str, Any]:
    page = filling.section_of(errors[0].name)
    assert page is not None, "an error is always on a page that is shown"
    mend = 1 if page_key(page.section, page.step) in filling.draft.pages else None
    handle = filling.draft.handle
    address = url_for("sheet.page", handle=handle, section=page.section.id, step=page.step, mend=mend, back="check")
    count = "1 answer" if len(errors) == 1 else f"{len(errors)} answers"
    return {"text": f"{title}: {count} to go", "href": f"{address}#{errors[0].name}"}


def _to_mend(filling: Filling, wrong: Wrong) -> dict[str, Any]:
    """What the records' own rules say, with a link to the page where it was typed."""
    page = filling.section_of(wrong.question.id) if wrong.question else None
    if page is None or wrong.question is None:
        return {"text": wrong.message}
    address = url_for("sheet.page", handle=filling.draft.handle, section=page.section.id, step=page.step, back="check")
    return {"text": f"{wrong.question.short}: {wrong.message}", "href": f"{address}#{wrong.question.id}-question"}


def _answers(filling: Filling, values: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"title": section.title, "rows": [_row(filling, page, one, value) for page, one, value in rows]}
        for section, rows in values_by_section(filling, values)
    ]


def _row(filling: Filling, page: Page, question: Question, value: Any) -> dict[str, Any]:
    address = url_for("sheet.page", handle=filling.draft.handle, section=page.section.id, step=page.step, back="check")
    return {"question": question, "said": in_words(question, value), "change": f"{address}#{question.id}"}


@bp.get("/sent/")
def sent(handle: str) -> str | Response:
    """Thank you, with the reference, and a copy to print or keep."""
    filling = filling_of(handle)
    if not filling.draft.reference:
        return redirect(url_for("sheet.tasks", handle=handle), 303)
    sections = _answers(filling, dict(filling.cleaned().values))
    return render_template("sent.html", sheet=filling.sheet, reference=filling.draft.reference, sections=sections)
