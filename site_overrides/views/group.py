"""The page of one group. It answers, in this order: what it is, when next, where, cost, who it is for, getting in, what
happens the first time, how to join, is there room, how it was checked and when."""

from collections.abc import Sequence
from typing import TypedDict, cast
from urllib.parse import quote

from schema.exchange import ical, jsonld
from schema.recurrence import Occurrence
from site_overrides.foreign import bare
from site_overrides.menu import Menu, Record
from site_overrides.prose import to_html
from site_overrides.views import card as cards
from site_overrides.views.checked import Checks, Room, checks, room
from site_overrides.views.cost import Cost, cost
from site_overrides.views.people import (
    Companion,
    Contact,
    FirstVisit,
    Join,
    companion,
    contacts,
    first_visit,
    join,
    languages,
    who_for_text,
)  # fmt: skip
from site_overrides.views.shapes import Card, Link
from site_overrides.views.when import When, when
from site_overrides.views.where import Access, Where, access, where


class Organisation(TypedDict):
    """The body that runs the group. Empty parts are not known."""

    name: str
    description_html: str
    website: str
    contacts: list[Contact]


class Picture(TypedDict):
    """A picture of the group, with its words for people who cannot see it."""

    path: str
    words: str


class GroupPage(TypedDict):
    """`menu/group.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    id: str
    name: str
    alternate_name: str
    summary: str
    description_html: str
    picture: Picture | None
    card: Card
    categories: list[Link]
    other_category: str
    kind_text: str
    organisation: Organisation | None
    communities: list[str]
    faith: str
    when: When
    where: Where
    cost: Cost
    who_for: str
    who_for_notes: str
    access: Access
    first_visit: FirstVisit
    companion: Companion
    join: Join
    contacts: list[Contact]
    website: str
    social_media: list[str]
    languages: list[str]
    interpreter: str
    room: Room
    checks: Checks
    volunteering: str
    """What volunteers are wanted for; empty when none are."""
    area_links: list[Link]
    address: str
    """Where the page is published."""
    message: str
    """Its name and address, to be sent: percent-encoded, for links that write a text or an e-mail."""
    calendar: str
    """Where the file of its sessions is; empty when none of them has a time."""
    linked_data: str
    """A script's content that describes it to search engines. Empty but in the main language: it is the same in all."""


def group_page(menu: Menu, key: str, group: Record, coming: Sequence[Occurrence]) -> GroupPage:
    """Everything the page of the public record `group` shows. `coming` are its next dates."""
    t = menu.words
    page = {
        **_head(menu, key, group),
        "card": cards.card(menu, key, group, coming),
        "when": when(menu, group, coming),
        "where": (place := where(menu, group)),
        "cost": cost(t, group["cost"]),
        "who_for": who_for_text(t, group),
        "who_for_notes": group.get("who_for", {}).get("notes", ""),
        "access": access(menu, group),
        "first_visit": first_visit(menu, group),
        "companion": companion(menu, group),
        "join": join(menu, group),
        "contacts": contacts(group),
        "languages": languages(t, group.get("languages", [])),
        "room": room(menu, group),
        "checks": checks(menu, group),
        "area_links": place["areas"],
        "address": (address := menu.place["site_url"] + cards.group_path(menu, key)),
        "message": quote(f"{bare(group['name'])}\n{address}"),
        "calendar": ical.group_file(key) if menu.listing.outlines[key].has_dates else "",
        "linked_data": "" if menu.prefix else jsonld.script(menu.listing, key),
    }
    return cast(GroupPage, page)


def _head(menu: Menu, key: str, group: Record) -> dict[str, object]:
    links = [category_link(menu, category) for category in group["categories"]]
    volunteering = group.get("volunteering", {})
    return {
        "path": cards.group_path(menu, key),
        "title": group["name"],
        "description": group["summary"],
        "crumbs": [links[0]],
        "id": key,
        "name": group["name"],
        "alternate_name": group.get("alternate_name", ""),
        "summary": group["summary"],
        "description_html": to_html(group["description"]) if "description" in group else "",
        "picture": _picture(group.get("picture")),
        "categories": links,
        "other_category": group.get("other_category", ""),
        "kind_text": menu.words(f"kind.{group['kind']}"),
        "organisation": _organisation(menu.organisations.get(group.get("organisation", ""))),
        "communities": group.get("communities", []),
        "faith": group.get("faith", ""),
        "website": group.get("website", ""),
        "social_media": group.get("social_media", []),
        "interpreter": group.get("interpreter", ""),
        "volunteering": volunteering.get("what", menu.words("volunteering.wanted"))
        if volunteering.get("wanted")
        else "",
    }


def category_link(menu: Menu, category: str) -> Link:
    return {"name": menu.categories[category]["name"], "path": f"{menu.prefix}categories/{category}/"}


def _picture(picture: Record | None) -> Picture | None:
    return {"path": f"pictures/{picture['file']}", "words": picture["words"]} if picture else None


def _organisation(body: Record | None) -> Organisation | None:
    if body is None:
        return None
    return {
        "name": body["name"],
        "description_html": to_html(body["description"]) if "description" in body else "",
        "website": body.get("website", ""),
        "contacts": contacts(body),
    }
