"""GitLab's REST interface, version 4: https://docs.gitlab.com/api/merge_requests/."""

from typing import Any
from urllib.parse import quote

import httpx

from forms_server.forges.client import Client
from forms_server.forges.port import ForgeError, PullRequest, Stage

STAGES = {"opened": Stage.open, "locked": Stage.open, "merged": Stage.merged, "closed": Stage.closed}


class GitLab:
    """One project, `group/name`, however deep."""

    def __init__(self, address: str, repository: str, token: str, transport: httpx.BaseTransport | None = None) -> None:
        """`address` ends with `/api/v4`."""
        self._client = Client(address, {"PRIVATE-TOKEN": token}, transport)
        self._project = f"/projects/{quote(repository, safe='')}"
        self._requests = f"{self._project}/merge_requests"

    def public(self) -> bool:
        """Whether it is anything but private; `internal` is open to everybody with an account."""
        found = self._client.get(self._project)
        if found is None:
            raise ForgeError(f"GET {self._project}: the forge does not know this project, or not to this token.")
        return bool(found["visibility"] != "private")

    def find(self, branch: str) -> PullRequest | None:
        """The newest merge request from a branch, in any state."""
        newest: dict[str, str | int] = {"state": "all", "order_by": "created_at", "sort": "desc", "per_page": 1}
        found = self._client.get(self._requests, {"source_branch": branch, **newest})
        return _pull_request(found[0]) if found else None

    def open(self, branch: str, base: str, title: str, body: str) -> PullRequest:
        """A new merge request."""
        fields = {"source_branch": branch, "target_branch": base, "title": title, "description": body}
        return _pull_request(self._client.send("POST", self._requests, fields))

    def rewrite(self, number: int, title: str, body: str) -> None:
        """Put a new title and description."""
        self._client.send("PUT", f"{self._requests}/{number}", {"title": title, "description": body})

    def close(self, number: int) -> None:
        """Close without merging."""
        self._client.send("PUT", f"{self._requests}/{number}", {"state_event": "close"})


def _pull_request(found: dict[str, Any]) -> PullRequest:
    return PullRequest(found["iid"], found["web_url"], STAGES[found["state"]])
