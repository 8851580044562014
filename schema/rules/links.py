"""Rules about records that name each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING

from schema.meant import meant
from schema.problems import Path, Problem, Record, listed
from schema.rules.finding import FiledFindings, error, sessions, warning

if TYPE_CHECKING:
    from schema.locality import Locality

_FEW = 12
# In degrees: about 80 km to the north or the east.
_FAR = 1


def venues_exist(locality: Locality, today: date) -> FiledFindings:
    known = locality.venues
    for id, record in locality.groups.items():
        venue = record["where"].get("venue")
        if venue is not None and venue not in known:
            yield f"groups/{id}.yml", _no_such(("where", "venue"), "venue", venue, known)
        for path, session in sessions(record):
            if session.get("venue", venue) not in (venue, None) and session["venue"] not in known:
                yield f"groups/{id}.yml", _no_such((*path, "venue"), "venue", session["venue"], known)


def organisations_exist(locality: Locality, today: date) -> FiledFindings:
    known = locality.organisations
    for id, record in locality.groups.items():
        organisation = record.get("organisation")
        if organisation is not None and organisation not in known:
            problem = _no_such(("organisation",), "organisation", organisation, known)
            yield f"groups/{id}.yml", problem


def areas_exist(locality: Locality, today: date) -> FiledFindings:
    known = {area["id"] for area in locality.place.get("areas", ())}
    for id, venue in locality.venues.items():
        if known and venue.get("area") not in (None, *known):
            yield f"venues/{id}.yml", _no_such(("area",), "area", venue["area"], known)
    for id, record in locality.groups.items():
        for index, area in enumerate(record["where"].get("areas", ())):
            if known and area not in known:
                yield f"groups/{id}.yml", _no_such(("where", "areas", index), "area", area, known)


def sources_exist(locality: Locality, today: date) -> FiledFindings:
    for file, record in locality.named():
        dataset = record.get("source", {}).get("dataset")
        if dataset is not None and dataset not in locality.sources:
            message = f'nothing says what list "{dataset}" is.'
            remedy = meant(dataset, locality.sources) or f"Add sources/{dataset}.yml with its name and its licence."
            yield file, warning(("source", "dataset"), dataset, message, remedy)


def kind_of_organisation(locality: Locality, today: date) -> FiledFindings:
    for id, record in locality.groups.items():
        organisation = locality.organisations.get(record.get("organisation", ""))
        if organisation and record["kind"] not in ("volunteer-led-group", organisation["kind"]):
            message = f'"{record["kind"]}" differs from its organisation, which is "{organisation["kind"]}".'
            yield f"groups/{id}.yml", warning(("kind",), record["kind"], message, "Check both.")


def hidden_groups_have_no_address_through_their_organisation(locality: Locality, today: date) -> FiledFindings:
    for id, record in locality.groups.items():
        if "address_hidden" in record["where"]:
            organisation = locality.organisations.get(record.get("organisation", ""), {})
            if "address" in organisation:
                message = "its address is hidden, and that of its organisation is shown."
                remedy = "Make sure that it is another place, or take the organisation's address out."
                yield f"groups/{id}.yml", warning(("organisation",), record["organisation"], message, remedy)


def coordinates_are_nearby(locality: Locality, today: date) -> FiledFindings:
    """A minus sign forgotten or two numbers swapped puts a hall into the sea."""
    place = locality.place
    known = [
        each["coordinates"] for part in ("areas", "landmarks") for each in place.get(part, ()) if "coordinates" in each
    ]
    for file, path, point in _points(locality) if known else ():
        nearest = min(max(abs(point[axis] - each[axis]) for axis in ("latitude", "longitude")) for each in known)
        if nearest > _FAR:
            yield (
                file,
                warning(path, None, "this is far from every area and landmark of the place.", "Check both numbers."),
            )


def _points(locality: Locality) -> Iterator[tuple[str, Path, Record]]:
    for id, venue in locality.venues.items():
        if "coordinates" in venue:
            yield f"venues/{id}.yml", ("coordinates",), venue["coordinates"]
    for id, record in locality.groups.items():
        if "coordinates" in record["where"]:
            yield f"groups/{id}.yml", ("where", "coordinates"), record["where"]["coordinates"]


def names_differ(locality: Locality, today: date) -> FiledFindings:
    for folder, records in (("groups", locality.groups), ("venues", locality.venues)):
        seen: dict[str, str] = {}
        for id, record in records.items():
            other = seen.setdefault(record["name"].casefold(), id)
            if other != id and record.get("status") != "closed":
                message = f'"{record["name"]}" is also the name of {folder}/{other}.yml.'
                remedy = "If it is the same, keep one. If not, say in the name what sets it apart."
                yield f"{folder}/{id}.yml", warning(("name",), record["name"], message, remedy)


def terms_are_known(locality: Locality, today: date) -> FiledFindings:
    last = max((term["until"] for term in locality.place.get("terms", ())), default="")
    if last >= today.isoformat():
        return
    for id, record in locality.groups.items():
        for path, session in sessions(record):
            if session.get("term_time_only"):
                message = "it is in term time only, and place.yml has no term that is still to end."
                yield f"groups/{id}.yml", _level(last, (*path, "term_time_only"), message)


def translations_in_the_menus_languages(locality: Locality, today: date) -> FiledFindings:
    languages = locality.place.get("languages", ())
    for file, path, language in _translations(locality):
        if languages and language not in languages:
            message = f'the menu is not offered in "{language}".'
            remedy = "Add the language to place.yml, or take this out."
            yield file, warning((*path, "translations", language), language, message, remedy)


def _translations(locality: Locality) -> Iterator[tuple[str, Path, str]]:
    for file, record in locality.named():
        for language in record.get("translations", ()):
            yield file, (), language
    for part in ("categories", "choices"):
        for index, each in enumerate(locality.categories.get(part, ())):
            for language in each.get("translations", ()):
                yield "categories.yml", (part, index), language


def _no_such(path: Path, what: str, id: str, known: Collection[str]) -> Problem:
    few = f"There are {listed(sorted(known), 'and')}." if 0 < len(known) <= _FEW else ""
    return error(path, id, f'there is no {what} "{id}".', meant(id, known) or few or f"Add the {what} first.")


def _level(last: str, path: Path, message: str) -> Problem:
    """Terms never given are a mistake; terms that have run out are a reminder."""
    say = warning if last else error
    return say(path, True, message, "Add the dates of the next terms to place.yml.")
