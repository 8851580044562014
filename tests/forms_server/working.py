"""A worker with real parts around it: a database, a repository, and a planner that writes one line."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from forms_server.database.engine import Database
from forms_server.forges.port import Forge
from forms_server.git.repository import Repository
from forms_server.keys import TokenMaker
from forms_server.ports import Submission
from forms_server.storage import drafts, submissions
from forms_server.storage.outbox import Kind
from forms_server.storage.submissions import Kept
from forms_server.store import DatabaseStore
from forms_server.worker.deliver import Delivery
from forms_server.worker.deliveries import Deliveries
from forms_server.worker.desk import Desk
from forms_server.worker.loop import Worker
from forms_server.worker.plan import Plan, Planner, Tree, Unusable
from tests.forms_server.repositories import make

GROUPS = ("bell-knitters", "chess-club", "wednesday-walkers")
TOKENS = TokenMaker(["k" * 32])
DESTINATIONS = {"suggest-a-group": "promote", "worry": "staff"}


def group_file(group: str) -> str:
    return f"directory/groups/{group}.yml"


def first_files() -> dict[str, str]:
    return {group_file(group): f"name: {group}\nroom: some\ncost: free\n" for group in GROUPS}


def plan(sent: Submission, tree: Tree) -> Plan:
    """Each value replaces the line of its name; a line that somebody else changed since it was shown is a conflict."""
    path = group_file(sent.group or "new")
    lines = (tree.read(path) or "name: new\n").splitlines()
    conflicts = []
    for name, value in sent.values.items():
        if name == "unusable":
            raise Unusable("No.")
        if name == "stray":
            return Plan({"directory/place.yml": b"x"}, "Stray", "")
        now = next((line for line in lines if line.startswith(f"{name}:")), "")
        if name in sent.shown and now != f"{name}: {sent.shown[name]}":
            conflicts.append(name)
        else:
            lines = [f"{name}: {value}" if line == now else line for line in lines]
    text = "\n".join(lines) + "\n"
    files = {} if text == tree.read(path) else {path: text.encode()}
    return Plan(files, f"Update {sent.group}: {sent.worksheet}", "What changes", conflicts=tuple(conflicts))


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Bench:
    """Everything that a test of the worker needs."""

    database: Database
    repository: Repository
    clock: Clock = field(default_factory=Clock)
    planner: Planner = plan
    forge: Forge | None = None
    remote: str = ""

    @property
    def store(self) -> DatabaseStore:
        return DatabaseStore(
            self.database, TOKENS, lambda sheet, _: DESTINATIONS.get(sheet, "git"), lambda *_: 24, self.clock
        )

    @property
    def delivery(self) -> Delivery:
        return Delivery(Desk(self.repository, "main", self.remote), self.planner, "directory", self.forge)

    @property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.database, self.delivery, self.clock)

    @property
    def worker(self) -> Worker:
        handlers = {Kind.deliver: self.deliveries.deliver}
        lease = timedelta(seconds=120)
        return Worker(self.database, handlers, self.deliveries.follow, lease, 3, self.clock)

    def send(self, group: str, shown: dict[str, str] | None = None, sheet: str = "capacity", **values: str) -> str:
        """Send answers as somebody with a link would; returns the reference."""
        start = {"worksheet": sheet, "version": 1, "group": group, "shown": shown or {}}
        draft = self.database.write(lambda connection: drafts.begin(connection, start, self.clock()))
        self.clock.pass_by(seconds=1)
        return self.store.submit(draft, values, {})

    def kept(self, reference: str) -> Kept:
        found = self.database.read(lambda connection: submissions.find(connection, reference))
        assert found
        return found


def repository(folder: Path) -> Repository:
    """A repository with three groups."""
    return make(folder, first_files())
