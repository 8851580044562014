"""Real lists of five shapes, which are not part of the project: `DATA` says where they are. Each imports soundly."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from schema.check import check
from schema.exchange.listing import listing_of
from schema.exchange.oruk_v3 import Oruk
from schema.locality import Locality, load
from scripts.import_groups import main
from tests.standards.conftest import complaints

pytestmark = pytest.mark.standards
BARE = Path(__file__).parents[1] / "localities/bare-minimum"
TODAY = date(2026, 11, 22)
SAMPLES = {
    "bristol-oruk-3": 3,
    "buckinghamshire-outpost": 20,
    "outpost-csv/services_valid.csv": 1,
    "outpost-csv/services--with-sample-data.csv": 1,
    "sheffield-foodbanks": 37,
    "illinois-hsds-csv": 429,
}
"""Each sample, and how many groups of it the list itself shows."""


@pytest.fixture(scope="module", params=SAMPLES)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Locality]:
    folder = Path(os.environ.get("DATA", ""))
    if not (folder / request.param).exists():
        pytest.fail(f'There are no samples in "{folder}". Say where they are: make test-standards DATA=…')
    directory = tmp_path_factory.mktemp("sample") / "directory"
    shutil.copytree(BARE, directory)
    assert main([str(folder / request.param), "--into", str(directory), "--here", "--dataset", "sample"]) == 0
    return request.param, directory, load(directory)[0]


def groups(locality: Locality) -> dict[str, dict[str, object]]:
    return {id: group for id, group in locality.groups.items() if "source" in group}


def test_every_entry_becomes_a_sound_group(imported: tuple[str, Path, Locality]) -> None:
    sample, directory, locality = imported
    assert len(groups(locality)) == SAMPLES[sample]
    assert not [str(each) for each in check(directory, TODAY) if each.level == "error"]


def test_importing_again_changes_nothing(imported: tuple[str, Path, Locality]) -> None:
    sample, directory, _ = imported
    before = {file: file.read_bytes() for file in directory.rglob("*.yml")}
    again = [str(Path(os.environ["DATA"]) / sample), "--into", str(directory), "--here", "--dataset", "sample"]
    assert main(again) == 0
    assert {file: file.read_bytes() for file in directory.rglob("*.yml")} == before


def test_no_html_is_left(imported: tuple[str, Path, Locality]) -> None:
    _, directory, _ = imported
    warned = Counter(each.file for each in check(directory, TODAY) if "HTML" in each.message)
    assert not warned


def test_free_text_times_of_food_banks_are_all_read(imported: tuple[str, Path, Locality]) -> None:
    sample, _, locality = imported
    if sample.startswith("sheffield"):
        assert all(each["repeats"] == "weekly" for group in groups(locality).values() for each in group["sessions"])  # type: ignore[attr-defined]


def test_the_export_of_an_import_is_valid(imported: tuple[str, Path, Locality], schemas: Path) -> None:
    _, _, locality = imported
    oruk = Oruk(listing_of(locality))
    found = [oruk.service(id) for id in oruk.listing.groups]
    assert found
    assert [wrong for each in found for wrong in complaints(schemas / "oruk-3.0/service.json", each)] == []
