"""Ask for your link: it goes to the contact on record, and the page never says whether there is one."""

from flask import Blueprint, abort, render_template

from forms_server.context import here
from forms_server.guard import too_often
from schema.problems import Record

bp = Blueprint("link", __name__, url_prefix="/ask-for-your-link")


@bp.get("/<group>")
def ask(group: str) -> str:
    """Say what will happen."""
    return render_template("ask.html", group=_group(group))


@bp.post("/<group>")
def send(group: str) -> str | tuple[str, int]:
    """Queue the mail. The answer is the same whatever there is on record."""
    record = _group(group)
    if too_often(here().store, "ask-for-your-link"):
        return render_template("too_often.html", fields=[]), 429
    here().store.ask_for_link(group)
    return render_template("asked.html", group=record)


def _group(group: str) -> Record:
    found = here().records.group(group)
    if found is None or found.get("status") != "listed":
        abort(404)
    return found
