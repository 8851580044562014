"""A group in a list: the same few words wherever it is listed, and the facts that the filters of Find need."""

from collections.abc import Sequence
from typing import Any

from schema.recurrence import Occurrence
from site_overrides.menu import Menu, Record
from site_overrides.views.checked import room
from site_overrides.views.coming import MIDNIGHT, coming_of_card
from site_overrides.views.cost import cost_text
from site_overrides.views.facets import facets
from site_overrides.views.people import languages
from site_overrides.views.shapes import Card
from site_overrides.views.sorting import sort_key
from site_overrides.views.when import DAY_AND_NIGHT, DAYS, session_text
from site_overrides.views.where import areas_of, venues_of, where_text


def card(menu: Menu, key: str, group: Record, coming: Sequence[Occurrence]) -> Card:
    """The card of the group with id `key`. `coming` are its next dates in order."""
    on, now = [each for each in coming if not each.cancelled], room(menu, group)
    return Card(
        id=key,
        path=group_path(menu, key),
        **_words(menu, group),
        when_text=when_text(menu, group, on),
        coming=coming_of_card(menu.words, on),
        **_place(menu, group),
        cost_text=cost_text(menu.words, group["cost"]),
        room_text=now["text"],
        room_tone=now["tone"],
        facets=facets(menu, group, now["state"], on),
    )


def group_path(menu: Menu, key: str) -> str:
    return f"{menu.prefix}groups/{key}/"


def _words(menu: Menu, group: Record) -> dict[str, Any]:
    return {
        "name": group["name"],
        "sort": sort_key(group["name"]),
        "summary": group["summary"],
        "icon": menu.categories[group["categories"][0]]["icon"],
        "categories": tuple(group["categories"]),
        "other_category": group.get("other_category", ""),
        "kind": group["kind"],
        "keywords": tuple(group.get("keywords", ())),
        "communities": tuple(group.get("communities", ())),
        "languages": tuple(languages(menu.words, group.get("languages", []))),
    }


def when_text(menu: Menu, group: Record, on: Sequence[Occurrence]) -> str:
    """The next time, else how often, else that a time is agreed with each person."""
    t = menu.words
    always = [each for each in group.get("sessions", []) if (each.get("starts"), each.get("ends")) == DAY_AND_NIGHT]
    if on and always:
        return t("when.always") if len(always[0].get("days", [])) == len(DAYS) else session_text(t, always[0])
    if on:
        at = next((each for each in on if each.starts != MIDNIGHT), on[0])
        day = t.date(at.date)
        return t("when.next", day=day, time=t.time(at.starts)) if at.starts else t("when.next-day", day=day)
    sessions = group.get("sessions", [])
    return session_text(t, sessions[0]) if sessions else t("when.ask")


def _place(menu: Menu, group: Record) -> dict[str, Any]:
    venues = venues_of(menu, group)
    at = group["where"].get("coordinates") or (menu.venues[venues[0]].get("coordinates") if venues else None)
    return {
        "where_text": where_text(menu, group),
        "areas": areas_of(menu, group),
        "venues": venues,
        "latitude": at["latitude"] if at else None,
        "longitude": at["longitude"] if at else None,
    }
