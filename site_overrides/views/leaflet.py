"""What My list and My plan say of one group: when next, where, how to get there, who will be there, whom to ring."""

from collections.abc import Iterable
from typing import TypedDict, cast

from site_overrides.foreign import bare, language_of, marked
from site_overrides.views.coming import coming_of_leaflet
from site_overrides.views.group import GroupPage
from site_overrides.views.when import SessionView
from site_overrides.views.where import Place
from site_overrides.words import Words


class Leaflet(TypedDict):
    """One group in few words. Empty parts are not known."""

    name: str
    about: str
    """Its main category, for its colour."""
    summary: str
    when: list[str]
    """A line for each of its regular times, and one for each thing to know about it, such as when it stops."""
    dates: str
    """The next dates without those that are off, as views/coming.py writes them."""
    where: list[str]
    """A line for each place it meets at, or for each other way to take part."""
    travel: list[str]
    """How to get there."""
    cost: str
    welcome: list[str]
    """Who meets a new person, and who can come along."""
    join: list[str]
    telephone: str
    text: str
    """The number for text messages."""
    email: str
    """Only where there is no telephone."""
    latitude: float | None
    longitude: float | None


def leaflet(page: GroupPage, words: Words) -> Leaflet:
    """Of what the page of a group says, in the words of its language."""
    places = page["where"]["places"]
    first = places[0] if places else None
    telephone = _first(each["telephone"] for each in page["contacts"])
    return {
        "name": page["name"],
        "about": page["card"].categories[0],
        "summary": page["summary"],
        "when": [line for session in page["when"]["sessions"] for line in _when(session)],
        "dates": coming_of_leaflet(words, page["when"]["next"]),
        "where": _where(page, words),
        "travel": _said(page["where"]["meeting_point"], page["access"]["bus"], page["access"]["lifts"]),
        "cost": page["cost"]["text"],
        "welcome": _welcome(page),
        "join": _said(*page["join"]["ways"], page["join"]["steps"]),
        "telephone": telephone,
        "text": _first(each["text"] for each in page["contacts"]),
        "email": "" if telephone else _first(each["email"] for each in page["contacts"]),
        "latitude": first["latitude"] if first else None,
        "longitude": first["longitude"] if first else None,
    }


def shortened(leaflet: Leaflet) -> Leaflet:
    """Without what is empty."""
    return cast(Leaflet, {name: value for name, value in leaflet.items() if value})


def _when(session: SessionView) -> list[str]:
    return [": ".join(_said(session["name"], session["text"])), *session["notes"]]


def _where(page: GroupPage, words: Words) -> list[str]:
    said = page["where"]
    ring = words("contact.ring", number=words.in_one_piece(said["telephone"])) if said["telephone"] else ""
    others = _said(said["hidden"], said["online"], ring, said["home_visits"])
    return [_address(place) for place in said["places"]] + others


def _address(place: Place) -> str:
    """In one piece, for lines in another language than the page would change places among its words."""
    lines = _said(place["name"], *place["address"], place["postcode"])
    language = language_of(lines[0])
    said = ", ".join(map(bare, lines))
    return marked(said, language) if language else said


def _welcome(page: GroupPage) -> list[str]:
    visit, company = page["first_visit"], page["companion"]
    return _said(visit["who_meets_you"], visit["getting_in"], company["buddy"], company["link_worker"])


def _first(parts: Iterable[str]) -> str:
    return next(filter(None, parts), "")


def _said(*parts: str) -> list[str]:
    return [part for part in parts if part]
