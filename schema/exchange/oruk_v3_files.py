"""The files of the export in Open Referral UK 3.0, each where the standard's API would answer: `services/index.json`.

Lists come in pages as the standard has them. The first is the list's own address and the others stand below it, for a
folder of files knows no `?page=2`. A page holds what belongs to a run of groups, so that it changes only with them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from schema.exchange.oruk_v3 import Oruk
from schema.problems import Record

FOLDER = "open-data/v3/"
SIZE = 100
"""How many groups, or other things, a page of a list is about."""
_DETAILS = {
    "version": "HSDS-UK-3.0",
    "profile": "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md",
    "openapi_url": "https://docs.openreferraluk.org/en/latest/openapi30.json",
}


@dataclass(frozen=True)
class ListFile:
    """One file. `about` are ids of groups, keys of organisations or terms, of `total` things in all."""

    path: str
    about: Sequence[Any]
    total: int
    make: Callable[[], Any]


def service_file(oruk: Oruk, id: str) -> str:
    """Where the service of a group is."""
    return f"{FOLDER}services/{oruk.service_id(id)}/index.json"


def lists(oruk: Oruk) -> Iterator[ListFile]:
    """Every file but the services' own."""
    groups, terms = list(oruk.listing.groups), oruk.terms
    yield ListFile(f"{FOLDER}index.json", (), 0, lambda: _DETAILS)
    yield from _pages("services", groups, len(groups), lambda ids: [oruk.brief_service(id) for id in ids])
    places = sum(group.places for group in oruk.listing.outlines.values())
    yield from _pages("service_at_locations", groups, places, lambda ids: _all(oruk.at_locations, ids))
    bodies = oruk.organisation_keys()
    yield from _pages("organizations", bodies, len(bodies), lambda keys: [oruk.organisation(key) for key in keys])
    for name, found in (("taxonomies", terms.taxonomies()), ("taxonomy_terms", terms.terms())):
        yield from _pages(name, found, len(found), list)


def as_json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def page(contents: Sequence[Record], number: int, count: int, total: int) -> Record:
    """One page of a list of so many pages with `total` things in all. Pages are counted from 1."""
    return {
        "total_items": total,
        "total_pages": count,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number == count,
        "empty": not contents,
        "contents": contents,
    }


def _pages(
    name: str, items: Sequence[Any], total: int, make: Callable[[Sequence[Any]], list[Record]]
) -> Iterator[ListFile]:
    count = max(1, -(-len(items) // SIZE))
    for number in range(1, count + 1):
        further = f"pages/{number}/" if number > 1 else ""
        part = items[(number - 1) * SIZE : number * SIZE]
        yield ListFile(f"{FOLDER}{name}/{further}index.json", part, total, _later(part, number, count, total, make))


def _later(
    part: Sequence[Any], number: int, count: int, total: int, make: Callable[[Sequence[Any]], list[Record]]
) -> Callable[[], Record]:
    return lambda: page(make(part), number, count, total)


def _all(make: Callable[[Any], Iterator[Record]], items: Sequence[Any]) -> list[Record]:
    return [found for each in items for found in make(each)]
