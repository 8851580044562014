"""When something is not as it should be: a kind page that says what to do next, with nothing that was typed lost."""

import logging

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from forms_server.ports import Door, Refused, Unavailable

log = logging.getLogger("forms.web")

STATUS = {Door.unknown: 404, Door.expired: 410, Door.used: 410, Door.revoked: 410}
LAST_WORDS = (
    "<!doctype html><html lang=en><title>Something went wrong</title><h1>Something went wrong</h1>"
    "<p>It is our mistake, not yours. What you saved before is kept. Please try again in a while.</p></html>"
)
AGAIN = "pressed_again"
"""Stands in a form that was shown again for want of a cookie. Where that does not help, there are no cookies."""
NOT_REPLAYED = ("csrf_token", AGAIN)


def install(app: Flask) -> None:
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(CSRFError, _no_token)
    app.register_error_handler(HTTPException, _other)


def _refused(error: Refused) -> tuple[str, int]:
    return render_template("refused.html", door=error.door.value, group=error.group), STATUS[error.door]


def _unavailable(_error: Unavailable) -> tuple[str, int]:
    return render_template("try_again.html", fields=_typed(), busy=True), 503


def _no_token(_error: CSRFError) -> tuple[str, int]:
    """The cookie was lost, or a stranger's page posted here. Only our own pages get back what was typed."""
    own = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    fields = _typed() if own else []
    return render_template("try_again.html", fields=fields, busy=False, no_cookies=AGAIN in request.form), 400


def _typed() -> list[tuple[str, str]]:
    names = [name for name in request.form if name not in NOT_REPLAYED]
    return [(name, text) for name in names for text in request.form.getlist(name)]


def _other(error: HTTPException) -> tuple[str, int]:
    """Where not even this page can be drawn, plain words: what gets past here, the server logs with its address."""
    code = error.code or 500
    try:
        return render_template("wrong.html", code=code), code
    except Exception:
        log.exception("no page could be drawn")
        return LAST_WORDS, 500
