"""What the routes work with, kept on the app: settings, store, records, and the drafts this browser may open."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import Flask, abort, current_app, session

from forms_server.clock import clock_on
from forms_server.filling import Filling
from forms_server.ports import Door, Draft, Refused, Store
from forms_server.records import Records
from forms_server.settings import Settings
from schema.answers import for_record
from schema.problems import Record
from schema.worksheets import Worksheet, load_versions

MOST_DRAFTS = 8
"""Drafts one browser may have open; the oldest is let go first. Its link still opens it."""


@dataclass(frozen=True)
class Context:
    """The parts that a request needs."""

    settings: Settings
    store: Store
    records: Records

    def today(self) -> date:
        return clock_on(self.settings.today)().date()

    def sheet(self, worksheet: str, version: int, record: Record | None = None) -> Worksheet:
        """A worksheet with its options, fitted to a group's record."""
        found = load_versions().get((worksheet, version))
        if found is None:
            abort(404)
        return self.records.with_options(for_record(found, record or {}))


def install(app: Flask, context: Context) -> None:
    app.extensions["forms"] = context


def here() -> Context:
    """The context of the app that answers this request."""
    return cast(Context, current_app.extensions["forms"])


def remember(draft: Draft) -> None:
    """Let this browser open the draft. Only the signed cookie holds its key."""
    drafts = {name: key for name, key in session.get("drafts", {}).items() if name != draft.handle}
    session["drafts"] = dict([*drafts.items(), (draft.handle, draft.id)][-MOST_DRAFTS:])


def forget(handle: str) -> None:
    """Take the draft's key out of this browser."""
    session["drafts"] = {name: key for name, key in session.get("drafts", {}).items() if name != handle}


def draft_of(handle: str) -> Draft:
    """The draft that an address names. Raises Refused when this browser has no key to it."""
    key = session.get("drafts", {}).get(handle)
    if key is None:
        raise Refused(Door.unknown)
    return here().store.load_draft(key)


def filling_of(handle: str) -> Filling:
    """The draft and its worksheet, in the version it began with."""
    draft = draft_of(handle)
    return Filling(here().sheet(draft.worksheet, draft.version, here().records.group(draft.group)), draft)
