"""What is due in a locality, group by group, and the worksheets that ask for it: for a round of links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from schema import derive
from schema.derive import Due
from schema.locality import Locality
from schema.problems import Record
from schema.worksheets.model import Worksheet

ROOM = "room"
ROOM_WORKSHEET = "capacity"


@dataclass(frozen=True)
class DueItem:
    """One thing that is due for one group."""

    on: date | None
    """The day; None when it was never done."""
    group: str
    name: str
    what: str
    """review, catch-up, survey or room."""
    now: bool


def due_items(locality: Locality, today: date, until: date) -> list[DueItem]:
    """Everything due up to and including `until` for groups that are on the menu, what was never done first."""
    found = [item for id, group in locality.groups.items() for item in _of_group(locality, id, group, today)]
    wanted = [item for item in found if item.on is None or item.on <= until]
    return sorted(wanted, key=lambda item: (item.on or date.min, item.group, item.what))


def _of_group(locality: Locality, id: str, group: Record, today: date) -> Iterator[DueItem]:
    if group["status"] != "listed":
        return
    asked = {"review": derive.review_due, "catch-up": derive.catch_up_due, "survey": derive.survey_due}
    for what, due_of in asked.items():
        due = due_of(locality, id, today)
        if due:
            yield DueItem(due.on, id, group["name"], what, due.now)
    room = _room(group, today)
    yield DueItem(room.on if room else None, id, group["name"], ROOM, room is None or room.now)


def _room(group: Record, today: date) -> Due | None:
    """When what the group said about room stops counting, or None when it never said."""
    if "capacity" not in group:
        return None
    on = derive.months_after(group["capacity"]["updated"], derive.CAPACITY_MONTHS)
    return Due(on, derive.capacity_now(group, today) == "ask")


def worksheets_for(items: Iterable[DueItem], sheets: Mapping[str, Worksheet]) -> list[tuple[str, str]]:
    """Group and worksheet for each link of a round. What falls due together is one visit, not three chores."""
    by_group: dict[str, list[str]] = {}
    for item in items:
        by_group.setdefault(item.group, []).append(item.what)
    return [(group, sheet) for group, kinds in by_group.items() for sheet in _sheets_of(set(kinds), sheets)]


def _sheets_of(kinds: set[str], sheets: Mapping[str, Worksheet]) -> list[str]:
    joint = next(sheet for sheet in sheets.values() if sheet.includes)
    parts = [part.worksheet for part in joint.includes if part.due in kinds]
    visit = [joint.id] if len(parts) > 1 else parts
    return visit + ([ROOM_WORKSHEET] if ROOM in kinds else [])
