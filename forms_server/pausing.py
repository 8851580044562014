"""Pause a group at once: one commit on the main branch, with the reason where only staff see it.

Where everybody can read the repository there is no such place in it, so the reason is left out.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from forms_server.git import checkout
from forms_server.reviewing import CannotDo, no_group
from forms_server.worker.desk import Desk
from forms_server.worker.plan import Tree
from schema.layout import file_of
from schema.problems import Record, Unreadable
from schema.reader import read
from schema.shapes import validate
from schema.splice import Set, splice


class Paused(NamedTuple):
    """What came of it."""

    commit: str
    reason_kept: bool


@dataclass(frozen=True)
class Pausing:
    """Pauses groups in a repository."""

    desk: Desk
    directory: str

    def pause(self, group: str, reason: str, today: date) -> Paused:
        """Pause connecting people to a group. Raises CannotDo, Dirty."""
        path = f"{self.directory}/{file_of('group', group)}"
        with self.desk.locked() as desk:
            main = desk.main()
            tree = Tree(desk.repository, main)
            text, private = tree.read(path), not self._is_public(tree)
            if text is None:
                raise no_group(group)
            changed = _paused(text, path, reason if private else None, today).encode()
            commit = desk.repository.commit(main, {path: changed}, f"Pause {group}\n\nGroup: {group}\n")
            self._advance(desk, main, commit)
        return Paused(commit, private)

    def _is_public(self, tree: Tree) -> bool:
        """A place that cannot be read may be anything."""
        try:
            return bool(read(tree.read(f"{self.directory}/place.yml") or "{}", "").get("repository_public"))
        except Unreadable:
            return True

    def _advance(self, desk: Desk, main: str, commit: str) -> None:
        if desk.remote:
            desk.advance_remote(main, commit)
        else:
            checkout.advance(desk.repository, desk.main_branch, main, commit)


def _paused(text: str, path: str, reason: str | None, today: date) -> str:
    before: Record = read(text, path)
    after = deepcopy(before)
    quality = {key: value for key, value in before.get("quality", {}).items() if key == "prompt_sheet"}
    after["quality"] = {"status": "paused", "date": today.isoformat(), **quality}
    if reason is not None:
        after.setdefault("staff", {})["paused_reason"] = reason
    problems = validate("group", after, path)
    if problems:
        raise CannotDo("\n".join(map(str, problems)))
    return splice(text, [Set((), after)], "group")
