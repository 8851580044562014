"""Where the menu stands while it is served: in a folder that stays, so that the next start makes only what changed.

There is one such folder, for whoever served last. A second server beside the first makes do with the folder that MkDocs
gives it, and makes everything.
"""

import fcntl
import shutil
from pathlib import Path
from typing import IO


class Served:
    """The folder for one server. It is held until the process ends."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "served"
        self._held: IO[str] | None = None
        """Our hold on the folder: a file that says whose menu is in it."""

    def site(self, given: Path, about: str) -> Path:
        """The kept folder, or the `given` one while another server has it. `about` says what is served, and where.

        What another menu left is taken away first.
        """
        held = self._held or self._hold()
        if held is None:
            return given
        held.seek(0)
        if held.read() != about:
            shutil.rmtree(self._folder, ignore_errors=True)
            held.truncate(0)
            held.write(about)
            held.flush()
        return self._folder

    def _hold(self) -> IO[str] | None:
        self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self._folder.with_suffix(".whose").open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return None
        self._held = file
        return file
