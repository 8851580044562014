"""What the worker asks of a forge, whichever it is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """How far a pull request is."""

    open = "open"
    merged = "merged"
    closed = "closed"


class ForgeError(Exception):
    """The forge could not be asked, or said no. The message holds its status and no secret."""


@dataclass(frozen=True)
class PullRequest:
    """A pull request, or a merge request, by the number that people see."""

    number: int
    url: str
    stage: Stage


class Forge(Protocol):
    """One repository on a forge. Every method raises ForgeError and may be repeated."""

    def public(self) -> bool:
        """Whether anybody can read the repository."""

    def find(self, branch: str) -> PullRequest | None:
        """The newest pull request from a branch, in any state."""

    def open(self, branch: str, base: str, title: str, body: str) -> PullRequest:
        """A new pull request. Only after `find` found none."""

    def rewrite(self, number: int, title: str, body: str) -> None:
        """Put a new title and body."""

    def close(self, number: int) -> None:
        """Close without merging."""
