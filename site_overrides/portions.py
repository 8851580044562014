"""Cuts what My list says of all groups into a few scripts, so that a list need not bring those of ten thousand groups.

Each holds hundreds of groups, for the host sees which are asked for and is not to learn from it what is on a list. So
most menus have one. `theme/js/portions.js` finds the script of a group by the same rule.
"""

from collections.abc import Iterable
from zlib import crc32

GROUPS_IN_ONE = 500
"""At the most, about: the number of scripts is a power of two, and only changes when a menu has doubled."""


def how_many(groups: int) -> int:
    """So many scripts for a menu of so many groups."""
    return 1 << max(0, -(-groups // GROUPS_IN_ONE) - 1).bit_length()


def portion_of(id: str, count: int) -> int:
    """Which of `count` scripts a group is in."""
    return crc32(id.encode()) % count


def portions(ids: Iterable[str], count: int) -> list[list[str]]:
    """The groups of each script, in their order."""
    found: list[list[str]] = [[] for _ in range(count)]
    for id in ids:
        found[portion_of(id, count)].append(id)
    return found
