"""The files of the export in Open Referral UK 3.0, each where the standard's API would answer: `services/index.json`.

Lists come in pages as the standard has them. The first is the list's own address and the others stand below it, for a
folder of files knows no `?page=2`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from schema.exchange.oruk_v3 import Oruk
from schema.problems import Record

FOLDER = "open-data/v3/"
SIZE = 100
"""How many things are on one page of a list."""

Maker: TypeAlias = Callable[[], Any]
_DETAILS = {
    "version": "HSDS-UK-3.0",
    "profile": "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md",
    "openapi_url": "https://docs.openreferraluk.org/en/latest/openapi30.json",
}


def service_file(oruk: Oruk, id: str) -> str:
    """Where the service of a group is."""
    return f"{FOLDER}services/{oruk.service_id(id)}/index.json"


def lists(oruk: Oruk) -> Iterator[tuple[str, Maker]]:
    """Where each file but the services' own is, and what makes its content."""
    yield f"{FOLDER}index.json", lambda: _DETAILS
    groups = oruk.listing.groups
    yield from _pages("services", list(groups), oruk.brief_service)
    at_locations = [each for id in groups for each in oruk.at_locations(id)]
    yield from _pages("service_at_locations", at_locations, _same)
    yield from _pages("organizations", oruk.organisations(), _same)
    yield from _pages("taxonomies", oruk.terms.taxonomies(), _same)
    yield from _pages("taxonomy_terms", oruk.terms.terms(), _same)


def as_json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def page(items: Sequence[Any], number: int, make: Callable[[Any], Record]) -> Record:
    """One page of a list, counted from 1."""
    count = max(1, -(-len(items) // SIZE))
    return {
        "total_items": len(items),
        "total_pages": count,
        "page_number": number,
        "size": SIZE,
        "first_page": number == 1,
        "last_page": number == count,
        "empty": not items,
        "contents": [make(each) for each in items[(number - 1) * SIZE : number * SIZE]],
    }


def _pages(name: str, items: Sequence[Any], make: Callable[[Any], Record]) -> Iterator[tuple[str, Maker]]:
    for number in range(1, max(1, -(-len(items) // SIZE)) + 1):
        further = f"pages/{number}/" if number > 1 else ""
        yield f"{FOLDER}{name}/{further}index.json", _later(items, number, make)


def _later(items: Sequence[Any], number: int, make: Callable[[Any], Record]) -> Maker:
    return lambda: page(items, number, make)


def _same(item: Record) -> Record:
    return item
