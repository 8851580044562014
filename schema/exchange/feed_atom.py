"""New and changed groups as a feed (Atom 1.0, RFC 4287), the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from operator import itemgetter
from typing import NamedTuple

from schema.exchange.ids import Ids
from schema.exchange.listing import Listing

LONGEST = 50
"""How many groups are in the feed."""


class Change(NamedTuple):
    """The day (`2026-03-14`) a group's record came, where that is known, and the day it last changed."""

    changed: str
    added: str = ""


def feed(listing: Listing, changes: Mapping[str, Change], address: str) -> str:
    """The feed of the groups with a change, at an address from the menu's root."""
    known = sorted((changes[id].changed, id) for id in listing.groups if id in changes)
    known = sorted(known, key=itemgetter(0), reverse=True)[:LONGEST]
    place, site = listing.place, listing.place["site_url"]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>urn:uuid:{Ids(site).of('feed')}</id>",
        f"<title>{_text(place['menu_name'])}</title>",
        f"<updated>{_moment(known[0][0] if known else '1970-01-01')}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{escape(site + address)}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(site)}"/>',
        f"<author><name>{_text(place['publisher']['name'])}</name></author>",
    ]
    if "licence" in place:
        lines.append(f"<rights>{_text(place['licence']['name'])}</rights>")
    entries = (line for _, id in known for line in _entry(listing, id, changes[id]))
    return "\n".join([*lines, *entries, "</feed>", ""])


def _entry(listing: Listing, id: str, change: Change) -> Iterator[str]:
    group, site = listing.groups[id], listing.place["site_url"]
    yield "<entry>"
    yield f"<id>urn:uuid:{Ids(site).of('groups', id)}</id>"
    yield f"<title>{_text(group['name'])}</title>"
    yield f'<link rel="alternate" type="text/html" href="{escape(f"{site}groups/{id}/")}"/>'
    yield f"<updated>{_moment(change.changed)}</updated>"
    if change.added:
        yield f"<published>{_moment(change.added)}</published>"
    yield f'<category term="{"new" if change.added == change.changed else "changed"}"/>'
    yield f"<summary>{_text(group['summary'])}</summary>"
    yield "</entry>"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _text(value: str) -> str:
    return escape("".join(each for each in value if each >= " " or each in "\t\n"), quote=False)
