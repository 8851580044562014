"""Where distance can be measured from: the areas, landmarks and postcodes of the place, and those venues stand in."""

from statistics import fmean
from typing import TypedDict

from site_overrides.foreign import bare, language_of
from site_overrides.menu import Menu, Record


class Point(TypedDict):
    """A place everybody knows."""

    value: str
    """As it stands in the address: an area's id or a landmark's name."""
    name: str
    language: str
    """Of its name, where that is not the page's."""
    at: list[float]
    """Latitude and longitude in degrees."""


def points(menu: Menu) -> list[Point]:
    """Areas, then landmarks: those whose coordinates are known."""
    areas = list(menu.areas.items())
    landmarks = [(each["name"], each) for each in menu.place.get("landmarks", [])]
    return [
        {"value": value, "name": bare(said["name"]), "language": language_of(said["name"]), "at": _at(said)}
        for value, said in areas + landmarks
        if "coordinates" in said
    ]


def postcodes(menu: Menu) -> dict[str, list[float]]:
    """Latitude and longitude of postcodes and their beginnings, written without the space.

    Each venue's own, each outcode in the middle of its venues, and over these what the place itself says.
    """
    known: dict[str, list[list[float]]] = {}
    for venue in menu.venues.values():
        postcode = venue["address"].get("postcode", "")
        if postcode and "coordinates" in venue:
            for code in (postcode.replace(" ", ""), postcode.split(" ")[0]):
                known.setdefault(code, []).append(_at(venue))
    middles = {code: [round(fmean(axis), 4) for axis in zip(*all_at, strict=True)] for code, all_at in known.items()}
    return middles | {each["code"].replace(" ", ""): _at(each) for each in menu.place.get("postcodes", [])}


def _at(said: Record) -> list[float]:
    return [said["coordinates"]["latitude"], said["coordinates"]["longitude"]]
