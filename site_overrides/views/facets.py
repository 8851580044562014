"""What each group answers to the filters of Find: the values of their options that hold for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from schema.recurrence import Occurrence
from site_overrides.menu import Menu, Record
from site_overrides.views.when import DAY_AND_NIGHT, DAYS
from site_overrides.views.where import access_of, areas_of

PARTS_OF_DAY = ("morning", "afternoon", "evening")
WELCOMES = ("meets_you", "companion", "turn_up", "lifts")
AGES = {"children": (0, 12), "teenagers": (13, 17), "adults": (18, 59), "older": (60, 150)}
"""From which age to which."""
CHILDREN = {"families", "young-people", "parents-and-carers-of-children"}
"""Among the people it is for: those who come as children or bring them."""
ALONE = ("women", "men")
"""People who may look for a group that is for them only."""

FILTERS = (
    "category", "day", "part", "time", "area", "cost", "access", "room", "way", "welcome", "who", "age", "language",
)  # fmt: skip
"""What can be asked. `time` has each day with each part of it, as in `monday morning`."""
Answers = tuple[str, ...]
"""Those of one group to one filter."""
AND, NEXT = ",", "|"
"""What stands between answers, and between filters, where all of a group are one text: thousands are read at a time."""


def facets(menu: Menu, group: Record, room: str, on: Sequence[Occurrence]) -> str:
    """In the order of FILTERS, as one text. `on` are the next dates."""
    times = sorted(set(_times(group, on)))
    known: dict[str, Answers] = {
        "category": tuple(group["categories"]),
        "day": tuple(day for day in DAYS if any(day == at for at, _ in times)),
        "part": tuple(part for part in PARTS_OF_DAY if any(part == at for _, at in times)),
        "time": tuple(f"{day} {part}" for day, part in times if part),
        "area": areas_of(menu, group),
        "cost": (group["cost"]["kind"],),
        "access": tuple(question for question, yes in access_of(menu, group).items() if yes is True),
        "room": ("now",) if room in ("plenty", "some") else (),
        "way": tuple(group["where"]["ways"]),
        "welcome": _welcome(group),
        "who": _who(group.get("who_for", {})),
        "age": _ages(group.get("who_for", {})),
        "language": tuple(group.get("languages", ())),
    }
    return NEXT.join(AND.join(known[name]) for name in FILTERS)


def by_filter(answers: str) -> list[str]:
    """What `facets` wrote: the answers to each filter, as one text still."""
    return answers.split(NEXT)


def apart(answers: str) -> Answers:
    """The answers to one filter."""
    return tuple(answers.split(AND)) if answers else ()


def counted(answers: Iterable[str]) -> Counter[str]:
    """How many groups give each value among their answers. Many answer alike, so whole answers are counted first."""
    found = Counter[str]()
    for values, groups in Counter(answers).items():
        for value in apart(values):
            found[value] += groups
    return found


def _times(group: Record, on: Sequence[Occurrence]) -> Iterator[tuple[str, str]]:
    """Days with the parts of them; the part is empty where no time is given."""
    for session in group.get("sessions", []):
        for day in session.get("days", []):
            yield from ((day, part) for part in parts_of_day(session.get("starts"), session.get("ends")))
    for each in on:
        yield from ((DAYS[each.date.weekday()], part) for part in parts_of_day(each.starts, each.ends))


def parts_of_day(starts: str | None, ends: str | None = None) -> Sequence[str]:
    """The part that a time begins in: all of them for what goes on day and night, an empty one without a time."""
    if not starts:
        return ("",)
    if (starts, ends) == DAY_AND_NIGHT:
        return PARTS_OF_DAY
    return PARTS_OF_DAY[:1] if starts < "12:00" else PARTS_OF_DAY[1:2] if starts < "17:00" else PARTS_OF_DAY[2:]


def _welcome(group: Record) -> Answers:
    company = group.get("companion", {})
    held = {
        "meets_you": group.get("first_visit", {}).get("someone_meets_you"),
        "companion": company.get("buddy") or company.get("link_worker"),
        "turn_up": "turn-up" in group["how_to_join"]["ways"],
        "lifts": group.get("transport", {}).get("lifts"),
    }
    return tuple(key for key in WELCOMES if held[key])


def _who(said: dict[str, Any]) -> Answers:
    people = said.get("for", [])
    return (*people, *(f"only-{each}" for each in ALONE if said.get("only") and people == [each]))


def _ages(said: dict[str, Any]) -> Answers:
    """The ages that may come. Where nobody has said, all grown people may; children only where it is for them too."""
    for_children = not CHILDREN.isdisjoint(said.get("for", ()))
    stated = "minimum_age" in said or "maximum_age" in said
    least, most = said.get("minimum_age", 0 if stated or for_children else 18), said.get("maximum_age", 150)
    return tuple(age for age, (first, last) in AGES.items() if least <= last and most >= first)
