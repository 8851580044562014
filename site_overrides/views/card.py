"""A group in a list: the same few words wherever it is listed, and the facts that the filters of Find need."""

from collections.abc import Sequence
from typing import Any, cast

from schema.recurrence import Occurrence
from site_overrides.menu import Menu, Record
from site_overrides.views.checked import room
from site_overrides.views.cost import cost_text
from site_overrides.views.people import languages
from site_overrides.views.shapes import Card
from site_overrides.views.sorting import sort_key
from site_overrides.views.when import DAYS, session_text
from site_overrides.views.where import access_of, areas_of, venues_of, where_text


def card(menu: Menu, key: str, group: Record, coming: Sequence[Occurrence]) -> Card:
    """The card of the group with id `key`. `coming` are its next dates in order."""
    found = {
        "id": key,
        "path": group_path(menu, key),
        **_words(menu, group),
        **_times(menu, group, coming),
        **_place(menu, group),
        **_room(menu, group),
        **_welcome(menu, group),
    }
    return cast(Card, found)


def group_path(menu: Menu, key: str) -> str:
    return f"{menu.prefix}groups/{key}/"


def _words(menu: Menu, group: Record) -> dict[str, Any]:
    return {
        "name": group["name"],
        "sort": sort_key(group["name"]),
        "summary": group["summary"],
        "icon": menu.categories[group["categories"][0]]["icon"],
        "categories": group["categories"],
        "other_category": group.get("other_category", ""),
        "kind": group["kind"],
        "keywords": group.get("keywords", []),
        "communities": group.get("communities", []),
        "for_people": group.get("who_for", {}).get("for", []),
    }


def _times(menu: Menu, group: Record, coming: Sequence[Occurrence]) -> dict[str, Any]:
    on = [each for each in coming if not each.cancelled]
    days = {day for session in group.get("sessions", []) for day in session.get("days", [])}
    days |= {DAYS[each.date.weekday()] for each in on}
    parts = {_part(session["starts"]) for session in group.get("sessions", []) if "starts" in session}
    return {
        "when_text": when_text(menu, group, on),
        "next": on[0].date.isoformat() if on else "",
        "days": sorted(days, key=DAYS.index),
        "parts_of_day": [part for part in ("morning", "afternoon", "evening") if part in parts],
    }


def when_text(menu: Menu, group: Record, on: Sequence[Occurrence]) -> str:
    """The next time, else how often, else that a time is agreed with each person."""
    t = menu.words
    if on:
        day = t.date(on[0].date)
        return t("when.next", day=day, time=t.time(on[0].starts)) if on[0].starts else t("when.next-day", day=day)
    sessions = group.get("sessions", [])
    return session_text(t, sessions[0]) if sessions else t("when.ask")


def _part(starts: str) -> str:
    return "morning" if starts < "12:00" else "afternoon" if starts < "17:00" else "evening"


def _place(menu: Menu, group: Record) -> dict[str, Any]:
    venues = venues_of(menu, group)
    at = group["where"].get("coordinates") or (menu.venues[venues[0]].get("coordinates") if venues else None)
    return {
        "where_text": where_text(menu, group),
        "areas": areas_of(menu, group),
        "venues": venues,
        "ways": group["where"]["ways"],
        "latitude": at["latitude"] if at else None,
        "longitude": at["longitude"] if at else None,
        "access": [question for question, yes in access_of(menu, group).items() if yes is True],
    }


def _room(menu: Menu, group: Record) -> dict[str, Any]:
    now = room(menu, group)
    return {
        "cost": group["cost"]["kind"],
        "cost_text": cost_text(menu.words, group["cost"]),
        "room": now["state"],
        "room_text": now["text"],
        "room_tone": now["tone"],
    }


def _welcome(menu: Menu, group: Record) -> dict[str, Any]:
    visit, company = group.get("first_visit", {}), group.get("companion", {})
    return {
        "meets_you": bool(visit.get("someone_meets_you")),
        "companion": bool(company.get("buddy") or company.get("link_worker")),
        "turn_up": "turn-up" in group["how_to_join"]["ways"],
        "languages": languages(menu.words, group.get("languages", [])),
    }
