"""What the pages ask of storage: the shapes that pass between them, and nothing about how it is done.

The routes know only this file. `forms_server.store` is the real thing, on SQLite or PostgreSQL.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol

Raw = Mapping[str, list[str]]
"""One page as it was posted: field name to the strings that were typed, never tidied. A wrong date stays as typed."""


class Door(StrEnum):
    """Why a link does not open. Each has a kind page of its own that says what to do next."""

    unknown = "unknown"
    expired = "expired"
    used = "used"
    revoked = "revoked"


class Refused(Exception):
    """A link or a draft that may not be opened."""

    def __init__(self, door: Door, group: str | None = None) -> None:
        super().__init__(door.value)
        self.door = door
        self.group = group


class Changed(Exception):
    """Another device saved something since the draft was read. Nothing was sent: show the answers as they are now."""


class Unavailable(Exception):
    """The answer could not be kept just now: a full disk, a database that is away. Show again what was typed."""


@dataclass(frozen=True)
class Invitation:
    """A link that was sent to somebody. Only the hash of its token is stored."""

    id: str
    worksheet: str
    version: int
    group: str
    role: str
    """`group-lead` or `link-worker`."""
    expires_on: date
    answers_of: str | None = None
    """For the link worker's side: the reference of the group's answers it is about."""
    started: bool = False
    """Whether answers have been saved behind it already, on any device."""
    waiting: "Submission | None" = None
    """The group's newest answers to the worksheet that nobody has decided about yet, without the private ones."""


@dataclass(frozen=True)
class Draft:
    """Answers on their way. Continues on the version of the worksheet that it began with."""

    id: str
    """At least 128 random bits. Kept in the signed cookie; the address bar shows only `handle`."""
    handle: str
    """A short name for addresses. No key: it opens nothing without the cookie."""
    worksheet: str
    version: int
    group: str | None
    """None for forms that anyone may send without a link."""
    pages: Mapping[str, Raw] = field(default_factory=dict)
    """Section id to that page as typed."""
    shown: Mapping[str, Any] = field(default_factory=dict)
    """Record path, such as `cost.kind`, to the value the person was shown when they began."""
    answers_of: str | None = None
    reference: str | None = None
    """Set once it has been sent."""


@dataclass(frozen=True)
class Submission:
    """What was sent, as the worker and the reviewers get it. Never logged."""

    reference: str
    worksheet: str
    version: int
    group: str | None
    received_on: date
    values: Mapping[str, Any]
    """Question id to clean value: what may go to git."""
    private: Mapping[str, Any] = field(default_factory=dict)
    """Question id to clean value: never leaves the database, and is deleted after a stated time."""
    shown: Mapping[str, Any] = field(default_factory=dict)
    answers_of: str | None = None


class Store(Protocol):
    """Drafts, invitations and submissions. Each method is one transaction and safe to repeat."""

    def open_invitation(self, token: str) -> Invitation:
        """Look at a link without spending it. Raises Refused."""

    def begin(self, token: str, shown: Mapping[str, Any], pages: Mapping[str, Raw] | None = None) -> Draft:
        """The invitation's draft: the one already begun on any device, or a new one with `shown` and `pages`.

        Raises Refused.
        """

    def send_at_once(self, token: str, start: Draft, values: Mapping[str, Any], private: Mapping[str, Any]) -> Draft:
        """Begin with the `shown` and `pages` of `start`, and submit, in one transaction. Raises Refused."""

    def begin_open(self, worksheet: str, version: int) -> Draft:
        """A new draft of a form that needs no link."""

    def load_draft(self, draft_id: str) -> Draft:
        """Raises Refused when unknown, or when its link has since been revoked, has run out or was used.

        The draft that used the link still loads, with its `reference`, so that the thank-you page can be reloaded.
        """

    def save_page(self, draft_id: str, section: str, raw: Raw) -> None:
        """Keep one page as typed. Raises Refused once the draft has been sent."""

    def submit(self, draft: Draft, values: Mapping[str, Any], private: Mapping[str, Any]) -> str:
        """Submission and outbox row in one transaction; returns the reference after the commit.

        Raises Changed when the draft's pages are no longer those that `values` come from. Sent twice, it returns the
        first reference. Whether the answers go to git is the worksheet's `destination`.
        """

    def ask_for_link(self, group: str) -> None:
        """Queue a mail with a new link to the contact on record. Says nothing about whether there is one."""

    def allowed(self, bucket: str, limit: int, per: timedelta) -> bool:
        """Count one try in `bucket`, and say whether it is within `limit` in the last `per`, across all processes."""
