"""All parts put together by the settings: what the web pages, the worker and the commands work with."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial

from forms_server.clock import Clock, clock_on
from forms_server.database.engine import Database
from forms_server.database.upgrade import upgrade
from forms_server.destinations import destination, private_months
from forms_server.forges import choose
from forms_server.git.command import Author
from forms_server.git.repository import Repository
from forms_server.inviting import Inviter
from forms_server.keys import TokenMaker
from forms_server.mail import mailer
from forms_server.planning import RecordPlanner
from forms_server.records import Records
from forms_server.reviewing import Reviews
from forms_server.settings import Mode, Settings, own_file
from forms_server.storage.outbox import Kind
from forms_server.store import DatabaseStore
from forms_server.worker.deliver import Delivery
from forms_server.worker.deliveries import Deliveries
from forms_server.worker.desk import Desk
from forms_server.worker.housekeeping import Housekeeping
from forms_server.worker.letters import LetterWriter
from forms_server.worker.loop import Worker

ADDRESS = "forms-address"
"""The own file that holds the address of the forms while `make run` has them open: links made meanwhile work here."""


@dataclass(frozen=True)
class Service:
    """Everything, made when it is first needed. The database is brought up to date when it is opened."""

    settings: Settings

    @cached_property
    def clock(self) -> Clock:
        return clock_on(self.settings.today)

    def today(self) -> date:
        """The day it is, or the day we are told it is."""
        return self.clock().date()

    @cached_property
    def database(self) -> Database:
        opened = Database(self.settings.database_url)
        upgrade(opened)
        return opened

    @cached_property
    def tokens(self) -> TokenMaker:
        return TokenMaker(self.settings.keys)

    @cached_property
    def store(self) -> DatabaseStore:
        months = partial(private_months, self.settings.private_months)
        return DatabaseStore(self.database, self.tokens, destination, months, self.clock)

    @cached_property
    def records(self) -> Records:
        return Records(self.settings.repository / self.settings.directory, self.settings.site_url)

    @cached_property
    def address(self) -> str:
        """Where people open the forms: as set, else on this machine while they run here, else as the place says."""
        open_here = own_file(ADDRESS, self.settings.repository, self.settings.directory)
        if self.settings.mode is Mode.embedded and not self.settings.forms_url and open_here.is_file():
            return open_here.read_text(encoding="utf-8")
        own = f"http://{self.settings.forms_host}:{self.settings.forms_port}/"
        return self.settings.forms_url or str(self.records.place().get("forms_url", own))

    @cached_property
    def inviter(self) -> Inviter:
        return Inviter(self.database, self.tokens, self.address, self.clock)

    @cached_property
    def repository(self) -> Repository:
        author = Author(self.settings.bot_name, self.settings.bot_email)
        return Repository(self.settings.repository, author, choose.git_secret(self.settings))

    @cached_property
    def desk(self) -> Desk:
        return Desk(self.repository, self.settings.main_branch, self.settings.remote)

    @cached_property
    def planner(self) -> RecordPlanner:
        return RecordPlanner(self.settings.directory, self.today, self.settings.forge)

    @cached_property
    def delivery(self) -> Delivery:
        return Delivery(self.desk, self.planner, self.settings.directory, choose.forge(self.settings))

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.database, self.delivery, self.clock)

    @cached_property
    def reviews(self) -> Reviews:
        return Reviews(self.database, self.delivery, self.planner, self.clock)

    @cached_property
    def housekeeping(self) -> Housekeeping:
        return Housekeeping(self.database, self.deliveries, self.settings.draft_days, self.clock)

    @cached_property
    def worker(self) -> Worker:
        """A worker with a hand for every kind of task."""
        letters = LetterWriter(self.settings, self.records, self.inviter, mailer(self.settings), self.today)
        handlers = {Kind.deliver: self.deliveries.deliver, Kind.link: letters.send_link, Kind.tell: letters.tell_staff}
        lease = timedelta(seconds=self.settings.lease_seconds)
        return Worker(self.database, handlers, self.housekeeping.keep, lease, self.settings.attempts, self.clock)
