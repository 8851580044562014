"""The export held against the official schemas of Open Referral UK 3.0 and of HSDS 3.0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schema.exchange.oruk_v3 import Oruk
from schema.exchange.oruk_v3_files import lists
from tests.schema.exchange.localities import DIRECTORIES, listing, marked
from tests.standards.conftest import complaints, official

pytestmark = pytest.mark.standards
PAGES = {
    "services": "service_list.json",
    "service_at_locations": "service_at_location_list.json",
    "taxonomies": "taxonomy_list.json",
    "taxonomy_terms": "taxonomy_term_list.json",
}
PAGE_FIELDS = {
    "total_items": int, "total_pages": int, "page_number": int, "size": int,
    "first_page": bool, "last_page": bool, "empty": bool, "contents": list,
}  # fmt: skip
EXPORTS = {path.name: listing(path) for path in DIRECTORIES} | {"full of markers": marked()}


@pytest.fixture(params=list(EXPORTS))
def oruk(request: pytest.FixtureRequest) -> Oruk:
    return Oruk(EXPORTS[request.param])


def services(oruk: Oruk) -> list[dict[str, Any]]:
    return [oruk.service(id) for id in oruk.listing.groups]


@pytest.mark.parametrize("standard", ["oruk-3.0", "hsds-3.0"])
def test_every_service_is_valid(oruk: Oruk, schemas: Path, standard: str) -> None:
    assert [found for each in services(oruk) for found in complaints(schemas / standard / "service.json", each)] == []


def test_every_service_holds_only_fields_of_the_standard(oruk: Oruk, schemas: Path) -> None:
    known = [official(schemas / standard / "service.json") for standard in ("oruk-3.0", "hsds-3.0")]
    assert {name for each in services(oruk) for name in unknown(each, known)} == set()


def test_every_organisation_and_place_is_valid(oruk: Oruk, schemas: Path) -> None:
    organisation, at_location = (
        schemas / "oruk-3.0" / f"{name}.json" for name in ("organization", "service_at_location")
    )
    assert [
        found for key in oruk.organisation_keys() for found in complaints(organisation, oruk.organisation(key))
    ] == []
    found = [each for id in oruk.listing.groups for each in oruk.at_locations(id)]
    assert [wrong for each in found for wrong in complaints(at_location, each)] == []


def test_every_list_is_valid_and_paged_as_the_profile_says(oruk: Oruk, schemas: Path) -> None:
    for each in lists(oruk):
        name, made = each.path.split("/")[2], each.make()
        if name == "index.json":
            assert complaints(schemas / "oruk-3.0-pages/api_details.json", made) == []
            continue
        assert {field: type(value) for field, value in made.items()} == PAGE_FIELDS
        if name in PAGES:
            assert complaints(schemas / "oruk-3.0-pages" / PAGES[name], made) == []


def test_the_schemas_would_notice(schemas: Path) -> None:
    file = schemas / "oruk-3.0/service.json"
    assert complaints(file, {"id": "grp-1", "name": "Knitters", "status": "active"}) == [
        "$.id: 'grp-1' is not a 'uuid'"
    ]


def unknown(value: Any, schemas: list[dict[str, Any]], path: str = "") -> Iterator[str]:
    """Fields that none of the schemas describes."""
    if isinstance(value, list):
        inside = [schema["items"] for schema in schemas if "items" in schema]
        for each in value:
            yield from unknown(each, inside, path)
    elif isinstance(value, dict):
        for name, inner in value.items():
            known = [schema["properties"][name] for schema in schemas if name in schema.get("properties", {})]
            yield from unknown(inner, known, f"{path}.{name}") if known else [f"{path}.{name}"]
