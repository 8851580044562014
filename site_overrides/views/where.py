"""Where a group happens and how to get in: places, other ways to take part, access."""

from typing import Any, TypedDict

from site_overrides.menu import Menu, Record
from site_overrides.views.shapes import Link

ACCESS_QUESTIONS = (
    "step_free", "accessible_toilet", "changing_places", "parking", "blue_badge_parking", "hearing_loop", "quiet_space",
)  # fmt: skip


class Place(TypedDict):
    """A place people go to. Everything but `address` may be empty."""

    name: str
    path: str
    """The venue's page, or empty when it has none."""
    description: str
    address: list[str]
    """The lines of the address without the postcode."""
    postcode: str
    latitude: float | None
    longitude: float | None


class Where(TypedDict):
    """Every way to take part."""

    hidden: str
    """How a person is told where to go, when the address is never shown. Empty otherwise."""
    places: list[Place]
    meeting_point: str
    online: str
    online_url: str
    telephone: str
    home_visits: str
    areas: list[Link]


class AccessAnswer(TypedDict):
    """An access question somebody has answered."""

    id: str
    yes: bool
    text: str
    icon: str


class Access(TypedDict):
    """Getting in and being comfortable. Empty parts are not known."""

    answers: list[AccessAnswer]
    bus: str
    notes: list[str]
    lifts: str
    """Help with getting there, or empty."""


def where(menu: Menu, group: Record) -> Where:
    place = group["where"]
    online = place.get("online", {})
    return {
        "hidden": place.get("how_to_find_out", ""),
        "places": places(menu, group),
        "meeting_point": place.get("meeting_point", ""),
        "online": _online(menu, place),
        "online_url": online.get("url", ""),
        "telephone": place.get("telephone", ""),
        "home_visits": place.get(
            "home_visits", menu.words("where.home-visit") if "home-visit" in place["ways"] else ""
        ),
        "areas": [area_link(menu, area) for area in areas_of(menu, group) if area in menu.areas],
    }


def _online(menu: Menu, place: Record) -> str:
    if "online" not in place["ways"]:
        return ""
    return str(place.get("online", {}).get("how", menu.words("where.online")))


def venues_of(menu: Menu, group: Record) -> tuple[str, ...]:
    """Ids of the venues it meets in, the usual one first."""
    named = [group["where"].get("venue"), *(session.get("venue") for session in group.get("sessions", []))]
    return tuple(key for key in dict.fromkeys(named) if key in menu.venues)


def areas_of(menu: Menu, group: Record) -> tuple[str, ...]:
    """Areas it serves: those it names, else those of its venues."""
    if named := group["where"].get("areas"):
        return tuple(named)
    return tuple(
        dict.fromkeys(menu.venues[key]["area"] for key in venues_of(menu, group) if "area" in menu.venues[key])
    )


def area_link(menu: Menu, area: str) -> Link:
    return {"name": menu.areas[area]["name"], "path": f"{menu.prefix}areas/{area}/"}


def places(menu: Menu, group: Record) -> list[Place]:
    found = [venue_place(menu, key) for key in venues_of(menu, group)]
    own = group["where"]
    if "address" in own:
        found.insert(0, _place(own["address"], own.get("coordinates")))
    return found


def venue_path(menu: Menu, key: str) -> str:
    return f"{menu.prefix}venues/{key}/"


def venue_place(menu: Menu, key: str) -> Place:
    venue = menu.venues[key]
    place = _place(venue["address"], venue.get("coordinates"))
    return {
        **place,
        "name": venue["name"],
        "path": venue_path(menu, key),
        "description": venue.get("description", ""),
    }


def _place(address: Record, coordinates: Record | None) -> Place:
    return {
        "name": "",
        "path": "",
        "description": "",
        "address": [address[line] for line in ("street", "locality", "town") if line in address],
        "postcode": address.get("postcode", ""),
        "latitude": coordinates["latitude"] if coordinates else None,
        "longitude": coordinates["longitude"] if coordinates else None,
    }


