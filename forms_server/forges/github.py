"""GitHub's REST interface, version 2022-11-28: https://docs.github.com/rest/pulls/pulls."""

from typing import Any

import httpx

from forms_server.forges.client import Client
from forms_server.forges.port import ForgeError, PullRequest, Stage


class GitHub:
    """One repository, `owner/name`."""

    def __init__(self, address: str, repository: str, token: str, transport: httpx.BaseTransport | None = None) -> None:
        """`address` is `https://api.github.com`, or an enterprise server's."""
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {token}",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        self._client = Client(address, headers, transport)
        self._owner = repository.split("/")[0]
        self._repository = f"/repos/{repository}"

    def public(self) -> bool:
        """Whether it is anything but private."""
        found = self._client.get(self._repository)
        if found is None:
            raise ForgeError(f"GET {self._repository}: the forge does not know this repository, or not to this token.")
        return not found["private"]

    def find(self, branch: str) -> PullRequest | None:
        """The newest pull request from a branch, in any state."""
        newest: dict[str, str | int] = {"state": "all", "sort": "created", "direction": "desc", "per_page": 1}
        found = self._client.get(f"{self._repository}/pulls", {"head": f"{self._owner}:{branch}", **newest})
        return _pull_request(found[0]) if found else None

    def open(self, branch: str, base: str, title: str, body: str) -> PullRequest:
        """A new pull request."""
        fields = {"head": branch, "base": base, "title": title, "body": body}
        return _pull_request(self._client.send("POST", f"{self._repository}/pulls", fields))

    def rewrite(self, number: int, title: str, body: str) -> None:
        """Put a new title and body."""
        self._client.send("PATCH", f"{self._repository}/pulls/{number}", {"title": title, "body": body})

    def close(self, number: int) -> None:
        """Close without merging."""
        self._client.send("PATCH", f"{self._repository}/pulls/{number}", {"state": "closed"})


def _pull_request(found: dict[str, Any]) -> PullRequest:
    stage = Stage.merged if found.get("merged_at") else Stage(found["state"])
    return PullRequest(found["number"], found["html_url"], stage)
