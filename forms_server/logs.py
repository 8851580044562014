"""Logs for people and for machines. They hold no answer, no name, no address and no key: only what is listed here."""

import json
import logging
import sys
import time
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, g, request

from forms_server.settings import LogStyle

FACTS = ("method", "route", "status", "milliseconds", "kind", "task", "attempt", "error", "reference")
"""The only fields a line may have beside its time, level, logger and words."""

log = logging.getLogger("forms.web")


def start(style: LogStyle) -> None:
    """Send everything to standard error, in one style."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if style is LogStyle.json else PlainLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def facts(record: logging.LogRecord) -> dict[str, Any]:
    """Those of the allowed fields that a line has."""
    return {name: getattr(record, name) for name in FACTS if hasattr(record, name)}


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Without the text of an exception, which may quote what somebody typed: only its name and places."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **facts(record),
        }
        return json.dumps({**line, **_raised(record)}, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """A line to read."""

    def format(self, record: logging.LogRecord) -> str:
        """The same facts after the words."""
        more = " ".join(f"{name}={value}" for name, value in {**facts(record), **_raised(record)}.items())
        moment = datetime.fromtimestamp(record.created, UTC).strftime("%H:%M:%S")
        return f"{moment} {record.levelname.lower()} {record.name}: {record.getMessage()} {more}".rstrip()


def _raised(record: logging.LogRecord) -> dict[str, Any]:
    if not record.exc_info or not record.exc_info[1]:
        return {}
    places, trace = [], record.exc_info[2]
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return {"error": type(record.exc_info[1]).__name__, "places": places[-8:]}


def _route() -> str:
    return request.url_rule.rule if request.url_rule else "no route"


def log_requests(app: Flask) -> None:
    """One line for each request, with the route's pattern: an address may hold the key of a link."""

    def failed(raised: Any) -> None:
        log.error("request failed", exc_info=raised, extra={"method": request.method, "route": _route()})

    # Flask's own line has the address in it.
    app.log_exception = failed  # type: ignore[method-assign, assignment]

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        took = round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000)
        said = {"method": request.method, "route": _route(), "status": response.status_code, "milliseconds": took}
        log.info("request", extra=said)
        return response
