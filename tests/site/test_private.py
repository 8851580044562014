"""Nothing that is for staff only is in any byte of the built menu, whatever is planted in the records."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from schema.locality import Locality, load
from schema.shapes import Shape, shape
from site_overrides import records
from site_overrides.booklet.shelf import shelf_of
from tests.site.building import Site, fill
from tests.site.pdf import text_of

MARK = "zqstaffzq"
LICENCE = {"name": "Open Government Licence 3.0", "url": "https://licence.example.org/3"}
"""With it the menu is published as open data too."""
SOURCE = f"name: A list\nfeed: https://{MARK}.example.org/\n"
KINDS = {"group": "groups", "venue": "venues", "organisation": "organisations"}


def marked(inner: Shape) -> Any:
    """A value of a shape that is markers through and through."""
    if inner.properties:
        return {name: marked(each) for name, each in inner.properties.items()}
    if inner.others:
        return {"en": marked(inner.others)}
    return [marked(inner.items)] if inner.items else MARK


def plant(value: Any, inner: Shape) -> Any:
    """The value with a marker in every property that is not public, whether it was there or not."""
    if isinstance(value, list) and inner.items:
        return [plant(each, inner.items) for each in value]
    if not isinstance(value, dict):
        return value
    if inner.others and not inner.properties:
        return {key: plant(each, inner.others) for key, each in value.items()}
    kept = {key: plant(each, inner.properties[key]) for key, each in value.items() if inner.properties[key].public}
    return kept | {name: marked(each) for name, each in inner.properties.items() if not each.public}


def planted(directory: Path, cache: Path | None) -> tuple[Locality, list[Any]]:
    locality, problems = load(directory, cache)
    kinds: dict[str, Any] = {
        folder: {key: plant(record, shape(kind)) for key, record in getattr(locality, folder).items()}
        for kind, folder in KINDS.items()
    }
    for group in kinds["groups"].values():
        group["contacts"] = [*group.get("contacts", ()), {"name": MARK, "telephone": MARK, "email": MARK}]
    staff = {key: {"sheet": {"answers": MARK}} for key in locality.groups}
    place = plant(locality.place | {"licence": LICENCE, "printed_menu": ["cy"]}, shape("place"))
    return replace(locality, place=place, quality=staff, surveys=staff, **kinds), problems


@pytest.fixture
def with_markers(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Markers get past the checks: what must hold is that a page is made from public properties alone."""
    monkeypatch.setattr("site_overrides.records.load", planted)
    monkeypatch.setattr("site_overrides.records.house_problems", lambda *_: [])
    for folder in ("quality", "surveys", "sources", "search", "notes"):
        (site.directory / folder).mkdir(exist_ok=True)
        (site.directory / folder / "sied-y-cwm.yml").write_text(MARK, encoding="utf-8")
        (site.directory / folder / "notes.md").write_text(MARK, encoding="utf-8")
    (site.directory / "sources" / "sied-y-cwm.yml").write_text(SOURCE, encoding="utf-8")
    (site.directory / ".env").write_text(MARK, encoding="utf-8")
    return site


def print_of(directory: Path, locality: Locality) -> None:
    """Put a booklet of the whole menu where the next build publishes it."""
    fill(shelf_of(directory, records.CACHE), locality, {"cy": ("whole",)})


def unpacked(name: str, content: bytes) -> bytes:
    """What a file holds: a workbook is a zip file and a PDF is packed too, in which no word can be seen."""
    if name.endswith(".pdf"):
        return text_of(content).encode()
    if not name.endswith(".xlsx"):
        return content
    with ZipFile(BytesIO(content)) as book:
        return b"".join(book.read(part) for part in book.namelist())


def test_no_property_for_staff_is_in_any_byte(with_markers: Site) -> None:
    print_of(with_markers.directory, planted(with_markers.directory, None)[0])
    with_markers.build()
    content = with_markers.content()
    assert "groups/sied-y-cwm/index.html" in content
    assert "open-data/v3/services/index.json" in content
    assert "Sied y Cwm" in text_of(content["printed-menu/whole.pdf"])
    assert [name for name, text in content.items() if MARK.encode() in unpacked(name, text)] == []
    assert not [name for name in content if "notes" in name or name.endswith((".yml", ".yaml", ".env"))]


def test_the_markers_would_be_seen(with_markers: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same build with the allow-list taken away shows them."""
    monkeypatch.setattr("schema.public.public_record", lambda kind, record: record)
    print_of(with_markers.directory, planted(with_markers.directory, None)[0])
    with_markers.build()
    content = {name: unpacked(name, text) for name, text in with_markers.content().items()}
    found = {name for name, text in content.items() if MARK.encode() in text}
    assert {"groups/sied-y-cwm/index.html", "printed-menu/whole.pdf"} <= found


def test_a_hidden_address_is_nowhere_even_in_a_record_that_says_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def hidden(directory: Path, cache: Path | None) -> tuple[Locality, list[Any]]:
        locality, problems = load(directory, cache)
        where = {
            "ways": ["in-person"], "address_hidden": True, "how_to_find_out": "Ring us.", "meeting_point": MARK,
            "address": {"street": MARK, "town": MARK, "postcode": MARK},
            "coordinates": {"latitude": 50.987654, "longitude": 0},
        }  # fmt: skip
        group = {**locality.groups["sied-y-cwm"], "where": where}
        place = {**locality.place, "licence": LICENCE, "printed_menu": ["cy"]}
        return replace(locality, place=place, groups={**locality.groups, "sied-y-cwm": group}), problems

    monkeypatch.setattr("site_overrides.records.load", hidden)
    print_of(site.directory, hidden(site.directory, None)[0])
    site.build()
    assert "Ring us." in site.html("groups/sied-y-cwm/")
    content = {name: unpacked(name, text) for name, text in site.content().items()}
    assert "open-data/groups.csv" in content
    assert b"Ring us." in content["printed-menu/whole.pdf"]
    assert not [name for name, text in content.items() if MARK.encode() in text or b"50.987654" in text]
