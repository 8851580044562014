"""Reads a feed over HTTP: page after page, politely, and going on after an interruption where it stopped.

It is here, and not in the room of records, because it speaks HTTP and keeps files: the room of records does neither.
Every page and service is kept in a folder as soon as it is there; `forget` empties it once the import is written.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import httpx

from schema.exchange.hsds_v3_read import services as listed

_TRIES = 5
_POLITE = {"User-Agent": "community-menu import (+https://www.openreferral.org)", "Accept": "application/json"}
_MOST_PAGES = 100_000
_LARGEST = 50_000_000
_FULL = ("service_at_locations", "schedules", "contacts", "phones", "cost_options", "regular_schedules", "locations")


class FeedFailed(Exception):
    """The feed cannot be read now. What has come so far is kept; the message says what to do."""


class Feed:
    """One feed at one address, which is that of its services."""

    def __init__(
        self, address: str, cache: Path, pause: float = 0.05, say: Callable[[str], None] | None = None
    ) -> None:
        """`pause` is how many seconds to wait between requests, so that a small server can breathe."""
        self._address = address
        self._folder = cache / hashlib.sha256(address.encode()).hexdigest()[:16]
        self._pause = pause
        self._say = say or _to_the_screen
        self._client = httpx.Client(timeout=30, follow_redirects=True, headers=_POLITE)

    def services(self) -> list[Any]:
        """Every service of the feed, each in full where the list is shallow. Raises `FeedFailed`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._client:
            found = [
                each for page in self._pages() for each in listed(page) if isinstance(each, dict) and each.get("id")
            ]
            found = list({str(each["id"]): each for each in found}.values())
            return [self._full(each, at, len(found)) for at, each in enumerate(found, 1)]

    def forget(self) -> None:
        """Forget what was fetched."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _pages(self) -> Iterator[Any]:
        number, address = 1, self._address
        while address and number < _MOST_PAGES:
            page = self._get(address, f"page-{number}")
            yield page
            self._say(f"page {number}{_of(page)}")
            address, number = _next(self._address, page, number), number + 1

    def _full(self, service: dict[str, Any], at: int, of: int) -> Any:
        """The whole service, by its id, when the list shows only a little of it."""
        if any(service.get(key) for key in _FULL):
            return service
        parts = urlsplit(self._address)
        path = f"{parts.path.rstrip('/')}/{service['id']}"
        whole = self._get(urlunsplit((parts.scheme, parts.netloc, path, "", "")), f"service-{service['id']}", True)
        if at % 20 == 0 or at == of:
            self._say(f"service {at} of {of}")
        return whole if isinstance(whole, dict) and whole.get("id") else service

    def _get(self, address: str, name: str, may_lack: bool = False) -> Any:
        kept = self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:24]}.json"
        if kept.is_file():
            return json.loads(kept.read_text("utf-8"))
        value = self._fetch(address, may_lack)
        beside = kept.with_suffix(".new")
        beside.write_text(json.dumps(value), "utf-8")
        beside.replace(kept)
        return value

    def _fetch(self, address: str, may_lack: bool) -> Any:
        for attempt in range(_TRIES):
            time.sleep(self._pause * (1 if attempt == 0 else 2**attempt * 5))
            try:
                answer = self._client.get(address)
            except httpx.TransportError as error:
                trouble = type(error).__name__
                continue
            if answer.status_code == 200 and len(answer.content) <= _LARGEST:
                return _json(answer, address)
            if may_lack and answer.status_code in (404, 410):
                return {}
            trouble = f"the answer was {answer.status_code}"
            if answer.status_code < 500 and answer.status_code != 429:
                break
        raise FeedFailed(f"{address} could not be read: {trouble}. Run the command again: it goes on from here.")


def _json(answer: httpx.Response, address: str) -> Any:
    try:
        return answer.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise FeedFailed(f"{address} did not answer with JSON. Give the address of the feed's services.") from None


def _of(page: Any) -> str:
    total = _count(page, "total_pages", "totalPages")
    return "" if total is None else f" of {total}"


def _count(page: Any, *keys: str) -> int | None:
    """The first of these numbers that a page has."""
    told = page if isinstance(page, dict) else {}
    return next((told[key] for key in keys if isinstance(told.get(key), int)), None)


def _next(address: str, page: Any, number: int) -> str:
    """The address of the next page, or nothing after the last: links first, then counting."""
    if not isinstance(page, dict) or not listed(page) or listed(page) == [page]:
        return ""
    links = page.get("links")
    link = page.get("next") or (links.get("next") if isinstance(links, dict) else None)
    if isinstance(link, str) and link:
        return _same_place(address, urljoin(address, link))
    total, last = _count(page, "total_pages", "totalPages"), page.get("last_page", page.get("last"))
    if last is True or (total is not None and number >= total) or (total is None and last is None):
        return ""
    here = _count(page, "page_number", "number")
    parts = urlsplit(address)
    asked = {**dict(parse_qsl(parts.query)), "page": str((number if here is None else here) + 1)}
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(asked), ""))


def _same_place(address: str, link: str) -> str:
    """A link of the feed is only followed on the feed's own server."""
    return link if urlsplit(link).netloc == urlsplit(address).netloc else ""


def _to_the_screen(words: str) -> None:
    print(f"\r{words}   ", end="\n" if not sys.stderr.isatty() else "", file=sys.stderr, flush=True)
