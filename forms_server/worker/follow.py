"""What happens to pending branches while they wait: people accept or refuse them, and the main branch moves on."""

from dataclasses import dataclass

from forms_server.git.repository import Repository
from forms_server.ports import Submission
from forms_server.storage.submissions import Kept, State
from forms_server.worker import outcomes
from forms_server.worker.deliver import STAGES, Delivery, own, short
from forms_server.worker.desk import Desk
from forms_server.worker.plan import Plan


@dataclass(frozen=True)
class Follower:
    """Looks after pending submissions."""

    delivery: Delivery

    def follow(self, kept: Kept) -> State:
        """Record a decision that was made on the forge or with git, or else bring the branch up to date with main."""
        reference = kept.sent.reference
        stage = self._stage(reference)
        with self.delivery.desk.locked() as desk:
            desk.agree(reference)
            known = outcomes.read(desk.repository, reference)
            if known is None:
                return State.sent
            if known.state is not State.pending:
                return known.state
            found = stage or self._decided_with_git(desk, reference, known)
            if found is not State.pending:
                self.delivery.settle(desk, reference, found)
                return found
            return self.rebuild(desk, kept.sent, known)

    def _stage(self, reference: str) -> State | None:
        forge = self.delivery.forge
        found = forge.find(short(reference)) if forge else None
        return STAGES[found.stage] if found else None

    def _decided_with_git(self, desk: Desk, reference: str, known: outcomes.Known) -> State:
        """Merged by hand, or its branch deleted by hand."""
        if desk.repository.contains(desk.main(), known.proposed):
            return State.accepted
        return State.pending if desk.repository.tip(outcomes.branch_of(reference)) else State.declined

    def rebuild(self, desk: Desk, sent: Submission, known: outcomes.Known) -> State:
        """Put the change on the tip of main, field by field, when main changed its group. Edits of people stay."""
        repository, main = desk.repository, desk.main()
        branch = repository.tip(outcomes.branch_of(sent.reference))
        if branch != known.proposed or not overtaken(repository, sent, known.proposed, main, self.delivery.directory):
            return State.pending
        plan = self.delivery.plan(repository, sent, main)
        if not plan.for_a_person:
            self.delivery.settle(desk, sent.reference, State.unchanged)
            return State.unchanged
        commit = repository.commit(main, plan.files, outcomes.message(sent, plan.title))
        names = (outcomes.branch_of(sent.reference), outcomes.outcome_of(sent.reference))
        desk.move(dict.fromkeys(names, (known.proposed, commit)))
        self._tell_forge(sent, plan)
        return State.pending

    def _tell_forge(self, sent: Submission, plan: Plan) -> None:
        forge = self.delivery.forge
        if forge and (found := forge.find(short(sent.reference))):
            forge.rewrite(found.number, plan.title, plan.body)


def overtaken(repository: Repository, sent: Submission, proposed: str, main: str, directory: str) -> bool:
    """Whether main changed files of the same group since the proposal's base: they decide the change."""
    base = repository.parents(proposed)[0]
    if base == main:
        return False
    touched = set(repository.changed(base, proposed))
    return any(path in touched or own(path, directory, sent.group) for path in repository.changed(base, main))
