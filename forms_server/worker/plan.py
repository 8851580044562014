"""What a submission would change, before anybody commits it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from forms_server.git.repository import Repository
from forms_server.ports import Submission


class Unusable(Exception):
    """The answers cannot become a change by themselves. The message is for the reviewer and quotes no answer."""


@dataclass(frozen=True)
class Plan:
    """The files of a change, and what to say about it."""

    files: Mapping[str, bytes | None]
    """Path within the repository to its new content, or None to take it away. Empty when nothing would change."""
    title: str
    """One line without anything a person wrote: worksheet and group."""
    body: str
    """The summary for reviewers, in Markdown, with everything escaped that a person wrote."""
    text: str = ""
    """The same for a terminal."""
    conflicts: tuple[str, ...] = ()
    """The record paths that somebody else changed since the form was shown. Their change stands."""
    to_read: bool = False
    """Whether it says something that no file holds, such as a note or a conflict: then a person has to see it."""
    staff_only: bool = False
    """Whether it holds answers that a public repository must not hold."""

    @property
    def for_a_person(self) -> bool:
        """Whether there is anything to review."""
        return bool(self.files) or self.to_read


@dataclass(frozen=True)
class Tree:
    """The records as they are in one commit."""

    repository: Repository
    commit: str

    def read(self, path: str) -> str | None:
        """A file's text, or None when it is not there."""
        found = self.repository.read(self.commit, [path])
        return found[path].decode("utf-8") if path in found else None

    def names(self, *folders: str) -> list[str]:
        """The paths of all files below some folders."""
        return self.repository.names(self.commit, *folders)


class Planner(Protocol):
    """Works out a submission's plan on a commit; the same commit and submission give the same plan."""

    def __call__(self, sent: Submission, tree: Tree) -> Plan:
        """Raises Unusable."""
