"""Times in the columns of a spreadsheet: in words, as a day with a start and an end, or a column for each day."""

from __future__ import annotations

from schema.exchange.entry import When
from schema.exchange.times_words import DAY_SETS, DAY_WORDS, DAYS
from schema.problems import Record

_WEEKLY = ("", "weekly", "every week", "once a week", "each week", "week")


def times(part: Record) -> list[When]:
    """What a row, as fields, says about when."""
    place, day, words = place_of(part), part.get("day", ""), part.get("times", "")
    often = part.get("frequency", "")
    often = "" if often.casefold() in _WEEKLY else often
    made = [When(f"{each.capitalize()} {part[each]} {often}", spot=place) for each in DAYS if _open(part.get(each, ""))]
    if day and part.get("starts"):
        made.append(_of_a_day(day, part["starts"], part.get("ends", ""), often, place))
        day = ""
    said = " ".join(filter(None, (often, day, words)))
    return [*made, When(said, spot=place)] if words or day else made


def _of_a_day(day: str, starts: str, ends: str, often: str, place: str) -> When:
    """A session, when its parts are plain; otherwise the words of all of them, so that none is lost."""
    days = _days(day)
    session = _session(days, starts, ends) if days and not often else {}
    said = " - ".join(filter(None, (starts, ends)))
    return When(session=session, spot=place) if session else When(f"{often} {day} {said}".strip(), spot=place)


def _open(cell: str) -> bool:
    """Does the cell of a day's column say anything but that it is closed?"""
    return cell.strip(" -.").casefold() not in ("", "closed", "shut", "n/a", "no", "none")


def _days(cell: str) -> list[str]:
    words = [word.strip().lower() for word in cell.replace("&", ",").replace(" and ", ",").replace(";", ",").split(",")]
    known = [DAY_SETS.get(word, (DAY_WORDS[word],) if word in DAY_WORDS else ()) for word in words]
    return sorted({day for days in known for day in days}, key=DAYS.index) if all(known) else []


def _session(days: list[str], starts: str, ends: str) -> Record:
    """A weekly session, when both times are plain 24-hour ones. "2:00" may be the afternoon's, and is not."""
    first, last = clock(starts), clock(ends)
    surely = starts.strip().startswith("0") or first >= "09:00" or last >= "13:00"
    if not first or first < "06:00" or not surely or (ends and (not last or last <= first)):
        return {}
    return {"repeats": "weekly", "days": days, "starts": first, **({"ends": last} if last else {})}


def clock(raw: str) -> str:
    """`HH:MM` of a time in 24-hour form such as `9:00` or `09:00:00`, or empty."""
    parts = raw.strip().split(":")
    if len(parts) not in (2, 3) or not all(part.isdigit() for part in parts):
        return ""
    hour, minute = int(parts[0]), int(parts[1])
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def place_of(part: Record) -> str:
    """What the place of a row is known by within its list."""
    return str(part.get("venue_id") or ", ".join(filter(None, (part.get("venue"), part.get("postcode")))))
