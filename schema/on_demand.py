"""A mapping whose values are made when they are asked for, so that thousands of records need not be in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache

from schema.problems import Record

_AT_ONCE = 64


class OnDemand(Mapping[str, Record]):
    """Records by id. The last few that were made are remembered, so nobody may change one."""

    def __init__(self, ids: Collection[str], make: Callable[[str], Record]) -> None:
        self._ids = ids
        self._make = lru_cache(maxsize=_AT_ONCE)(make)

    def __getitem__(self, id: str) -> Record:
        if id not in self._ids:
            raise KeyError(id)
        return self._make(id)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