def access_of(menu: Menu, group: Record) -> Record:
    """The venue's access with the group's own answers laid over it."""
    venues = venues_of(menu, group)
    usual = menu.venues[venues[0]].get("access", {}) if venues else {}
    return {**usual, **group.get("access", {})}


def access(menu: Menu, group: Record) -> Access:
    known = access_of(menu, group)
    own, venues = group.get("access", {}), venues_of(menu, group)
    of_venue = menu.venues[venues[0]].get("access", {}).get("notes", "") if venues else ""
    return {
        "answers": access_answers(menu, known),
        "bus": own.get("bus") or (bus_of(menu.venues[venues[0]]) if venues else ""),
        "notes": [note for note in dict.fromkeys((of_venue, own.get("notes", ""))) if note],
        "lifts": _lifts(menu, group.get("transport", {})),
    }


def bus_of(venue: Record) -> str:
    """How to come to a venue by bus, in the menu's language where the record says it."""
    return str(venue.get("bus") or venue.get("access", {}).get("bus", ""))


def access_answers(menu: Menu, known: Record) -> list[AccessAnswer]:
    return [_answer(menu, question, known[question]) for question in ACCESS_QUESTIONS if question in known]


def _answer(menu: Menu, question: str, yes: bool) -> AccessAnswer:
    text = menu.words(f"access.{question}.{'yes' if yes else 'no'}")
    return {"id": question, "yes": yes, "text": text, "icon": ACCESS_ICONS[question]}


ACCESS_ICONS = {
    "step_free": "material/wheelchair",
    "accessible_toilet": "material/human-wheelchair",
    "changing_places": "material/human-wheelchair",
    "parking": "material/parking",
    "blue_badge_parking": "material/car-side",
    "hearing_loop": "material/ear-hearing",
    "quiet_space": "material/volume-off",
}


def _lifts(menu: Menu, transport: dict[str, Any]) -> str:
    if "notes" in transport:
        return str(transport["notes"])
    return menu.words("where.lifts") if transport.get("lifts") else ""


def places_differ(group: Record) -> bool:
    """Are there sessions in different places, or some online and some not?"""
    return len({(each.get("way"), each.get("venue")) for each in group.get("sessions", [])}) > 1


def place_of(menu: Menu, group: Record, session: Record) -> str:
    """Where one session of a group is, in a few words. Empty where the record does not say."""
    way = session.get("way", group["where"]["ways"][0])
    if way != "in-person" or group["where"].get("address_hidden"):
        return where_text(menu, group) if "way" not in session else menu.words(f"session-way.{way}")
    venue = menu.venues.get(session.get("venue", group["where"].get("venue", "")))
    return str(venue["name"]) if venue else str(group["where"].get("address", {}).get("street", ""))


def where_text(menu: Menu, group: Record) -> str:
    """The place in a few words, for a card or a key fact."""
    t, place = menu.words, group["where"]
    if place.get("address_hidden"):
        return t("where.hidden")
    found = [_named(menu, group)] if "in-person" in place["ways"] else []
    found += [t(f"way.{way}") for way in place["ways"] if way != "in-person"]
    return " · ".join(found)


def _named(menu: Menu, group: Record) -> str:
    """A venue and its area, an own address, or the areas."""
    venues = venues_of(menu, group)
    if venues:
        venue = menu.venues[venues[0]]
        area = menu.areas.get(venue.get("area", ""))
        said = menu.words("where.in-area", venue=venue["name"], area=area["name"]) if area else str(venue["name"])
        return menu.words("where.and-others", place=said) if len(venues) > 1 else said
    if "address" in group["where"]:
        return str(group["where"]["address"]["street"])
    areas = [menu.areas[area]["name"] for area in areas_of(menu, group) if area in menu.areas]
    return menu.words.both(areas) if areas else menu.words("way.in-person")
