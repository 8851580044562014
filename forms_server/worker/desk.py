"""The repository as the worker uses it: alone on this machine, or with a remote that holds the truth.

With a remote, refs move here first and there second, so a crash between the two is made good by the next try.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from forms_server.git import checkout, remote
from forms_server.git.repository import NO_OBJECT, OUTCOMES, Repository
from forms_server.worker.outcomes import branch_of, outcome_of


class NoMain(Exception):
    """The main branch is not there: MENU_MAIN_BRANCH or MENU_REPOSITORY is wrong."""


@dataclass(frozen=True)
class Desk:
    """A repository, its main branch, and the remote's address if there is one."""

    repository: Repository
    main_branch: str
    remote: str = ""

    @contextmanager
    def locked(self) -> Iterator["Desk"]:
        """The same, held: nobody else of us writes here meanwhile."""
        with self.repository.locked() as held:
            yield replace(self, repository=held)

    def main(self) -> str:
        """The newest commit of the main branch."""
        if self.remote:
            return remote.fetch_main(self.repository, self.remote, self.main_branch)
        return self.known_main()

    def refresh(self) -> None:
        """With a remote: bring our own copy of the main branch along, which the pages read. Raises Dirty."""
        ref = f"refs/heads/{self.main_branch}"
        if self.remote and (old := self.repository.tip(ref)):
            new = self.main()
            if old != new and self.repository.contains(new, old):
                checkout.advance(self.repository, self.main_branch, old, new)

    def known_main(self) -> str:
        """The same, as far as it is known without asking the remote."""
        ref = remote.MAIN if self.remote else f"refs/heads/{self.main_branch}"
        found = self.repository.tip(ref)
        if found is None:
            raise NoMain(f"There is no branch {self.main_branch} in the repository.")
        return found

    def move(self, changes: Mapping[str, tuple[str, str]]) -> None:
        """Move refs, here and at the remote, all or none. Raises GitError when one is not where it should be."""
        self.repository.move(changes)
        if self.remote:
            remote.push(self.repository, self.remote, changes)

    def advance_remote(self, old: str, new: str) -> None:
        """Move the remote's main branch. Raises GitError when it moved meanwhile, or may not be written."""
        remote.push(self.repository, self.remote, {f"refs/heads/{self.main_branch}": (old, new)})

    def agree(self, reference: str) -> None:
        """Make our refs of a submission and the remote's the same: theirs where they have some, ours where not."""
        if not self.remote:
            return
        names = (branch_of(reference), outcome_of(reference))
        there = remote.listed(self.repository, self.remote, *names)
        if names[1] in there:
            self._take(names, there)
        else:
            here = {name: tip for name in names if (tip := self.repository.tip(name))}
            missing = {name: (NO_OBJECT, tip) for name, tip in here.items() if name not in there}
            if missing:
                remote.push(self.repository, self.remote, missing)

    def _take(self, names: tuple[str, str], there: Mapping[str, str]) -> None:
        for name in names:
            here = self.repository.tip(name)
            if name in there and here != there[name]:
                remote.fetch(self.repository, self.remote, name)
            elif name not in there and here:
                self.repository.move({name: (here, NO_OBJECT)})

    def remembered(self) -> set[str]:
        """The references of all submissions that git knows, at the remote if there is one."""
        if self.remote:
            names = remote.listed(self.repository, self.remote, OUTCOMES + "*")
        else:
            names = self.repository.refs(OUTCOMES)
        return {name.removeprefix(OUTCOMES) for name in names}
