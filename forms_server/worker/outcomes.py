"""What git remembers of a submission: a permanent ref says that its branch was made, and later what became of it.

The worker looks there first. So neither a deleted branch nor a restored database brings anything back twice.
"""

from dataclasses import dataclass

from forms_server.git.repository import BRANCHES, NO_OBJECT, OUTCOMES, Repository
from forms_server.ports import Submission
from forms_server.storage.submissions import State

TRAILER = "Outcome: "


def branch_of(reference: str) -> str:
    """The full name of a submission's branch."""
    return BRANCHES + reference


def outcome_of(reference: str) -> str:
    """The full name of the permanent ref."""
    return OUTCOMES + reference


@dataclass(frozen=True)
class Known:
    """What git knows of a submission."""

    commit: str
    """Where the permanent ref points."""
    proposed: str
    """The commit that holds the change."""
    state: State
    """pending, until somebody decided."""


def read(repository: Repository, reference: str) -> Known | None:
    """What the permanent ref says, or None when there was never a branch."""
    commit = repository.tip(outcome_of(reference))
    if commit is None:
        return None
    said = [line for line in repository.message(commit).splitlines() if line.startswith(TRAILER)]
    if not said:
        return Known(commit, commit, State.pending)
    return Known(commit, repository.parents(commit)[0], State(said[-1].removeprefix(TRAILER)))


def message(sent: Submission, title: str) -> str:
    """The message of a submission's commit: worksheet, group and reference, and nothing of the answers."""
    lines = [title, "", f"Worksheet: {sent.worksheet}", f"Group: {sent.group or 'new'}", f"Reference: {sent.reference}"]
    return "\n".join(lines) + "\n"


def decide(repository: Repository, reference: str, proposed: str, state: State) -> str:
    """A commit that records what became of a submission. Moves no ref."""
    text = f"{reference} was {state}\n\nReference: {reference}\n{TRAILER}{state}\n"
    return repository.commit_tree(repository.tree(proposed), [proposed], text)


def first_moves(reference: str, commit: str) -> dict[str, tuple[str, str]]:
    """The refs that appear when a branch is made."""
    return {branch_of(reference): (NO_OBJECT, commit), outcome_of(reference): (NO_OBJECT, commit)}
