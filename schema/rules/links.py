"""Rules about records that name each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from schema.meant import meant
from schema.problems import Path, Problem, Record, listed
from schema.rules.finding import FiledFindings, Findings, error, sessions, warning

if TYPE_CHECKING:
    from schema.locality import Locality

_FEW = 12
# In degrees: about 80 km to the north or the east.
_FAR = 1


def venues_exist(record: Record, locality: Locality, today: date) -> Findings:
    known, venue = locality.venues, record["where"].get("venue")
    if venue is not None and venue not in known:
        yield _no_such(("where", "venue"), "venue", venue, known)
    for path, session in sessions(record):
        if session.get("venue", venue) not in (venue, None) and session["venue"] not in known:
            yield _no_such((*path, "venue"), "venue", session["venue"], known)


def organisation_exists(record: Record, locality: Locality, today: date) -> Findings:
    organisation = record.get("organisation")
    if organisation is not None and organisation not in locality.organisations:
        yield _no_such(("organisation",), "organisation", organisation, locality.organisations)


def area_exists(record: Record, locality: Locality, today: date) -> Findings:
    """Of a venue."""
    yield from _areas_exist(locality, [(("area",), record["area"])] if "area" in record else [])


def areas_exist(record: Record, locality: Locality, today: date) -> Findings:
    """Of a group."""
    areas = enumerate(record["where"].get("areas", ()))
    yield from _areas_exist(locality, [(("where", "areas", index), area) for index, area in areas])


def _areas_exist(locality: Locality, named: Sequence[tuple[Path, str]]) -> Findings:
    known = {area["id"] for area in locality.place.get("areas", ())} if named else set()
    for path, area in named:
        if known and area not in known:
            yield _no_such(path, "area", area, known)


def source_exists(record: Record, locality: Locality, today: date) -> Findings:
    dataset = record.get("source", {}).get("dataset")
    if dataset is not None and dataset not in locality.sources:
        message = f'nothing says what list "{dataset}" is.'
        remedy = meant(dataset, locality.sources) or f"Add sources/{dataset}.yml with its name and its licence."
        yield warning(("source", "dataset"), dataset, message, remedy)


def kind_of_organisation(record: Record, locality: Locality, today: date) -> Findings:
    organisation = locality.organisations.get(record.get("organisation", ""))
    if organisation and record["kind"] not in ("volunteer-led-group", organisation["kind"]):
        message = f'"{record["kind"]}" differs from its organisation, which is "{organisation["kind"]}".'
        yield warning(("kind",), record["kind"], message, "Check both.")


def no_address_through_the_organisation(record: Record, locality: Locality, today: date) -> Findings:
    """Of a group whose address is hidden."""
    organisation = locality.organisations.get(record.get("organisation", ""), {})
    if "address_hidden" in record["where"] and "address" in organisation:
        message = "its address is hidden, and that of its organisation is shown."
        remedy = "Make sure that it is another place, or take the organisation's address out."
        yield warning(("organisation",), record["organisation"], message, remedy)


def group_is_nearby(record: Record, locality: Locality, today: date) -> Findings:
    yield from _nearby(("where", "coordinates"), record["where"].get("coordinates"), locality)


def venue_is_nearby(record: Record, locality: Locality, today: date) -> Findings:
    yield from _nearby(("coordinates",), record.get("coordinates"), locality)


def _nearby(path: Path, point: Record | None, locality: Locality) -> Findings:
    """A minus sign forgotten or two numbers swapped puts a hall into the sea."""
    places = (each for part in ("areas", "landmarks") for each in locality.place.get(part, ()))
    known = [each["coordinates"] for each in places if "coordinates" in each] if point else []
    if point and known and min(_apart(point, each) for each in known) > _FAR:
        yield warning(path, None, "this is far from every area and landmark of the place.", "Check both numbers.")


def _apart(one: Record, other: Record) -> float:
    """In degrees, in the direction in which it is more."""
    return float(max(abs(one[axis] - other[axis]) for axis in ("latitude", "longitude")))


def names_differ(locality: Locality, today: date) -> FiledFindings:
    groups = {id: group.name for id, group in locality.outlines.items()}
    closed = {id for id, group in locality.outlines.items() if group.status == "closed"}
    venues = {id: venue["name"] for id, venue in locality.venues.items()}
    for folder, named in (("groups", groups), ("venues", venues)):
        seen: dict[str, str] = {}
        for id, name in named.items():
            other = seen.setdefault(name.casefold(), id)
            if other != id and not (folder == "groups" and id in closed):
                message = f'"{name}" is also the name of {folder}/{other}.yml.'
                remedy = "If it is the same, keep one. If not, say in the name what sets it apart."
                yield f"{folder}/{id}.yml", warning(("name",), name, message, remedy)


def terms_are_known(record: Record, locality: Locality, today: date) -> Findings:
    last = max((term["until"] for term in locality.place.get("terms", ())), default="")
    if last >= today.isoformat():
        return
    for path, session in sessions(record):
        if session.get("term_time_only"):
            message = "it is in term time only, and place.yml has no term that is still to end."
            yield _level(last, (*path, "term_time_only"), message)


def translations_in_the_menus_languages(record: Record, locality: Locality, today: date) -> Findings:
    yield from _in_the_menus_languages((), record, locality)


def category_translations_in_the_menus_languages(locality: Locality, today: date) -> FiledFindings:
    for part in ("categories", "choices"):
        for index, each in enumerate(locality.categories.get(part, ())):
            for problem in _in_the_menus_languages((part, index), each, locality):
                yield "categories.yml", problem


def _in_the_menus_languages(path: Path, translated: Record, locality: Locality) -> Findings:
    languages = locality.place.get("languages", ())
    for language in translated.get("translations", ()):
        if languages and language not in languages:
            message = f'the menu is not offered in "{language}".'
            remedy = "Add the language to place.yml, or take this out."
            yield warning((*path, "translations", language), language, message, remedy)


def _no_such(path: Path, what: str, id: str, known: Collection[str]) -> Problem:
    few = f"There are {listed(sorted(known), 'and')}." if 0 < len(known) <= _FEW else ""
    return error(path, id, f'there is no {what} "{id}".', meant(id, known) or few or f"Add the {what} first.")


def _level(last: str, path: Path, message: str) -> Problem:
    """Terms never given are a mistake; terms that have run out are a reminder."""
    say = warning if last else error
    return say(path, True, message, "Add the dates of the next terms to place.yml.")
