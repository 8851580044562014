"""Filling in a worksheet: the task list, and the pages of questions."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms_server.context import filling_of, forget, here
from forms_server.filling import FIRST, Filling, Page, page_key, parts_done
from forms_server.pages.answers import posted
from forms_server.pages.beside import group_side
from forms_server.pages.due import parts_due
from forms_server.rendering.forms import fields_of, own_fields, summary, with_empty_row
from schema.worksheets import FieldError, Section, clean

bp = Blueprint("sheet", __name__, url_prefix="/sheet/<handle>")

STATUS = {
    "done": {"text": "Done"},
    "as-it-is": {"text": "Nothing changed"},
    "started": {"tag": {"text": "Started", "classes": "govuk-tag--light-blue"}},
    "not-started": {"tag": {"text": "Not started", "classes": "govuk-tag--blue"}},
}


@bp.get("/")
def tasks(handle: str) -> str | Response:
    """The task list."""
    filling = filling_of(handle)
    if filling.draft.reference:
        return redirect(url_for("check.sent", handle=handle), 303)
    done, total = parts_done(filling)
    group = here().records.group(filling.draft.group)
    return render_template(
        "tasks.html", sheet=filling.sheet, handle=handle, parts=_parts(filling), done=done, total=total, group=group,
        beside=group_side(filling.draft),
    )  # fmt: skip


def _parts(filling: Filling) -> list[dict[str, object]]:
    """The task list; of a joint worksheet one for each part, with whether it is due."""
    sheet = filling.sheet
    items = {section.id: _item(filling, section) for section in filling.sections}
    if not sheet.parts:
        return [{"items": list(items.values())}]
    due = parts_due(filling)
    return [
        {
            "title": part.title,
            "due": due.get(part.id),
            "items": [items[one.id] for one in part.sections if one.id in items],
        }
        for part in sheet.parts
    ]


def _item(filling: Filling, section: Section) -> dict[str, object]:
    address = url_for(
        "sheet.page", handle=filling.draft.handle, section=section.id, step=filling.pages(section)[0].step
    )
    return {"title": {"text": section.title}, "href": address, "status": STATUS[filling.status(section)]}


@bp.get("/part/<section>/<int:step>/")
def page(handle: str, section: str, step: int) -> str | Response:
    """One page of questions, with errors when coming back from the check page to mend them."""
    filling, here_now = _find(handle, section, step)
    if filling.draft.reference:
        return redirect(url_for("check.sent", handle=handle), 303)
    raw = filling.typed(here_now.section, step, here_now.questions)
    errors = _errors(filling, here_now) if "mend" in request.args else []
    return _draw(filling, here_now, raw, errors)


@bp.post("/part/<section>/<int:step>/")
def save(handle: str, section: str, step: int) -> Response | str:
    """Keep the page as typed, whatever is wrong with it, and then go on, stay, or stop for now."""
    filling, here_now = _find(handle, section, step)
    typed = own_fields(here_now.questions, posted())
    action = request.form.get("action", "go-on")
    refused = _never_keep(filling, here_now, typed)
    if refused:
        return _draw(filling, here_now, typed, refused)
    rows = next((one for one in here_now.questions if action == f"add-{one.id}"), None)
    if rows:
        typed = {**typed, **with_empty_row(rows, typed)}
    here().store.save_page(filling.draft.id, page_key(here_now.section, step), typed)
    if rows:
        return redirect(url_for("sheet.page", handle=handle, section=section, step=step) + f"#{rows.id}-add", 303)
    if action == "later":
        return redirect(url_for("sheet.later", handle=handle), 303)
    return _onwards(filling_of(handle), here_now, typed)


def _never_keep(filling: Filling, page: Page, typed: dict[str, list[str]]) -> list[FieldError]:
    """What must not even be stored as a draft. It stays on the page in front of the person, and nowhere else."""
    errors = clean(filling.sheet, {**filling.raw, **typed}, [page.section.id]).errors
    return [error for error in errors if error.never_keep]


def _onwards(filling: Filling, saved: Page, typed: dict[str, list[str]]) -> Response | str:
    errors = _errors(filling, saved)
    if errors:
        return _draw(filling, saved, typed, errors)
    after = filling.after(saved)
    if after:
        return redirect(
            url_for("sheet.page", handle=filling.draft.handle, section=after.section.id, step=after.step), 303
        )
    if request.args.get("back") == "check":
        return redirect(url_for("check.check", handle=filling.draft.handle), 303)
    return redirect(url_for("sheet.tasks", handle=filling.draft.handle), 303)


@bp.get("/later/")
def later(handle: str) -> str:
    """Saved: how to come back. Where a link opens it again, this browser forgets, for it may be a library's."""
    filling = filling_of(handle)
    if filling.draft.group:
        forget(handle)
    return render_template("later.html", sheet=filling.sheet, handle=handle)


def _find(handle: str, section: str, step: int) -> tuple[Filling, Page]:
    filling = filling_of(handle)
    found = filling.page(section, step)
    if found is None:
        abort(404)
    return filling, found


def _errors(filling: Filling, page: Page) -> list[FieldError]:
    """What is wrong on this page alone."""
    asked = clean(filling.sheet, filling.raw, [page.section.id])
    names = [one.id for one in page.questions]
    return [
        error
        for error in asked.errors
        if any(error.name == name or error.name.startswith(f"{name}-") for name in names)
    ]


def _draw(filling: Filling, page: Page, raw: dict[str, list[str]] | object, errors: list[FieldError]) -> str:
    fields = fields_of(page.questions, raw, errors)  # type: ignore[arg-type]
    return render_template(
        "page.html", sheet=filling.sheet, section=page.section, fields=fields, errors=summary(errors),
        handle=filling.draft.handle, first=page.step == FIRST, steps=filling.pages(page.section), step=page.step,
        back=request.args.get("back") == "check",
    )  # fmt: skip
