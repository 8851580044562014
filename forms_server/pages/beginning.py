"""What a new draft begins with: what the record says, and what was sent before and still waits for a reviewer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from forms_server.again import pages_again, same_round, shown_again
from forms_server.context import here
from forms_server.ports import Invitation, Raw, Submission
from schema.answers import shown_values
from schema.problems import Record
from schema.worksheets import Worksheet


@dataclass(frozen=True)
class Beginning:
    """`shown` is what the record says, `pages` what was sent before, if that can be changed here."""

    shown: Mapping[str, Any]
    pages: Mapping[str, Raw] = field(default_factory=dict)
    earlier: Submission | None = None
    """What was sent before and waits, to be told of. None for somebody who has begun: they have been told."""

    @property
    def raw(self) -> Raw:
        """All pages as one."""
        return {name: typed for page in self.pages.values() for name, typed in page.items()}


def beginning(invitation: Invitation, sheet: Worksheet, record: Record) -> Beginning:
    """For somebody who opens a link."""
    shown = shown_values(sheet, record)
    earlier = None if invitation.started else invitation.waiting
    if earlier is None or not _goes_on(invitation, earlier):
        return Beginning(shown, earlier=earlier)
    return Beginning(shown_again(sheet, shown, earlier), pages_again(sheet, earlier), earlier)


def _goes_on(invitation: Invitation, earlier: Submission) -> bool:
    """Whether what waits can be changed here, rather than being another round or another version of the questions."""
    as_if = replace(earlier, received_on=here().today(), answers_of=invitation.answers_of)
    return earlier.version == invitation.version and same_round(earlier, as_if)
