"""When groups came and changed, from git's history of the directory. The only file here that runs git.

Without git, or with only the newest part of its history at hand, nothing is known.
"""

import subprocess
from datetime import date, timedelta
from pathlib import Path

from schema.exchange.feed_atom import Change

DAYS = 183
"""How far back to look."""


def changes(directory: Path, today: date) -> dict[str, Change]:
    """What happened to each group's file in the last half year, by id. Only days are read, never who or why."""
    if _git(directory, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    since = f"--since={today - timedelta(days=DAYS)}"
    log = _git(directory, "log", since, "--relative", "--no-renames", "--name-status", "--format=@%cs", "--", "groups")
    found: dict[str, Change] = {}
    for line in log.splitlines():
        if line.startswith("@"):
            day = line[1:]
        elif line:
            status, _, file = line.partition("\t")
            _note(found, Path(file).stem, status, day)
    return found


def _note(found: dict[str, Change], id: str, status: str, day: str) -> None:
    """The log goes from new to old: the first line about a group is its last change."""
    known = found.get(id, Change(day))
    found[id] = Change(known.changed, day) if status == "A" else known


def _git(directory: Path, *arguments: str) -> str:
    try:
        command = ["git", "-C", str(directory), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""
