"""What several routes do with answers: read the posted strings, and send."""

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from forms_server.context import here
from forms_server.filling import Filling
from schema.worksheets import split


def posted() -> dict[str, list[str]]:
    """Every posted string, exactly as typed."""
    return {name: request.form.getlist(name) for name in request.form}


def send(filling: Filling, values: dict[str, Any]) -> Response:
    """Submit. Only after the store has committed does anybody see a thank-you. Raises Changed."""
    kept, private = split(filling.sheet, values)
    here().store.submit(filling.draft, kept, private)
    return redirect(url_for("check.sent", handle=filling.draft.handle), 303)
