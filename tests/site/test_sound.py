"""A group that was found sound is not looked at again, unless something around it is no longer as it was."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from schema import rules
from site_overrides import records, version
from site_overrides.records import BadRecords, sound_locality
from tests.site.building import Site

DAY = date(2026, 11, 22)
GROUP = "groups/sied-y-cwm.yml"


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the groups that the rules looked at."""
    seen: list[str] = []

    def note(record: dict[str, str], *_: object) -> tuple[()]:
        seen.append(record["name"])
        return ()

    monkeypatch.setitem(rules.AMONG, "group", (*rules.AMONG["group"], note))
    return seen


def test_only_a_group_that_changed_is_looked_at(site: Site, looked_at: list[str]) -> None:
    everybody = len(sound_locality(site.directory, DAY).groups)
    assert len(looked_at) == everybody
    looked_at.clear()
    site.edit(GROUP, "status: listed\n", "status: listed\nalternate_name: The Shed\n")
    assert sound_locality(site.directory, DAY).groups["sied-y-cwm"]["alternate_name"]
    assert looked_at == ["Sied y Cwm"]
    looked_at.clear()
    sound_locality(site.directory, DAY)
    assert looked_at == []
    sound_locality(site.directory, date(2026, 11, 23))
    assert len(looked_at) == everybody


def without(name: str) -> Callable[[Site], None]:
    return lambda site: (site.directory / name).unlink()


AROUND: dict[str, tuple[Callable[[Site], None], str]] = {
    "a venue": (without("venues/clwb-rygbi.yml"), 'there is no venue "clwb-rygbi"'),
    "an organisation": (without("organisations/capel-bethania.yml"), 'there is no organisation "capel-bethania"'),
    "a picture": (without("pictures/sied.jpg"), 'there is no picture "sied.jpg"'),
}


@pytest.mark.parametrize(("change", "said"), AROUND.values(), ids=AROUND)
def test_what_is_wrong_around_a_group_is_found_each_time(site: Site, change: Callable[[Site], None], said: str) -> None:
    (site.directory / "pictures").mkdir(exist_ok=True)
    (site.directory / "pictures/sied.jpg").write_bytes(b"a picture")
    site.edit(GROUP, "status: listed\n", "status: listed\npicture:\n  file: sied.jpg\n  words: Y sied\n")
    sound_locality(site.directory, DAY)
    change(site)
    for _ in range(2):
        with pytest.raises(BadRecords, match=said):
            sound_locality(site.directory, DAY)


def test_what_was_found_wrong_is_not_taken_for_sound(site: Site) -> None:
    sound_locality(site.directory, DAY)
    site.edit(GROUP, "venue: ", "venue: no-such-")
    for _ in range(2):
        with pytest.raises(BadRecords, match="no-such-"):
            sound_locality(site.directory, DAY)


def test_a_memory_that_was_cut_short_is_none(site: Site, looked_at: list[str], tmp_path: Path) -> None:
    everybody = len(sound_locality(site.directory, DAY).groups)
    [file] = (records.CACHE / "sound").iterdir()
    file.write_bytes(file.read_bytes()[:20])
    looked_at.clear()
    sound_locality(site.directory, DAY)
    assert len(looked_at) == everybody


def test_another_schema_makes_every_page_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what may be published."""
    monkeypatch.setattr(version, "ROOT", tmp_path)
    file = tmp_path / "schema/records/group.schema.json"
    file.parent.mkdir(parents=True)
    digests = set()
    for text in ('{"visibility": "public"}', '{"visibility": "staff"}'):
        file.write_text(text)
        digests.add(version.code_digest.__wrapped__())
    assert len(digests) == 2
