"""What must be true after the drill, looked up in the database and in git, and nowhere else."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from forms_server.database.models import Submission, Task
from forms_server.git.repository import BRANCHES, OUTCOMES
from forms_server.service import Service
from forms_server.storage import outbox
from forms_server.storage.outbox import State
from forms_server.worker.deliver import allowed


@dataclass(frozen=True)
class Verdict:
    """The figures, and everything that is wrong."""

    submissions: int
    branches: int
    wrong: list[str]


def judge(service: Service, acknowledged: Sequence[str], links: int) -> Verdict:
    """Hold the database and the repository against what people were told."""
    groups = dict(service.database.read(_groups))
    branches = {ref.removeprefix(BRANCHES): tip for ref, tip in service.repository.refs(BRANCHES).items()}
    outcomes = {ref.removeprefix(OUTCOMES) for ref in service.repository.refs(OUTCOMES)}
    wrong = [f"left to a person: {key}: {error}" for key, error in service.database.read(outbox.dead_ones)]
    wrong += [f"acknowledged and lost: {reference}" for reference in acknowledged if reference not in groups]
    wrong += [f"no branch: {reference}" for reference in groups if reference not in branches]
    wrong += [f"no permanent ref: {reference}" for reference in groups if reference not in outcomes]
    wrong += [f"a branch of nobody's: {reference}" for reference in branches if reference not in groups]
    wrong += (
        [f"told twice: {len(acknowledged) - len(set(acknowledged))}"]
        if len(acknowledged) > len(set(acknowledged))
        else []
    )
    wrong += (
        [f"a group twice among {len(groups)}"]
        if len(set(groups.values())) != len(groups) or len(groups) > links
        else []
    )
    for reference, tip in branches.items():
        wrong += _wrong_with_branch(service, reference, tip, groups.get(reference))
    undone = service.database.read(_undone)
    wrong += [f"{undone} task(s) not done"] if undone else []
    return Verdict(len(groups), len(branches), [*wrong, *_fsck(service)])


def _groups(connection: Connection) -> list[tuple[str, str | None]]:
    return [tuple(row) for row in connection.execute(select(Submission.reference, Submission.group))]  # type: ignore[misc]


def _undone(connection: Connection) -> int:
    return connection.execute(select(func.count()).where(Task.state != State.done)).scalar_one()


def _wrong_with_branch(service: Service, reference: str, tip: str, group: str | None) -> list[str]:
    parents = service.repository.parents(tip)
    if parents != [service.desk.known_main()]:
        return [f"more than one commit: {reference}"]
    paths = service.repository.changed(parents[0], tip)
    return [f"{reference} touches {path}" for path in paths if not allowed(path, service.settings.directory, group)]


def _fsck(service: Service) -> list[str]:
    command = ["git", "-C", str(service.repository.path), "fsck", "--strict", "--no-dangling", "--no-progress"]
    done = subprocess.run(command, capture_output=True, text=True)
    return [f"git fsck: {line}" for line in (done.stdout + done.stderr).splitlines()]
