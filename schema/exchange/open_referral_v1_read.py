"""Older Open Referral feeds, such as those of Outpost directories: where they differ from version 3.

Pages count with `totalElements` and keep services under `content`. A service has `regular_schedules` with a weekday
each, `locations` with a GeoJSON point, `taxonomies`, `cost_options`, `needs_referral`, `min_age` and `max_age`.
"""

from __future__ import annotations

from typing import Any

from schema.exchange import hsds_v3_read
from schema.exchange.entry import Entries, Entry
from schema.exchange.hsds_parts import first, one, several, text, truth
from schema.problems import Record

_SIGNS = ("regular_schedules", "min_age", "needs_referral", "taxonomies", "target_directories", "service_taxonomys")


def is_page(page: Any) -> bool:
    """Is it a page or a service of an older feed?"""
    found = hsds_v3_read.services(page)
    return hsds_v3_read.is_page(page) and any(key in found[0] for key in _SIGNS)


def read(page: Any) -> Entries:
    """The entries of a document."""
    found = hsds_v3_read.read(page)
    by_id = {text(each.get("id")): each for each in hsds_v3_read.services(page) if isinstance(each, dict)}
    return Entries([_older(entry, by_id[entry.id]) for entry in found.entries], found.complete, found.notes)


def _older(entry: Entry, service: Record) -> Entry:
    """What only the older shape has."""
    entry.needs_referral = truth(service.get("needs_referral"))
    needs = [first(each, "name", "label") for each in several(service, "suitabilities", "send_needs")]
    entry.audience = list(dict.fromkeys([*entry.audience, *needs]))
    entry.description = entry.description or first(one(service, "local_offer"), "description")
    entry.categories = _deepest(several(service, "taxonomies")) or entry.categories
    entry.active = entry.active and truth(service.get("visible")) is not False
    return entry


def _deepest(taxonomies: list[Record]) -> list[str]:
    """Categories without those that only stand above others of the same service."""
    above = {text(each.get("parent_id")) for each in taxonomies}
    return [first(each, "name", "label") for each in taxonomies if text(each.get("id")) not in above]
