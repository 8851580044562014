"""Tasks that send mail: a link that was asked for, and word to staff that something private has arrived."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from forms_server import letters
from forms_server.inviting import Inviter
from forms_server.mail import Mailer
from forms_server.records import Records
from forms_server.settings import Settings
from forms_server.storage.invitations import Offer
from forms_server.storage.outbox import Task
from schema.problems import Record
from schema.worksheets import load_worksheets

ASKED_FOR = "listing-update"
"""The worksheet that a link on request opens."""


@dataclass(frozen=True)
class LetterWriter:
    """Writes letters. A task that is repeated sends a letter again, which is better than none."""

    settings: Settings
    records: Records
    inviter: Inviter
    send: Mailer
    today: Callable[[], date]

    def send_link(self, task: Task) -> None:
        """To the group's contact on record; to nobody when there is none, and nobody is told which."""
        group = task.about["group"]
        record = self.records.group(group) or {}
        to = contact_address(record)
        if to is None:
            return
        until = self.today() + timedelta(days=self.settings.invitation_days)
        offer = Offer(ASKED_FOR, load_worksheets()[ASKED_FOR].version, group, "group-lead", until)
        menu = str(self.records.place()["menu_name"])
        self.send(letters.new_link(to, str(record["name"]), menu, self.inviter.invite(offer), until))

    def tell_staff(self, task: Task) -> None:
        """To the address of the settings. The letter holds the reference alone."""
        self.send(letters.worry_arrived(self.settings.staff_mail or "staff", task.about["reference"]))


def contact_address(record: Record) -> str | None:
    """The first e-mail address among a record's contacts, published or not."""
    found = (contact.get("email") for contact in record.get("contacts", []))
    return next((str(address) for address in found if address), None)
