"""What an export in Open Referral UK must hold beside the official schemas, which let much through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from schema.exchange.oruk_v3 import Oruk
from schema.exchange.oruk_v3_files import as_json, lists, service_file

DATES = ("valid_from", "valid_to", "dtstart", "assured_date", "updated")
TIMES = ("opens_at", "closes_at")
ADDRESSES = ("url", "website", "uri", "term_uri", "profile", "openapi_url")
ELSEWHERE = ("link_id",)


def files(oruk: Oruk) -> dict[str, Any]:
    """Every file of an export, by path."""
    services = {service_file(oruk, id): oruk.service(id) for id in oruk.listing.groups}
    return services | {each.path: each.make() for each in lists(oruk)}


def as_text(oruk: Oruk) -> str:
    return "".join(as_json(content) for content in files(oruk).values())


def wrongs(value: Any, path: str = "") -> Iterator[str]:
    """Nulls, empty things, and dates, times, ids and addresses that are none."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _field_wrongs(name, inner, f"{path}.{name}")
            yield from wrongs(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from wrongs(inner, f"{path}[{at}]")
    elif value is None:
        yield f"{path} is null"


def _field_wrongs(name: str, value: Any, path: str) -> Iterator[str]:
    try:
        if name in DATES:
            date.fromisoformat(value)
        if name in TIMES:
            time.fromisoformat(value)
        if name == "id" or name.endswith("_id"):
            UUID(value)
    except (TypeError, ValueError):
        yield f"{path}: {value!r}"
    if name in ADDRESSES and not urlsplit(value).scheme.startswith("http"):
        yield f"{path}: {value!r}"


def dangling(contents: Iterable[Any]) -> set[str]:
    """Ids that something refers to and nothing has."""
    have, named = set(), set()
    for name, value in (pair for content in contents for pair in _pairs(content)):
        if name == "id":
            have.add(value)
        elif name.endswith("_id"):
            named.add(value)
    return named - have


def repeated(service: Any) -> list[str]:
    """Ids of a service that different things have: an id may come twice only for the same thing."""
    things: dict[str, set[str]] = {}
    for thing in _objects(service):
        things.setdefault(thing["id"], set()).add(re.sub(r"\W", "", str(sorted(thing)))[:60] + str(thing.get("name")))
    return [id for id, kinds in things.items() if len(kinds) > 1]


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    for thing in _dicts(value):
        yield from ((name, inner) for name, inner in thing.items() if isinstance(inner, str))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    return (thing for thing in _dicts(value) if "id" in thing and "link_entity" not in thing)


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _dicts(inner)


def counted(pages: list[Any]) -> Counter[str]:
    """How often each thing is in the pages of a list."""
    return Counter(each["id"] for page in pages for each in page["contents"])
