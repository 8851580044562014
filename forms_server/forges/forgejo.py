"""Forgejo's REST interface, which Gitea shares from 1.22 on: https://forgejo.org/docs/latest/user/api-usage/."""

from typing import Any
from urllib.parse import quote

import httpx

from forms_server.forges.client import Client
from forms_server.forges.port import ForgeError, PullRequest, Stage

"""Any name will do beside a token."""


class Forgejo:
    """One repository, `owner/name`."""

    def __init__(
        self, address: str, repository: str, token: str, main: str, transport: httpx.BaseTransport | None = None
    ) -> None:
        """`address` ends with `/api/v1`. `main` is the branch that pull requests go to."""
        self._client = Client(address, {"Authorization": f"token {token}"}, transport)
        self._repository = f"/repos/{repository}"
        self._main = main

    def public(self) -> bool:
        """Whether it is anything but private."""
        found = self._client.get(self._repository)
        if found is None:
            raise ForgeError(f"GET {self._repository}: the forge does not know this repository, or not to this token.")
        return not found["private"]

    def find(self, branch: str) -> PullRequest | None:
        """The pull request from a branch, in any state, asked for by its two ends: lists cannot be narrowed."""
        ends = f"{quote(self._main, safe='')}/{quote(branch)}"
        found = self._client.get(f"{self._repository}/pulls/{ends}")
        return _pull_request(found) if found else None

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
    stage = Stage.merged if found["merged"] else Stage(found["state"])
    return PullRequest(found["number"], found["html_url"], stage)
