"""What the commands of the forms share: opening the service by the environment, and saying plainly what is wrong."""

import os
import sys
from collections.abc import Callable

from forms_server.git.checkout import Clash, Dirty, Unsound
from forms_server.git.command import GitError
from forms_server.ports import Unavailable
from forms_server.reviewing import CannotDo
from forms_server.service import Service
from forms_server.settings import SettingsError, read
from forms_server.worker.desk import NoMain
from forms_server.worker.plan import Unusable

EXPECTED = (CannotDo, Dirty, Clash, GitError, NoMain, SettingsError, Unavailable, Unsound, Unusable)
"""What may go wrong without a mistake in the code. Anything else shows where it happened."""


def with_service(work: Callable[[Service], None]) -> int:
    """Do `work`; exit status 1 with one clear message when it cannot be done."""
    try:
        work(Service(read(os.environ)))
    except EXPECTED as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0
