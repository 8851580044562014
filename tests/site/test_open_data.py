"""What is published for programs: there when it may be, made again only when it must be, and gone when it must go."""

import json
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from schema.exchange import table_csv, table_xlsx
from schema.exchange.feed_atom import Change
from schema.exchange.listing import listing_of
from schema.exchange.table_rows import KINDS
from schema.locality import load
from site_overrides.history import changes
from tests.site.building import Site, as_on

GROUP = "groups/sied-y-cwm"
SERVICES = "open-data/v3/services/"
LICENCE = "licence:\n  name: Open Government Licence 3.0\n  url: https://licence.example.org/3\n"


@pytest.fixture
def licensed(site: Site) -> Site:
    with (site.directory / "place.yml").open("a", encoding="utf-8") as place:
        place.write(LICENCE)
    return site


def written_since(site: Site, before: dict[str, int]) -> set[str]:
    return {name for name, when in site.touched().items() if before.get(name) != when}


def services(names: Iterable[str]) -> set[str]:
    return {name for name in names if name.startswith(SERVICES) and name.count("/") == 4}


def test_without_a_licence_there_are_calendars_and_a_feed_and_no_more(town: Site) -> None:
    names = set(town.content())
    assert {f"{GROUP}/sied-y-cwm.ics", "categories/arts/arts.ics", "feed.xml"} <= names
    assert [name for name in names if name.startswith("open-data/")] == ["open-data/index.html"]
    assert "no open licence" in town.html("open-data/")


def test_with_a_licence_every_format_holds_every_group(licensed: Site) -> None:
    licensed.build()
    content, listing = licensed.content(), listing_of(load(licensed.directory)[0])
    assert len(services(content)) == len(listing.groups)
    assert json.loads(content[f"{SERVICES}index.json"])["total_items"] == len(listing.groups)
    tables = {name: content[f"open-data/{name}.csv"].decode() for name in KINDS}
    read = {name: table_csv.read(name, text) for name, text in tables.items()}
    assert read == table_xlsx.read(content["open-data/menu.xlsx"]) == {n: dict(getattr(listing, n)) for n in KINDS}
    assert "https://licence.example.org/3" in licensed.html("open-data/")


def test_room_is_told_only_where_the_place_asks_for_it(licensed: Site) -> None:
    licensed.build()
    assert not any(b'"capacities"' in content for content in licensed.content().values())
    with (licensed.directory / "place.yml").open("a", encoding="utf-8") as place:
        place.write("open_data_tells_room: true\n")
    licensed.build()
    told = [content for name, content in licensed.content().items() if name in services(licensed.content())]
    assert any(b'"capacities"' in content for content in told)


def test_a_page_leads_to_its_calendar_and_describes_its_group(town: Site) -> None:
    html = town.html(f"{GROUP}/")
    assert 'href="../../groups/sied-y-cwm/sied-y-cwm.ics"' in html
    data = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(data)["@graph"][0]["@type"] == "Service"


def test_a_change_makes_its_own_service_and_the_whole_tables_again(licensed: Site) -> None:
    licensed.build()
    before = licensed.touched()
    licensed.build()
    assert written_since(licensed, before) == set()
    licensed.edit(f"{GROUP}.yml", "summary: ", "summary: Now. ")
    licensed.build()
    written = written_since(licensed, before)
    assert len(services(written)) == 1
    assert {
        "open-data/groups.csv",
        "open-data/menu.xlsx",
        f"{SERVICES}index.json",
        f"{GROUP}/sied-y-cwm.ics",
    } <= written
    assert "open-data/venues.csv" not in written and "open-data/v3/taxonomies/index.json" not in written


def test_calendars_change_with_the_month_and_services_do_not(licensed: Site) -> None:
    licensed.build()
    before = licensed.touched()
    for day, there in (("2026-11-23", False), ("2026-12-01", True)):
        with as_on(day, licensed.folder.parent / "cache"):
            licensed.build()
        written = written_since(licensed, before)
        assert (f"{GROUP}/sied-y-cwm.ics" in written) == there
        assert services(written) == set()


def test_what_ends_is_gone_everywhere(licensed: Site) -> None:
    licensed.build()
    before = set(licensed.content())
    licensed.edit(f"{GROUP}.yml", "status: listed", "status: closed")
    licensed.build()
    content = licensed.content()
    assert len(services(before - set(content))) == 1 and f"{GROUP}/sied-y-cwm.ics" not in content
    told = [name for name in content if name.endswith((".ics", ".json", ".csv", ".js")) or name == "feed.xml"]
    assert [name for name in told if b"sied-y-cwm" in content[name]] == []


def test_the_tables_of_a_large_menu_wait_for_the_next_day_unless_it_matters(
    licensed: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_overrides.open_data.LARGE", 2)
    licensed.build()
    before = licensed.touched()
    licensed.edit(f"{GROUP}.yml", "summary: ", "summary: Now. ")
    licensed.build()
    assert "open-data/groups.csv" not in written_since(licensed, before)
    licensed.edit(f"{GROUP}.yml", "status: listed", "status: draft")
    licensed.build()
    assert "open-data/groups.csv" in written_since(licensed, before)
    assert b"sied-y-cwm" not in licensed.content()["open-data/groups.csv"]


def git(directory: Path, *arguments: str, day: str) -> None:
    when = f"{day}T12:00:00"
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": when}
    names |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": when}
    subprocess.run(
        ["git", "-C", str(directory), *arguments], check=True, capture_output=True, env=names | {"HOME": "/"}
    )


def test_git_knows_what_is_new_and_what_changed(tmp_path: Path) -> None:
    (tmp_path / "place/groups").mkdir(parents=True)
    git(tmp_path, "init", "-q", day="2026-01-01")
    for day, name, text in (
        ("2026-01-01", "long-ago", "1"),
        ("2026-10-01", "old", "1"),
        ("2026-11-01", "new", "1"),
        ("2026-11-02", "old", "2"),
    ):
        (tmp_path / f"place/groups/{name}.yml").write_text(text)
        git(tmp_path, "add", "-A", day=day)
        git(tmp_path, "commit", "-qm", "x", day=day)
    found = changes(tmp_path / "place", date(2026, 11, 22))
    assert found == {"old": Change("2026-11-02", "2026-10-01"), "new": Change("2026-11-01", "2026-11-01")}


def test_without_git_nothing_is_known(tmp_path: Path) -> None:
    assert changes(tmp_path, date(2026, 11, 22)) == {}
