"""What may be published, and nothing else: records cut down to the properties whose visibility is `public`.

It is an allow-list. A new property, or one that no schema knows, stays out until a schema says `public`. On top of
that a contact needs its recorded consent, and a hidden address loses whatever could say where it is.
"""

from __future__ import annotations

from typing import Any

from schema.definitions import Shape, shape
from schema.locality import Locality
from schema.problems import Record

_SAYS_WHERE = ("venue", "address", "coordinates", "meeting_point")


def public_record(kind: str, record: Record) -> Record:
    """The public part of one record of a kind: a new record, in the order of the old one."""
    agreed = {**record, "contacts": _with_consent(record["contacts"])} if "contacts" in record else record
    public: Record = _projected(agreed, shape(kind))
    if not public.get("contacts", True):
        del public["contacts"]
    return _without_place(public) if "address_hidden" in public.get("where", ()) else public


def public_place(locality: Locality) -> Record:
    """The place. The repository's address is only told when everybody may read the repository."""
    place = public_record("place", locality.place)
    if place.get("repository_public") and "repository_url" in locality.place:
        place["repository_url"] = locality.place["repository_url"]
    return place


def public_categories(locality: Locality) -> Record:
    return public_record("categories", locality.categories)


def public_synonyms(locality: Locality) -> Record:
    """Other words for things, and what people say in trouble. Empty where the locality has no such file."""
    return public_record("synonyms", locality.synonyms)


def public_venue(locality: Locality, id: str) -> Record:
    return public_record("venue", locality.venues[id])


def public_organisation(locality: Locality, id: str) -> Record:
    return public_record("organisation", locality.organisations[id])


def public_group(locality: Locality, id: str) -> Record:
    """The public part of a group, whatever its status: who asks decides whether to show it."""
    return public_record("group", locality.groups[id])


def public_groups(locality: Locality) -> dict[str, Record]:
    """Every group that is listed. Drafts and groups that have ended are not there."""
    return {id: public_group(locality, id) for id, group in locality.outlines.items() if group.status == "listed"}


def ended_groups(locality: Locality) -> dict[str, Record]:
    """Of every group that has ended, only its name and categories, so that its address can say so kindly."""
    ended = ((id, group) for id, group in locality.outlines.items() if group.status == "closed")
    return {id: {"name": group.name, "categories": list(group.categories)} for id, group in ended}


def _projected(value: Any, shape: Shape) -> Any:
    if isinstance(value, dict):
        return _fields(value, shape)
    if isinstance(value, list):
        inner = shape.items
        return [_projected(each, inner) for each in value] if inner else []
    return value


def _fields(value: Record, shape: Shape) -> Record:
    properties, others, kept = shape.properties, shape.others, {}
    for key, inner in value.items():
        known = properties.get(key)
        if known is not None:
            if known.public:
                kept[key] = _projected(inner, known) if isinstance(inner, dict | list) else inner
        elif others is not None:
            kept[key] = _projected(inner, others)
    return kept


def _with_consent(contacts: list[Record]) -> list[Record]:
    return [contact for contact in contacts if "consent" in contact]


def _without_place(group: Record) -> Record:
    """The schema forbids these already; this holds even for a record that was never checked."""
    where = {key: value for key, value in group["where"].items() if key not in _SAYS_WHERE}
    sessions = [{key: value for key, value in each.items() if key != "venue"} for each in group.get("sessions", ())]
    return {**group, "where": where, **({"sessions": sessions} if sessions else {})}
