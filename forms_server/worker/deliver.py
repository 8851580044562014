"""From a submission to its branch and pull request. Every step may be repeated without harm."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms_server.forges.port import Forge, Stage
from forms_server.git.repository import BRANCHES, NO_OBJECT, Repository
from forms_server.ports import Submission
from forms_server.storage.submissions import Kept, State
from forms_server.worker import outcomes
from forms_server.worker.desk import Desk
from forms_server.worker.plan import Plan, Planner, Tree, Unusable

STAGES = {Stage.open: State.pending, Stage.merged: State.accepted, Stage.closed: State.declined}


@dataclass(frozen=True)
class Delivered:
    """How far a submission is now."""

    state: State
    pull_request: str | None = None


@dataclass(frozen=True)
class Delivery:
    """Makes branches and pull requests."""

    desk: Desk
    planner: Planner
    directory: str
    forge: Forge | None = None

    def deliver(self, kept: Kept, newer: bool = False, older: Sequence[str] = ()) -> Delivered:
        """Bring a submission as far as a reviewer.

        `newer`: another of the same worksheet and group came after it. `older`: those that came before and still wait.
        """
        with self.desk.locked() as desk:
            desk.agree(kept.sent.reference)
            known = outcomes.read(desk.repository, kept.sent.reference) or self._establish(desk, kept, newer)
            if known.state is State.pending:
                for reference in older:
                    self.settle(desk, reference, State.superseded)
        if known.state is not State.pending or self.forge is None:
            return Delivered(known.state, kept.pull_request)
        return self._open(self.forge, kept.sent, known)

    def _establish(self, desk: Desk, kept: Kept, newer: bool) -> outcomes.Known:
        """The branch and the permanent ref, both or neither; only the ref when there is nothing to review."""
        base, sent = desk.main(), kept.sent
        plan = self.plan(desk.repository, sent, base)
        commit = desk.repository.commit(base, plan.files, outcomes.message(sent, plan.title))
        if plan.for_a_person and not newer:
            desk.move(outcomes.first_moves(sent.reference, commit))
            return outcomes.Known(commit, commit, State.pending)
        state = State.superseded if newer else State.unchanged
        decided = outcomes.decide(desk.repository, sent.reference, commit, state)
        desk.move({outcomes.outcome_of(sent.reference): (NO_OBJECT, decided)})
        return outcomes.Known(decided, commit, state)

    def plan(self, repository: Repository, sent: Submission, commit: str) -> Plan:
        """What a submission would change on a commit. Raises Unusable when that must not be committed."""
        plan = self.planner(sent, Tree(repository, commit))
        strangers = [path for path in plan.files if not allowed(path, self.directory, sent.group)]
        if strangers:
            raise Unusable("The change would touch other files: " + ", ".join(strangers))
        if plan.staff_only and self.forge is not None and self.forge.public():
            raise Unusable("The forge says that this repository is public. Answers for staff must not go there.")
        return plan

    def settle(self, desk: Desk, reference: str, state: State) -> None:
        """Record what became of a submission, and take its branch away, here and at the forge."""
        known = outcomes.read(desk.repository, reference)
        if known is None or known.state is not State.pending:
            return
        decided = outcomes.decide(desk.repository, reference, known.proposed, state)
        moves = {outcomes.outcome_of(reference): (known.commit, decided)}
        branch = desk.repository.tip(outcomes.branch_of(reference))
        if branch:
            moves[outcomes.branch_of(reference)] = (branch, NO_OBJECT)
        if self.forge is not None and (found := self.forge.find(short(reference))) and found.stage is Stage.open:
            self.forge.close(found.number)
        desk.move(moves)

    def _open(self, forge: Forge, sent: Submission, known: outcomes.Known) -> Delivered:
        """The one pull request of the branch, whatever its state; a second one never."""
        found = forge.find(short(sent.reference))
        if found is None:
            base = self.desk.repository.parents(known.proposed)[0]
            plan = self.plan(self.desk.repository, sent, base)
            found = forge.open(short(sent.reference), self.desk.main_branch, plan.title, plan.body)
        return Delivered(STAGES[found.stage], found.url)


def short(reference: str) -> str:
    """The branch as forges name it."""
    return outcomes.branch_of(reference).removeprefix("refs/heads/")


def pending(repository: Repository) -> dict[str, str]:
    """Reference to the tip of every branch that waits for a reviewer."""
    listed = repository.refs(BRANCHES)
    return {ref.removeprefix(BRANCHES): commit for ref, commit in listed.items()}


def allowed(path: str, directory: str, group: str | None) -> bool:
    """Whether a submission about `group` may touch a file: its own, those for staff, a venue, an organisation."""
    shared = rf"{re.escape(directory)}/(venues|organisations)/[a-z0-9-]+\.yml"
    return own(path, directory, group) or re.fullmatch(shared, path) is not None


def own(path: str, directory: str, group: str | None) -> bool:
    """Whether a file is one group's alone: its record, and what staff keep about it."""
    name = re.escape(group) if group else "[a-z0-9-]+"
    files = rf"groups/{name}\.yml|(quality|surveys)/{name}/[A-Za-z0-9._-]+\.yml"
    return re.fullmatch(rf"{re.escape(directory)}/({files})", path) is not None
