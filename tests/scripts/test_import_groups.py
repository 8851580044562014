"""Importing a list: what is read is written and sound, nothing is lost, and importing again is calm."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from schema.check import check
from schema.exchange import table_csv, table_xlsx
from schema.exchange.listing import listing_of
from schema.exchange.table_rows import tables
from schema.locality import load
from schema.reader import read
from scripts.import_groups import main

LISTS = Path(__file__).parents[1] / "schema/exchange/lists"
ROOT = Path(__file__).parents[2]
PLACE = Path(__file__).parents[1] / "localities/llanfair-y-bont"
TODAY = date(2026, 11, 22)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(PLACE, "directory")
    return Path("directory")


def bring_in(source: Path | str, *more: str) -> None:
    """Import into the directory, and hold what comes of it to the checks."""
    assert main([str(source), "--here", "--today", TODAY.isoformat(), *more]) == 0
    errors = [str(each) for each in check("directory", TODAY) if each.level == "error"]
    assert not errors


def group(id: str) -> dict[str, Any]:
    return dict(read(Path(f"directory/groups/{id}.yml").read_bytes(), id))


def report(dataset: str) -> str:
    return Path(f"set-aside/{dataset}/report.txt").read_text("utf-8")


def test_a_spreadsheet(here: Path) -> None:
    bring_in(LISTS / "clubs.csv")
    whistles = group("tin-whistle-club")
    assert whistles["description"].startswith("We play tin whistles. Badly.")
    assert whistles["sessions"] == [
        {"repeats": "weekly", "days": ["tuesday"], "starts": "09:00", "ends": "10:30", "term_time_only": True}
    ]
    assert whistles["where"]["venue"] == "st-brannocs-hall"
    assert whistles["contacts"] == [{"telephone": "01632 960171", "email": "whistles@example.org"}]
    assert whistles["categories"] == ["arts"]
    assert whistles["source"] == {"dataset": "clubs", "id": "17"}
    assert group("night-owls")["sessions"][0]["weeks_of_month"] == ["last"]
    assert "unsafe" in report("clubs")
    assert "Row 4 has no name" in report("clubs")


def test_a_list_with_things_inside_things(here: Path) -> None:
    """As a website's own interface gives it, with `data`, `attributes`, `value` around what it says."""
    bring_in(LISTS / "nested.json")
    tai_chi = group("tai-chi")
    assert tai_chi["summary"] == "Gentle tai chi"
    assert tai_chi["sessions"] == [{"repeats": "weekly", "days": ["friday"], "starts": "14:00", "ends": "15:00"}]
    assert tai_chi["where"]["address"].items() >= {"street": "1 High St", "postcode": "ZX1 1AA"}.items()
    assert tai_chi["contacts"] == [{"telephone": "01632 960111"}]


def test_what_is_in_brackets_does_not_hide_what_a_heading_means(here: Path) -> None:
    Path("huts.csv").write_text("Activity (what),Cost (£),Tel (24 hr)\nHut Club,£2.50,01632 960555\n")
    bring_in("huts.csv")
    assert group("hut-club")["cost"]["kind"] == "paid"
    assert group("hut-club")["contacts"] == [{"telephone": "01632 960555"}]


def test_times_that_are_not_certain_stay_as_they_were(here: Path) -> None:
    bring_in(LISTS / "clubs.csv")
    assert group("pebble-painters")["sessions"] == [{"repeats": "as-written", "as_written": "Most Fridays 2ish"}]
    assert "Most Fridays 2ish" in report("clubs")


def test_what_looks_personal_is_in_no_record(here: Path) -> None:
    bring_in(LISTS / "clubs.csv")
    written = "".join(file.read_text("utf-8") for file in here.rglob("*.yml"))
    for theirs in ("07700 900111", "07700 900172", "dot@gmail.com", "Dot Pebble"):
        assert theirs not in written
        assert theirs not in report("clubs")
        assert theirs in Path("set-aside/clubs/contacts.csv").read_text("utf-8")
    assert Path("set-aside/.gitignore").read_text() == "*\n"


def test_no_text_of_a_list_brings_a_personal_detail_in(here: Path) -> None:
    fields = {
        name: f"{name} 07700 900144 or dot@gmail.com." for name in ("Description", "Cost", "When", "Who can come")
    }
    more = {
        "How to join": "Ring 07700 900144",
        "Venue": "Hut 07700 900144",
        "Street": "1 Lane, 07700 900144",
        "Bus": "dot@gmail.com",
    }
    row = {"Name": "Hut Club", **fields, **more, "Provider": "Dot 07700 900144", "Languages": "dot@gmail.com"}
    Path("hut.json").write_text(json.dumps([row]))
    bring_in("hut.json")
    written = "".join(file.read_text("utf-8") for file in here.rglob("*.yml")) + report("hut")
    assert "900144" not in written.replace("dot@", "")
    assert "dot@gmail.com" not in written


