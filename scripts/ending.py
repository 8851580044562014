"""How every command ends: with its exit status, and quietly when whoever reads it has had enough.

`make due | head -3` closes the pipe while there is still something to print, which is no mistake of anybody's.
"""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

READER_GONE = 128 + 13
"""What a shell reports of any program whose reader has gone: killed by SIGPIPE, which is signal 13."""


def end_with(main: Callable[[], int]) -> NoReturn:
    """Run a command and exit with its status; with `READER_GONE` when nobody reads what it prints any more."""
    try:
        try:
            status = main()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer goes nowhere, or Python would complain about it while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = READER_GONE
    sys.exit(status)
