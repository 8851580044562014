"""How sure we are: is there room, how the group was checked, and when somebody last looked at the listing."""

from datetime import date
from typing import TypedDict

from schema import derive
from site_overrides.menu import Menu, Record

TONES = {"plenty": "good", "some": "good", "waiting-list": "warn", "full": "warn", "ask": "plain"}


class Room(TypedDict):
    """Whether new people can come."""

    state: str
    """plenty, some, waiting-list, full or ask."""
    tone: str
    text: str
    said_on: str
    """When the group said so, in words. Empty when it never has, or too long ago to count."""
    notes: str


class Checks(TypedDict):
    """How far the quality checks have got, with their date. Never a mark and never a guarantee."""

    status: str
    """not-started, talking, agreed, paused or checked-another-way."""
    text: str
    detail: str
    """What the status means for somebody who thinks of going."""
    date_text: str
    how: str
    listing: str
    """When somebody last looked at the whole listing, and in what role."""
    from_list: str
    """The list it was imported from, with its licence. Empty for what was written here."""


def room(menu: Menu, group: Record) -> Room:
    t, said = menu.words, group.get("capacity", {})
    state = derive.capacity_now(group, menu.today)
    known = state != "ask"
    return {
        "state": state,
        "tone": TONES[state],
        "text": t(f"room.{state}"),
        "said_on": t("room.said-on", date=t.full_date(date.fromisoformat(said["updated"]))) if known else "",
        "notes": said.get("notes", "") if known else "",
    }


def checks(menu: Menu, group: Record) -> Checks:
    t = menu.words
    quality = derive.quality_of(menu.locality, group) or {"status": "not-started"}
    status = quality["status"]
    return {
        "status": status,
        "text": t(f"checks.{status}.text"),
        "detail": t(f"checks.{status}.detail"),
        "date_text": t("checks.since", date=t.full_date(date.fromisoformat(quality["date"])))
        if "date" in quality
        else "",
        "how": menu.as_written(quality.get("checked_how", "")),
        "listing": _listing(menu, group.get("checked")),
        "from_list": _from_list(menu, menu.list_of(group)),
    }


def _listing(menu: Menu, checked: Record | None) -> str:
    t = menu.words
    if checked is None:
        return t("checks.listing-never")
    day = t.full_date(date.fromisoformat(checked["on"]))
    return t("checks.listing", date=day, role=t(f"role.{checked['by']}"))


def _from_list(menu: Menu, list_: Record) -> str:
    if not list_:
        return ""
    licence = f" ({list_['licence']['name']})" if "licence" in list_ else ""
    return menu.words("checks.from-list", list=f"{list_['name']}{licence}")
