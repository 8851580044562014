"""Talking JSON with a forge: one client for all three, with patience, and without ever showing the token."""

from collections.abc import Mapping
from typing import Any

import httpx

from forms_server.forges.port import ForgeError

PATIENCE = 30.0
"""Seconds to wait for an answer."""


class Client:
    """Asks the forge at an address, such as `https://api.github.com`."""

    def __init__(self, address: str, headers: Mapping[str, str], transport: httpx.BaseTransport | None = None) -> None:
        """`headers` carry the token. `transport` is for tests."""
        base = address.rstrip("/")
        self._http = httpx.Client(base_url=base, headers=headers, timeout=PATIENCE, transport=transport)

    def get(self, path: str, query: Mapping[str, str | int] | None = None) -> Any:
        """The JSON at a path, or None when the forge says that there is nothing. Raises ForgeError."""
        return self._asked("GET", path, params=query)

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """The JSON that comes back. Raises ForgeError."""
        found = self._asked(method, path, json=body)
        if found is None:
            raise ForgeError(f"{method} {path}: the forge does not know this. Is MENU_FORGE_REPOSITORY right?")
        return found

    def _asked(self, method: str, path: str, **more: Any) -> Any:
        try:
            answer = self._http.request(method, path, **more)
        except httpx.HTTPError as error:
            raise ForgeError(f"{method} {path}: {type(error).__name__}") from None
        if answer.status_code == httpx.codes.NOT_FOUND:
            return None
        if not answer.is_success:
            raise ForgeError(f"{method} {path}: the forge answered {answer.status_code}")
        return answer.json()
