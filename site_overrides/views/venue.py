"""The page of a place where groups meet: how to find it, getting in, and what happens there."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from site_overrides.menu import Menu, Record
from site_overrides.views.shapes import Card, Link
from site_overrides.views.where import AccessAnswer, Place, access_answers, area_link, bus_of, venue_path, venue_place


class VenuePage(TypedDict):
    """`menu/venue.html`. Every text may be empty."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    id: str
    name: str
    alternate_name: str
    lead: str
    place: Place
    area: Link | None
    getting_in: str
    access: list[AccessAnswer]
    bus: str
    access_notes: str
    telephone: str
    website: str
    closed: list[str]
    """Coming times when it is shut, in words."""
    cards: Sequence[Card]
    count_text: str


def venue_page(menu: Menu, key: str, cards: Sequence[Card]) -> VenuePage:
    """The page of the venue with id `key`; `cards` are the groups that meet there."""
    venue = menu.venues[key]
    access = venue.get("access", {})
    area = area_link(menu, venue["area"]) if venue.get("area") in menu.areas else None
    return {
        "path": venue_path(menu, key),
        "title": venue["name"],
        "description": venue.get("description", menu.words("venue.description", venue=venue["name"])),
        "crumbs": [area] if area else [],
        "id": key,
        "name": venue["name"],
        "alternate_name": venue.get("alternate_name", ""),
        "lead": venue.get("description", ""),
        "place": venue_place(menu, key),
        "area": area,
        "getting_in": venue.get("getting_in", ""),
        "access": access_answers(menu, access),
        "bus": bus_of(venue),
        "access_notes": access.get("notes", ""),
        "telephone": venue.get("telephone", ""),
        "website": venue.get("website", ""),
        "closed": [_closed(menu, each) for each in venue.get("closed", []) if _day(each["until"]) >= menu.today],
        "cards": cards,
        "count_text": menu.words("groups.count", count=len(cards)),
    }


def _closed(menu: Menu, shut: Record) -> str:
    t = menu.words
    first, last = t.full_date(_day(shut["from"])), t.full_date(_day(shut["until"]))
    if "reason" in shut:
        return t("venue.closed-because", first=first, last=last, reason=shut["reason"])
    return t("venue.closed", first=first, last=last)


def _day(written: str) -> date:
    return date.fromisoformat(written)
