"""Only what a schema calls public comes out, whatever is planted in a record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.locality import Locality
from schema.public import (
    ended_groups,
    public_categories,
    public_group,
    public_groups,
    public_organisation,
    public_place,
    public_record,
    public_venue,
)
from schema.shapes import KINDS, Shape, shape

Draw = Any


def planted(draw: Draw, inner: Shape, path: str, public: bool, marks: dict[str, bool]) -> Any:
    """A value of a shape in which every leaf is a marker, and `marks` says whether each may be published.

    Some properties are left out at random; unknown ones are put in everywhere.
    """
    if inner.properties:
        known = [name for name in inner.properties if draw(st.booleans())]
        value = {
            name: planted(draw, (p := inner.properties[name]), f"{path}.{name}", public and p.public, marks)
            for name in known
        }
        return {**value, "unknown": mark(f"{path}.unknown", False, marks)}
    if inner.others:
        return {"pl": planted(draw, inner.others, f"{path}.pl", public, marks)}
    if inner.items:
        return [
            planted(draw, inner.items, f"{path}.{index}", public, marks) for index in range(draw(st.integers(1, 2)))
        ]
    return mark(path, public, marks)


def mark(path: str, public: bool, marks: dict[str, bool]) -> str:
    marks[f"«{path}»"] = public
    return f"«{path}»"


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    return [leaf for inner in value for leaf in leaves(inner)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(data=st.data())
def test_exactly_the_public_markers_come_out(kind: str, data: st.DataObject) -> None:
    marks: dict[str, bool] = {}
    record = planted(data.draw, shape(kind), kind, True, marks)
    for contact in record.get("contacts", ()):
        contact["consent"] = "«consent»"
    record.get("where", {}).pop("address_hidden", None)
    out = {leaf for leaf in leaves(public_record(kind, record)) if isinstance(leaf, str)}
    wanted = {text for text, public in marks.items() if public and text in leaves(record)}
    assert out == wanted


GROUP: dict[str, Any] = {
    "name": "Knitters",
    "status": "listed",
    "categories": ["arts"],
    "where": {"ways": ["in-person"]},
    "staff": {"notes": "secret"},
}


def test_a_contact_needs_consent() -> None:
    consent = {"given_on": "2026-05-01", "how": "form"}
    contacts = [{"telephone": "1"}, {"telephone": "2", "consent": consent}]
    assert public_record("group", {**GROUP, "contacts": contacts})["contacts"] == [{"telephone": "2"}]
    assert "contacts" not in public_record("group", {**GROUP, "contacts": contacts[:1]})


def test_a_hidden_address_stays_hidden_even_in_a_record_that_was_never_checked() -> None:
    where = {
        "ways": ["in-person"],
        "address_hidden": True,
        "how_to_find_out": "Ring us.",
        "venue": "x",
        "address": {"street": "x"},
        "coordinates": {"latitude": 50},
        "meeting_point": "x",
    }
    public = public_record("group", {**GROUP, "where": where, "sessions": [{"repeats": "weekly", "venue": "x"}]})
    assert public["where"] == {"ways": ["in-person"], "address_hidden": True, "how_to_find_out": "Ring us."}
    assert public["sessions"] == [{"repeats": "weekly"}]


def test_only_listed_groups_are_among_the_public_ones() -> None:
    groups = {status: {**GROUP, "status": status} for status in ("listed", "draft", "closed")}
    locality = Locality(Path(), groups=groups)
    assert list(public_groups(locality)) == ["listed"]
    assert ended_groups(locality) == {"closed": {"name": "Knitters", "categories": ["arts"]}}
    assert public_group(locality, "draft")["status"] == "draft"


def test_the_repository_is_named_only_when_everybody_may_read_it() -> None:
    place = {"name": "Wexcombe", "repository_url": "https://git.example.org/menu"}
    assert "repository_url" not in public_place(Locality(Path(), place=place))
    assert "repository_url" in public_place(Locality(Path(), place={**place, "repository_public": True}))


def test_the_original_is_left_alone() -> None:
    record = {"name": "Hall", "address": {"street": "1", "town": "W"}, "staff": {"notes": "x"}}
    locality = Locality(
        Path(), venues={"hall": record}, organisations={"shop": {"name": "Shop"}}, categories={"choices": []}
    )
    assert public_venue(locality, "hall") == {"name": "Hall", "address": {"street": "1", "town": "W"}}
    assert public_organisation(locality, "shop") == {"name": "Shop"}
    assert public_categories(locality) == {"choices": []}
    assert "staff" in record
