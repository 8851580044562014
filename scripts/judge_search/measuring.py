"""How good answers are: how often a good group stands first, or among the first five, and the mean reciprocal rank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

FIRST_FEW = 5


@dataclass(frozen=True)
class Measure:
    """Shares from 0 to 1 over the searches that expect a group, and how many searches found nothing at all."""

    at_1: float
    at_5: float
    mrr: float
    nothing: int


def rank(query: dict[str, Any], ids: Sequence[str]) -> int:
    """Where the first good answer stands, from 1; 0 when there is none.

    Of two needs both must be answered, and the second answer may stand one place lower.
    """
    first, *second = sorted(_first(query[name], ids) for name in ("expect", "also") if name in query)
    return max(first, second[0] - 1) if first and second else first


def _first(expected: Sequence[str], ids: Sequence[str]) -> int:
    return next((place for place, id in enumerate(ids, 1) if id in expected), 0)


def measure(queries: Sequence[dict[str, Any]], found: Sequence[Sequence[str]]) -> Measure:
    """`found` are the groups that each search led to, best first. At least one search must expect a group."""
    pairs = [(each, ids) for each, ids in zip(queries, found, strict=True) if "expect" in each]
    ranks = [rank(each, ids) for each, ids in pairs]
    return Measure(
        at_1=_share(place == 1 for place in ranks),
        at_5=_share(1 <= place <= FIRST_FEW for place in ranks),
        mrr=sum(1 / place for place in ranks if place) / len(ranks),
        nothing=sum(not ids for _, ids in pairs),
    )


def _share(held: Iterable[bool]) -> float:
    """Raises ZeroDivisionError for nothing."""
    each = list(held)
    return sum(each) / len(each)


def wrong_help(queries: Sequence[dict[str, Any]], troubles: Sequence[Sequence[str]]) -> list[str]:
    """Searches that show help they should not, or do not show the help they should, a line for each."""
    lines = []
    for each, heard in zip(queries, troubles, strict=True):
        wanted = set(each.get("trouble", ()))
        if wanted != set(heard):
            lines.append(f"“{each['query']}”: help for {_said(wanted)} should show, and {_said(heard)} does.")
    return lines


def _said(kinds: Iterable[str]) -> str:
    return ", ".join(sorted(kinds)) or "nothing"
