"""Forms that anyone may send, without a link: they wait in the database until a reviewer has looked."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms_server.context import here, remember
from forms_server.filling import FIRST, Filling, page_key
from forms_server.guard import too_often
from forms_server.pages.answers import posted, send
from forms_server.rendering.forms import fields_of, own_fields, summary
from schema.worksheets import FieldError, Raw, Worksheet, clean, load_worksheets

bp = Blueprint("open_forms", __name__)

TRAP = "fax_number"
"""A field that people do not see. What fills it in is a machine."""
TRAPPED = FieldError(TRAP, "Please leave this box empty: it is a trap for machines")


@bp.get("/")
def top() -> Response:
    """Whoever has only the address of the forms finds what anybody may send."""
    return redirect(url_for("open_forms.index"))


@bp.get("/tell-us/")
def index() -> str:
    """Which form is it?"""
    return render_template(
        "tell_us.html", sheets=[one for one in load_worksheets().values() if one.audience == "anyone"]
    )


@bp.get("/tell-us/<worksheet>")
def start(worksheet: str) -> str:
    """The start page; for a quick form, the form itself."""
    return _draw(_sheet(worksheet), _about_group(), [])


@bp.post("/tell-us/<worksheet>")
def enter(worksheet: str) -> Response | str | tuple[str, int]:
    """Begin, or send a quick form."""
    sheet = _sheet(worksheet)
    typed = own_fields(sheet.questions(), posted()) if sheet.quick else {}
    cleaned = clean(sheet, typed) if sheet.quick else None
    errors = [*(cleaned.errors if cleaned else ()), *([TRAPPED] if request.form.get(TRAP) else [])]
    if errors:
        return _draw(sheet, typed, errors)
    if too_often(here().store, f"tell-us/{worksheet}"):
        return render_template(
            "too_often.html", fields=[(name, one) for name, many in typed.items() for one in many]
        ), 429
    draft = here().store.begin_open(sheet.id, sheet.version)
    remember(draft)
    if cleaned is None:
        return redirect(url_for("sheet.tasks", handle=draft.handle), 303)
    page = page_key(sheet.sections[0], FIRST)
    here().store.save_page(draft.id, page, typed)
    return send(Filling(sheet, replace(draft, pages={page: typed})), dict(cleaned.values))


def _sheet(worksheet: str) -> Worksheet:
    found = load_worksheets().get(worksheet)
    if found is None or found.audience != "anyone":
        abort(404)
    return here().sheet(found.id, found.version)


def _about_group() -> Raw:
    """A page of the menu may say which group it is about."""
    record = here().records.group(request.args.get("group"))
    return {"about_group": [record["name"]], "worry_group": [record["name"]]} if record else {}


def _draw(sheet: Worksheet, raw: Raw, errors: list[FieldError]) -> str:
    questions: Any = sheet.questions() if sheet.quick else ()
    return render_template(
        "open.html", sheet=sheet, fields=fields_of(questions, raw, errors), errors=summary(errors), trap=TRAP,
        trapped=TRAPPED in errors,
    )  # fmt: skip
