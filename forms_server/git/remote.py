"""The repository on the forge: what it has, fetching its main branch, and pushing ours. Every step may be repeated."""

from collections.abc import Mapping

from forms_server.git.repository import NO_OBJECT, Repository

MAIN = "refs/remotes/menu/main"
"""Where the forge's main branch is kept here. Nobody else writes it."""


def fetch_main(repository: Repository, remote: str, branch: str) -> str:
    """The tip of the forge's main branch, now also here."""
    _fetch(repository, remote, f"+refs/heads/{branch}:{MAIN}")
    return repository.refs(MAIN)[MAIN]


def fetch(repository: Repository, remote: str, ref: str) -> None:
    """Bring one of our refs over, as it is on the forge."""
    _fetch(repository, remote, f"+{ref}:{ref}")


def _fetch(repository: Repository, remote: str, spec: str) -> None:
    repository.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--end-of-options", remote, spec)


def listed(repository: Repository, remote: str, *refs: str) -> dict[str, str]:
    """Those of the refs that the forge has, and their commits."""
    lines = repository.run("ls-remote", "--quiet", "--end-of-options", remote, *refs).splitlines()
    return {name: commit for commit, name in (line.split("\t") for line in lines)}


def push(repository: Repository, remote: str, changes: Mapping[str, tuple[str, str]]) -> None:
    """Move refs on the forge from an old commit to a new one, all or none; refused when one moved meanwhile."""
    leases = [f"--force-with-lease={ref}:{'' if old == NO_OBJECT else old}" for ref, (old, _) in changes.items()]
    specs = [f"{'' if new == NO_OBJECT else new}:{ref}" for ref, (_, new) in changes.items()]
    repository.run("push", "--quiet", "--atomic", *leases, "--end-of-options", remote, *specs)
