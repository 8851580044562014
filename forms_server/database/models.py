"""The tables, in one place. A change here needs a migration beside it; a test compares the two."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Date, DateTime, ForeignKey, Index, Integer, LargeBinary, String, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, the same on both databases: SQLite keeps no time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware in, UTC without its name out."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC without its name in, aware out."""
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {
        datetime: Instant,
        date: Date,
        dict[str, Any]: JSON(none_as_null=True),
        bytes: LargeBinary,
        str: String,
    }


def table_of(model: type[Base]) -> Table:
    """The plain table of a model, for statements that are sent often: they cost less than the model's own."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


class Invitation(Base):
    """A link that was sent. Only the hash of its token is here."""

    __tablename__ = "invitations"

    id: Mapped[str] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    worksheet: Mapped[str]
    version: Mapped[int]
    group: Mapped[str] = mapped_column(index=True)
    role: Mapped[str]
    answers_of: Mapped[str | None]
    made_at: Mapped[datetime]
    expires_on: Mapped[date]
    revoked_at: Mapped[datetime | None]
    spent_at: Mapped[datetime | None]


class Draft(Base):
    """Answers on their way, as typed."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(primary_key=True)
    handle: Mapped[str] = mapped_column(unique=True)
    invitation: Mapped[str | None] = mapped_column(ForeignKey("invitations.id"), unique=True)
    worksheet: Mapped[str]
    version: Mapped[int]
    group: Mapped[str | None]
    answers_of: Mapped[str | None]
    pages: Mapped[dict[str, Any]]
    shown: Mapped[dict[str, Any]]
    reference: Mapped[str | None]
    touched_at: Mapped[datetime] = mapped_column(index=True)


class Submission(Base):
    """What was sent. `state` says how far it has come; `destination` says where it may go."""

    __tablename__ = "submissions"

    reference: Mapped[str] = mapped_column(primary_key=True)
    draft: Mapped[str] = mapped_column(unique=True)
    worksheet: Mapped[str]
    version: Mapped[int]
    group: Mapped[str | None]
    answers_of: Mapped[str | None]
    destination: Mapped[str]
    state: Mapped[str]
    received_at: Mapped[datetime]
    answers: Mapped[dict[str, Any]]
    shown: Mapped[dict[str, Any]]
    private: Mapped[dict[str, Any] | None]
    private_until: Mapped[date | None] = mapped_column(index=True)
    base: Mapped[str | None]
    pull_request: Mapped[str | None]

    __table_args__ = (
        Index("submissions_of_group", "group", "worksheet", "state"),
        Index("submissions_by_state", "state", "received_at"),
    )


class Task(Base):
    """One thing the worker has to do. It is never deleted: a task that cannot be done stays in view as dead."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    about: Mapped[dict[str, Any]]
    state: Mapped[str]
    due_at: Mapped[datetime]
    lease: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int]
    last_error: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]

    __table_args__ = (Index("outbox_next", "state", "due_at"),)


class AnswerView(Base):
    """Who looked at private answers, and when."""

    __tablename__ = "answer_views"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    reference: Mapped[str] = mapped_column(index=True)
    who: Mapped[str]
    at: Mapped[datetime]


class Tries(Base):
    """How often something was tried in one window of time. The bucket is a hash, never an address."""

    __tablename__ = "rate_limits"

    bucket: Mapped[str] = mapped_column(primary_key=True)
    window: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int]
    ends_at: Mapped[datetime] = mapped_column(index=True)
