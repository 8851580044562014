"""Whether a booklet still says rightly how its groups are reached.

One that is a little old is useful. One that names a group which has gone, or an address that must not be known any
more, is taken off the menu at once.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from schema.locality import Locality

_OF_GROUP = ("status", "where", "contacts")
_OF_VENUE = ("name", "address", "telephone")


def reach_in(locality: Locality) -> Callable[[Iterable[str]], str]:
    """What answers with a digest of how some groups, by their ids, are reached. It says nothing else of them."""
    of_group = cache(lambda key: _of_group(locality, key))

    def reach(groups: Iterable[str]) -> str:
        return hashlib.blake2b("\0".join(map(of_group, groups)).encode(), digest_size=16).hexdigest()

    return reach


def _of_group(locality: Locality, key: str) -> str:
    group = locality.groups.get(key, {"where": {}})
    named = [group["where"].get("venue"), *(session.get("venue") for session in group.get("sessions", ()))]
    venues = (locality.venues.get(name, {}) for name in named if name)
    return repr([_some(group, _OF_GROUP), *(_some(venue, _OF_VENUE) for venue in venues)])


def _some(record: Mapping[str, Any], names: Iterable[str]) -> list[Any]:
    return [record.get(name) for name in names]
