"""What a reviewer does here, without a forge: look, accept, decline, promote, and set a stuck task going again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forms_server.clock import Clock
from forms_server.database.engine import Database
from forms_server.git import checkout
from forms_server.git.repository import Repository
from forms_server.planning import RecordPlanner
from forms_server.storage import outbox, submissions
from forms_server.storage.outbox import Kind
from forms_server.storage.submissions import Destination, Kept, State
from forms_server.worker import outcomes
from forms_server.worker.deliver import Delivery, pending
from forms_server.worker.desk import Desk
from forms_server.worker.follow import overtaken
from forms_server.worker.plan import Plan, Tree
from schema.check import check


class CannotDo(Exception):
    """What was asked cannot be done now. The message says why and what to do."""


def no_group(group: str) -> CannotDo:
    """What to raise for the name of a group that is none."""
    return CannotDo(f'There is no group "{group}". Its name is that of its file in groups/, without ".yml".')


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a person."""

    reference: str
    what: str
    """pending, waiting, stuck or private."""
    title: str
    since: date | None
    where: str = ""
    """The pull request, or the reason why it is stuck."""


@dataclass(frozen=True)
class Reviews:
    """The reviewer's desk."""

    database: Database
    delivery: Delivery
    planner: RecordPlanner
    clock: Clock

    @property
    def desk(self) -> Desk:
        return self.delivery.desk

    def waiting(self) -> list[Waiting]:
        """Everything that waits: branches, suggestions, private messages, and what got stuck."""
        kept = self.database.read(
            lambda connection: submissions.in_state(connection, State.pending, State.waiting, State.told)
        )
        known = [_waiting(one, self._what(one)) for one in kept]
        ours = {one.reference for one in known}
        strangers = [each for each in pending(self.desk.repository) if each not in ours]
        return known + [Waiting(each, "pending", self._title(each), None) for each in strangers] + self._stuck()

    def _what(self, kept: Kept) -> str:
        """What is to be done about it: a message that no record has a place for is only read."""
        if kept.state is State.pending:
            return "pending"
        return "waiting" if kept.state is State.waiting and self.planner.may_promote(kept.sent) else "message"

    def _title(self, reference: str) -> str:
        tip = self.desk.repository.tip(outcomes.branch_of(reference))
        return self.desk.repository.message(tip).splitlines()[0] if tip else ""

    def _stuck(self) -> list[Waiting]:
        dead = self.database.read(outbox.dead_ones)
        return [Waiting(key.partition(":")[2], "stuck", key.partition(":")[0], None, error) for key, error in dead]

    def plan(self, reference: str, take: Sequence[str] = ()) -> Plan:
        """What accepting would change now. `take`: record paths where the sender's answer wins. Raises Unusable."""
        kept = self._kept(reference)
        if kept.destination is not Destination.git and not self.planner.may_promote(kept.sent):
            raise CannotDo(f"This is a message to read, not a change: python -m scripts.answers {reference}")
        return self._plan(self.desk.repository, kept, self.desk.known_main(), take)

    def _plan(self, repository: Repository, kept: Kept, main: str, take: Sequence[str]) -> Plan:
        tree = Tree(repository, main)
        sent = self.planner.preferring(kept.sent, tree, take) if take else kept.sent
        return self.planner(sent, tree)

    def diff(self, reference: str) -> str:
        """The difference that the branch makes."""
        tip = pending(self.desk.repository).get(reference)
        if tip is None:
            raise CannotDo(f"{reference} has no branch that waits.")
        return self.desk.repository.diff(self.desk.repository.parents(tip)[0], tip)

    def accept(self, reference: str, take: Sequence[str] = (), keep: bool = False) -> str:
        """Merge a branch into main; returns the merge. `keep`: where somebody else changed the same, theirs stays."""
        self._must_be_local(reference)
        with self.desk.locked() as desk:
            known = self._pending(desk, reference)
            tip = self._brought_up_to_date(desk, reference, known, take, keep)
            main = desk.known_main()
            joined = checkout.merge(desk.repository, main, tip, f"Accept {reference}", self._errors)
            checkout.advance(desk.repository, desk.main_branch, main, joined)
            self.delivery.settle(desk, reference, State.accepted)
        self._note(reference, State.accepted)
        return joined

    def _brought_up_to_date(
        self, desk: Desk, reference: str, known: outcomes.Known, take: Sequence[str], keep: bool
    ) -> str:
        """The branch's tip, rebuilt on main first when that is needed and nobody has edited the branch."""
        tip = desk.repository.tip(outcomes.branch_of(reference)) or known.proposed
        kept = self.database.read(lambda connection: submissions.find(connection, reference))
        if kept is None or tip != known.proposed:
            return tip
        plan = self._plan(desk.repository, kept, desk.known_main(), take)
        if plan.conflicts and not keep:
            paths = ", ".join(plan.conflicts)
            raise CannotDo(
                f"Somebody has changed the same since the form was shown: {paths}. Look with `show`, then accept with "
                f"--take {plan.conflicts[0]} for the sender's answer, or --keep for what the record says now."
            )
        if not take and not overtaken(desk.repository, kept.sent, tip, desk.known_main(), self.planner.directory):
            return tip
        commit = desk.repository.commit(desk.known_main(), plan.files, outcomes.message(kept.sent, plan.title))
        names = (outcomes.branch_of(reference), outcomes.outcome_of(reference))
        desk.move(dict.fromkeys(names, (known.proposed, commit)))
        return commit

    def _errors(self, tree: Path) -> set[str]:
        """What keeps the records in a work tree from being sound."""
        folder = tree / self.planner.directory
        problems = check(folder, self.clock().date())
        return {str(one).split(f"{tree.name}/", 1)[-1] for one in problems if one.level == "error"}

    def decline(self, reference: str) -> None:
        """Take a branch away for good, or set aside what waits in the database."""
        kept = self.database.read(lambda connection: submissions.find(connection, reference))
        if kept is not None and kept.destination is not Destination.git and kept.state in (State.waiting, State.told):
            return self._note(reference, State.declined)
        self._must_be_local(reference)
        with self.desk.locked() as desk:
            self._pending(desk, reference)
            self.delivery.settle(desk, reference, State.declined)
        return self._note(reference, State.declined)

    def promote(self, reference: str) -> None:
        """Let the worker make a branch of something that was sent without a link."""
        kept = self._kept(reference)
        if kept.state is not State.waiting:
            raise CannotDo(
                f"{reference} is nothing that could be promoted. `make review` says what is to be done about it."
            )
        if not self.planner.may_promote(kept.sent):
            raise CannotDo(
                "This message is to read, not to put in a record. Make the change yourself, then decline it."
            )
        about = {"reference": reference}
        self.database.write(lambda connection: outbox.add(connection, Kind.deliver, reference, about, self.clock()))
        self._note(reference, State.sent)

    def retry(self, reference: str) -> None:
        """Set a task going again that was left to a person."""
        woken = [
            self.database.write(lambda connection, kind=kind: outbox.wake(connection, kind, reference, self.clock()))  # type: ignore[misc]
            for kind in Kind
        ]
        if not any(woken):
            raise CannotDo(f"There is no task for {reference} that could run again.")

    def _must_be_local(self, reference: str) -> None:
        if self.desk.remote:
            kept = self.database.read(lambda connection: submissions.find(connection, reference))
            where = (kept and kept.pull_request) or "the forge"
            raise CannotDo(f"The forge holds the truth. Please decide there: {where}")

    def _pending(self, desk: Desk, reference: str) -> outcomes.Known:
        known = outcomes.read(desk.repository, reference)
        if known is None or known.state is not State.pending:
            raise CannotDo(f"{reference} has no branch that waits" + (f": it was {known.state}." if known else "."))
        return known

    def _kept(self, reference: str) -> Kept:
        kept = self.database.read(lambda connection: submissions.find(connection, reference))
        if kept is None:
            raise CannotDo(f"Nothing with the reference {reference} is in the database.")
        return kept

    def _note(self, reference: str, state: State) -> None:
        self.database.write(lambda connection: submissions.note(connection, reference, state=state))


def _waiting(kept: Kept, what: str) -> Waiting:
    title = f"{kept.sent.worksheet}: {kept.sent.group or 'no group'}"
    return Waiting(kept.sent.reference, what, title, kept.sent.received_on, kept.pull_request or "")