def test_unknown_categories_are_listed_and_not_invented(here: Path) -> None:
    bring_in(LISTS / "clubs.csv")
    source = read(Path("directory/sources/clubs.yml").read_bytes(), "")
    assert source["categories"] == {
        "Music": ["arts"],
        "Crafts": ["arts"],
        "Seaside": [],
        "Rambling": ["physical-activity"],
    }


def test_sheets_are_joined_with_several_values_in_a_cell(here: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Services"
    sheet.append(["Service ID", "Service name", "Description", "Provider", "Venue codes", "Opening times"])
    sheet.append(
        [1, "Goat Walking", "We walk goats.", "Hob Farm Trust", "V1; V2", "Mon-Wed & Fri 10-4, closed bank holidays"]
    )
    venues = book.create_sheet("Venues")
    venues.append(["Code", "Venue name", "Street", "Town", "Postcode"])
    venues.append(["V1", "Hob Farm", "Hob Farm Lane", "Over Wex", "ZX3 9AA"])
    venues.append(["V2", "Thornby Hall", "The Green", "Thornby", "ZX3 1AA"])
    bodies = book.create_sheet("Organisations")
    bodies.append(["Organisation name", "Website", "About"])
    bodies.append(["Hob Farm Trust", "hobfarm.example.org", "A farm for everybody."])
    book.save("goats.xlsx")
    bring_in("goats.xlsx")
    goats = group("goat-walking")
    assert goats["where"]["venue"] == "hob-farm"
    assert Path("directory/venues/thornby-hall.yml").exists() or "2 places" in report("goats")
    assert goats["sessions"][0]["not_on_bank_holidays"] is True
    trust = read(Path("directory/organisations/hob-farm-trust.yml").read_bytes(), "")
    assert trust["website"] == "https://hobfarm.example.org"
    assert trust["description"] == "A farm for everybody."


def test_a_column_for_each_day(here: Path) -> None:
    Path("days.csv").write_text(
        "Name,Monday,Tuesday,Sunday\nTea Hut,9am-5pm,9am-5pm,Closed\nKiosk,Closed,from 10ish,\n"
    )
    bring_in("days.csv")
    assert group("tea-hut")["sessions"] == [
        {"repeats": "weekly", "days": ["monday", "tuesday"], "starts": "09:00", "ends": "17:00"}
    ]
    assert group("kiosk")["sessions"] == [{"repeats": "as-written", "as_written": "Tuesday from 10ish"}]


def test_how_often_is_never_lost(here: Path) -> None:
    rows = "Group,Day,Time,Frequency\nHens,Tuesday,10am - 12pm,Weekly\nDucks,Tuesday,10am - 12pm,Fortnightly\n"
    Path("often.csv").write_text(f"{rows}Geese,Tuesday,10am - 12pm,1st of the month\n")
    bring_in("often.csv")
    assert group("hens")["sessions"] == [{"repeats": "weekly", "days": ["tuesday"], "starts": "10:00", "ends": "12:00"}]
    assert group("ducks")["sessions"] == [{"repeats": "as-written", "as_written": "Fortnightly Tuesday 10am - 12pm"}]
    assert group("geese")["sessions"][0]["repeats"] == "as-written"


@pytest.mark.parametrize(
    ("starts", "ends", "sure"),
    [("09:00", "11:00", True), ("9:00", "17:00", True), ("10:00", "2:00", True), ("2:00", "4:00", False),
     ("7:00", "9:00", False), ("6pm", "8pm", True), ("19:00:00", "21:00:00", True)],
)  # fmt: skip
def test_times_in_columns_are_not_guessed_either(here: Path, starts: str, ends: str, sure: bool) -> None:
    Path("columns.csv").write_text(f"Group,Day,Start time,End time\nGnomes,Monday,{starts},{ends}\n")
    bring_in("columns.csv")
    assert (group("gnomes")["sessions"][0]["repeats"] == "weekly") is sure


def test_plain_json_and_geojson_are_tables_too(here: Path) -> None:
    point = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-2.9, 50.9]}}
    feature = {**point, "properties": {"Name": "Map Club", "Address": "1 Quay Street", "Opening hours": "Fri 2pm-4pm"}}
    Path("map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    bring_in("map.geojson")
    assert group("map-club")["where"]["coordinates"] == {"latitude": 50.9, "longitude": -2.9}
    assert group("map-club")["sessions"][0]["days"] == ["friday"]


def test_further_rows_add_to_their_group(here: Path) -> None:
    rows = [
        "import_id,import_id_reference,name,scheduled_weekday,schedules_opens_at,schedules_closes_at,cost_option,cost_amount",
        "1,,Hut Club,monday,09:00:00,11:00:00,Adults,2.50",
        "2,1,,tuesday,9:00,11:00,Children,1",
        "3,1,,friday,hh:mm,hh:mm,,",
    ]
    Path("rows.csv").write_text("\n".join(rows), "utf-16")
    bring_in("rows.csv")
    assert group("hut-club")["sessions"][0]["days"] == ["monday", "tuesday"]
    assert group("hut-club")["sessions"][1]["repeats"] == "as-written"
    assert group("hut-club")["cost"]["concessions"] == [{"for": "Children", "amount": 1}]


@pytest.mark.parametrize(("directory", "as_csv"), [(ROOT / "directory", True), (PLACE, False)])
def test_our_own_tables_come_back_as_they_were(here: Path, directory: Path, as_csv: bool) -> None:
    before = listing_of(load(directory)[0])
    if as_csv:
        Path("tables").mkdir()
        for table in tables(before):
            Path(f"tables/{table.name}.csv").write_text(table_csv.write(table), "utf-8", newline="")
    else:
        Path("tables").mkdir()
        Path("tables/menu.xlsx").write_bytes(table_xlsx.write(tables(before)))
    for folder in ("groups", "venues", "organisations"):
        shutil.rmtree(here / folder)
    shutil.copy(directory / "place.yml", here / "place.yml")
    bring_in("tables")
    after = listing_of(load(here)[0])
    assert [without(each) for each in after.groups.values()] == [without(before.groups[id]) for id in after.groups]
    assert set(after.groups) == set(before.groups)
    assert after.venues == before.venues


def without(record: dict[str, Any]) -> dict[str, Any]:
    """What no table can bring back: contacts wait for consent again, and pictures have files of their own."""
    return {key: value for key, value in record.items() if key not in ("contacts", "source", "picture")}


def test_open_referral_uk(here: Path) -> None:
    bring_in(LISTS / "page-v3.json", "--dataset", "feed")
    choir = group("quay-street-choir")
    assert choir["summary"] == "We sing by the water."
    assert "- Tea\n- Biscuits" in choir["description"]
    assert choir["sessions"][0] == {
        "repeats": "weekly", "days": ["tuesday", "thursday"], "starts": "19:00", "ends": "20:30", "from": "2026-09-01"
    }  # fmt: skip
    assert choir["sessions"][1]["weeks_of_month"] == ["first"]
    assert choir["sessions"][2]["repeats"] == "as-written", "every second Monday needs a first day"
    assert choir["cost"] == {
        "kind": "paid", "amount": 3.5, "per": "session", "notes": "Adults",
        "concessions": [{"for": "Students", "amount": 1}],
    }  # fmt: skip
    assert choir["languages"] == ["pl", "bfi"]
    assert choir["categories"] == ["arts"]
    assert {"telephone": "01632 960 173", "role": "Leader"} in choir["contacts"]
    assert "who_for" not in choir
    assert not Path("directory/groups/the-old-club.yml").exists()
    venue = read(Path("directory/venues/quayside-centre.yml").read_bytes(), "")
    assert venue["access"] == {"step_free": True, "hearing_loop": True}


def test_an_older_feed(here: Path) -> None:
    bring_in(LISTS / "outpost.json")
    otters = group("otters-under-fives")
    assert otters["sessions"] == [
        {"repeats": "weekly", "days": ["monday", "friday"], "starts": "10:00", "ends": "11:30"}
    ]
    assert otters["cost"] == {"kind": "free"}
    assert otters["who_for"] == {"maximum_age": 5, "for": ["autistic-people"]}
    venue = read(Path("directory/venues/thornby-village-hall.yml").read_bytes(), "")
    assert venue["coordinates"] == {"latitude": 50.93, "longitude": -2.93}


def test_an_address_that_the_list_hides_is_written_nowhere(here: Path) -> None:
    bring_in(LISTS / "outpost.json")
    assert group("a-safe-house")["where"]["address_hidden"] is True
    written = "".join(file.read_text("utf-8") for file in here.rglob("*.yml"))
    for place in ("Hidden Lane", "ZX1 9ZZ", "Secret House"):
        assert place not in written


def test_a_data_package(here: Path) -> None:
    bring_in(LISTS / "package")
    farm = group("hob-farm-mornings")
    assert farm["where"]["venue"] == "hob-farm"
    assert farm["sessions"] == [{"repeats": "weekly", "days": ["monday"], "starts": "09:00", "ends": "11:00"}]
    assert farm["contacts"] == [{"telephone": "01632 960 191"}]
    assert farm["how_to_join"]["ways"] == ["turn-up"]
    assert group("hob-farm-wool-day")["cost"] == {"kind": "paid", "amount": 4, "per": "session"}
    assert group("hob-farm-wool-day")["sessions"][0]["days"] == ["wednesday"]
    assert group("quay-advice")["sessions"][0]["days"] == ["tuesday"], "its place has its name"
    assert "Rows of services without an id: 1." in report("package")


def later(change: Any) -> None:
    """The older feed as it is some months later."""
    page = json.loads((LISTS / "outpost.json").read_text())
    change(page)
    Path("outpost.json").write_text(json.dumps(page))


def test_importing_again_changes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring_in(LISTS / "outpost.json")
    before = {file: file.read_bytes() for file in here.rglob("*.yml")}
    bring_in(LISTS / "outpost.json")
    assert {file: file.read_bytes() for file in here.rglob("*.yml")} == before
    assert "Nothing has changed" in capsys.readouterr().out


def test_only_what_changed_in_the_list_changes_here(here: Path) -> None:
    bring_in(LISTS / "outpost.json")
    file = Path("directory/groups/otters-under-fives.yml")
    text = file.read_text() + "# The list does not know about our teapot.\n"
    file.write_text(text.replace("summary: Messy play.", "summary: Very messy play, with a teapot."))
    later(lambda page: page["content"][0].update(name="Otters Under Sixes"))
    bring_in("outpost.json")
    assert file.read_text() == (
        text.replace("summary: Messy play.", "summary: Very messy play, with a teapot.").replace("Fives", "Sixes")
    )


def test_a_clash_keeps_what_is_here_and_is_told_once(here: Path) -> None:
    bring_in(LISTS / "outpost.json")
    file = Path("directory/groups/otters-under-fives.yml")
    file.write_text(file.read_text().replace("summary: Messy play.", "summary: Ours."))
    later(lambda page: page["content"][0].update(description="Theirs."))
    bring_in("outpost.json")
    assert group("otters-under-fives")["summary"] == "Ours."
    assert 'summary: here "Ours.", in the list now "Theirs."' in report("outpost")
    bring_in("outpost.json")
    assert "in the list now" not in report("outpost")


def test_what_vanished_is_marked_and_comes_back(here: Path) -> None:
    bring_in(LISTS / "outpost.json")
    later(lambda page: (page["content"].pop(0), page.update(totalElements=1)))
    bring_in("outpost.json")
    assert group("otters-under-fives")["source"]["missing_since"] == "2026-11-22"
    bring_in(LISTS / "outpost.json")
    assert "missing_since" not in group("otters-under-fives")["source"]


def test_a_part_of_a_list_makes_nothing_vanish(here: Path) -> None:
    bring_in(LISTS / "outpost.json")
    later(lambda page: page["content"].pop(0))
    bring_in("outpost.json")
    assert "missing_since" not in group("otters-under-fives")["source"]
    assert "a part of the list" in report("outpost")


def test_a_dry_run_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(here.rglob("*"))
    assert main([str(LISTS / "clubs.csv"), "--dry-run"]) == 0
    assert sorted(here.rglob("*")) == before
    assert not Path("set-aside").exists()
    assert "new        tin-whistle-club" in capsys.readouterr().out


def test_the_result_is_a_branch(here: Path) -> None:
    for command in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Begin"],
    ):
        subprocess.run(["git", *command], check=True)
    assert main([str(LISTS / "clubs.csv"), "--branch", "from-the-list"]) == 0
    assert not Path("directory/groups/night-owls.yml").exists()
    shown = subprocess.run(
        ["git", "show", "--stat=200", "from-the-list"], check=True, capture_output=True, text=True
    ).stdout
    assert "directory/groups/night-owls.yml" in shown
    assert "set-aside" not in shown
    assert subprocess.run(["git", "status", "--porcelain"], check=True, capture_output=True, text=True).stdout == ""


def test_a_first_mapping_to_look_over(here: Path) -> None:
    assert main([str(LISTS / "clubs.csv"), "--suggest"]) == 0
    source = read(Path("directory/sources/clubs.yml").read_bytes(), "")
    assert source["sheets"][0]["columns"]["times"] == "When"
    assert not Path("directory/groups/night-owls.yml").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nothing.txt", "Hello", "There is no list in nothing.txt"),
        ("broken.json", "{", "is not JSON"),
        (
            "words.json",
            '[{"id": 1, "label": "Arts"}]',
            "which column has the names of the groups. There are: id, label",
        ),
        ("empty.csv", "", "There is no list in empty.csv"),
    ],
)
def test_what_cannot_be_read_says_so(
    here: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, words: str
) -> None:
    Path(name).write_text(content)
    assert main([name, "--here"]) == 1
    assert words in capsys.readouterr().err


def test_it_needs_a_directory_to_import_into(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(LISTS / "clubs.csv"), "--here", "--into", "elsewhere"]) == 1
    assert "There is no place.yml in elsewhere" in capsys.readouterr().err
    assert not Path("elsewhere").exists()
