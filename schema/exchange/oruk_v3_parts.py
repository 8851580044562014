"""The smaller parts of a service in Open Referral UK 3.0: locations, contacts, costs, who it is for, languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from babel import Locale

from schema.definitions import documents
from schema.exchange.ids import Ids
from schema.problems import Record

COUNTRY = "GB"
CURRENCY = "GBP"
NATIONS = {"england": "England", "wales": "Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}
"""The nations as ISO 3166-2 has them: a `state_province` is required, and a county is not always known."""


def without_nothing(fields: Record) -> Record:
    """The same fields without those that say nothing: the schemas refuse nulls."""
    return {name: value for name, value in fields.items() if value is not None and value != "" and value != []}


def location(ids: Ids, key: str, place: Record, nation: str) -> Record:
    """A venue, a group's own address, or a place on the web. `key` is what its ids are made of."""
    id, coordinates, access = ids.of(key), place.get("coordinates", {}), place.get("access", {})
    number: Record = next(iter(place.get("identifiers", ())), {})
    return without_nothing({
        "id": id,
        "location_type": "physical" if "address" in place else "virtual",
        "url": place.get("website"),
        "name": place["name"],
        "alternate_name": place.get("alternate_name"),
        "description": " ".join(filter(None, (place.get("description"), place.get("getting_in")))),
        "transportation": access.get("bus"),
        "latitude": coordinates.get("latitude"),
        "longitude": coordinates.get("longitude"),
        "external_identifier": number.get("identifier"),
        "external_identifier_type": number.get("scheme"),
        "addresses": [_address(ids, key, place["address"], nation)] if "address" in place else [],
        "accessibility": [
            {"id": ids.of(key, "access", name), "location_id": id, "description": said}
            for name, said in _accessibility(access)
        ],
        "phones": [
            {"id": ids.of(key, "telephone"), "location_id": id, "number": place["telephone"], "type": "voice"}
        ] if "telephone" in place else [],
    })  # fmt: skip


def _address(ids: Ids, key: str, address: Record, nation: str) -> Record:
    """A postcode nobody knows is empty: the schemas require one."""
    return {
        "id": ids.of(key, "address"),
        "location_id": ids.of(key),
        "address_1": address["street"],
        **({"address_2": address["locality"]} if "locality" in address else {}),
        "city": address["town"],
        "state_province": NATIONS[nation],
        "postal_code": address.get("postcode", ""),
        "country": COUNTRY,
        "address_type": "physical",
    }


def _accessibility(access: Record) -> Iterator[tuple[str, str]]:
    """Each thing that is known, as a question and its answer. The bus has its own field."""
    asked = documents()["common.schema.json"]["$defs"]["access"]["properties"]
    for name, value in access.items():
        if name != "bus":
            yield name, value if isinstance(value, str) else f"{asked[name]['description']} {'Yes' if value else 'No'}."


def contact(ids: Ids, record: Record, path: tuple[str | int, ...], owner: Record) -> Record:
    """A contact with its telephones. `owner` is the field that says whose it is."""
    id = ids.of(*path)
    phones = [
        {"id": ids.of(*path, way), "contact_id": id, **owner, "number": record[way], "type": type}
        for way, type in (("telephone", "voice"), ("text", "text"))
        if way in record
    ]
    return without_nothing({
        "id": id,
        **owner,
        "name": record.get("name"),
        "title": record.get("role"),
        "email": record.get("email"),
        "phones": [{**each, "description": record["hours"]} if "hours" in record else each for each in phones],
    })  # fmt: skip


def cost_options(cost: Record) -> list[Record]:
    """What it costs, as options without ids. Where nobody has asked yet there are none."""
    if cost["kind"] in ("free", "donation"):
        option = {"free": "Free", "donation": "Donation"}[cost["kind"]]
        said = {} if cost["kind"] == "free" else {"amount_description": "Give what you like, or nothing."}
        return [{"option": option, "currency": CURRENCY, "amount": 0, **said}]
    found = [{"option": "First time", "currency": CURRENCY, "amount": 0}] if cost.get("first_time_free") else []
    if "amount" in cost:
        per = {"amount_description": f"For each {cost['per']}."} if "per" in cost else {}
        found.append({"option": "Usual price", "currency": CURRENCY, "amount": cost["amount"], **per})
    lower = cost.get("concessions", ())
    return found + [{"option": each["for"], "currency": CURRENCY, "amount": each["amount"]} for each in lower]


def eligibility(who: Record) -> str:
    """Who it is for, in a few words."""
    people = ", ".join(map(words, who.get("for", ())))
    parts: tuple[Any, ...] = (
        "For everyone." if who.get("everyone") else None,
        f"{'Only for' if who.get('only') else 'For'}: {people}." if people else None,
        f"For people with: {', '.join(who['conditions'])}." if "conditions" in who else None,
        who.get("notes"),
    )
    return " ".join(filter(None, parts))


def words(id: str) -> str:
    """An id as words: `people-in-recovery` is "People in recovery"."""
    return id.replace("-", " ").capitalize().replace("Lgbtq", "LGBTQ")


@cache
def language(code: str) -> Record:
    """A language's code and, where it is known, its English name."""
    name = "British Sign Language" if code == "bfi" else Locale("en").languages.get(code.replace("-", "_"))
    return without_nothing({"code": code, "name": name})
