"""The printed menu: what a booklet says, that everybody can read it, and when it is made again."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schema.layout import LARGEST_PICTURE
from schema.locality import Locality, load
from scripts import booklet as command
from site_overrides import records
from site_overrides.booklet.bind import Done, bind
from site_overrides.booklet.content import Contents
from site_overrides.booklet.offer import Offer
from site_overrides.booklet.pictures import picture
from site_overrides.booklet.scopes import MOST, prints, scopes
from site_overrides.booklet.shapes import Booklet, Entry, Said
from site_overrides.booklet.shelf import Shelf, shelf_of
from site_overrides.booklet.typeset import Unprintable, typeset
from site_overrides.editions import editions
from tests.site.building import ROOT, Site, as_on, copy_of, fill
from tests.site.pdf import elements, reader_of, text_of

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def wexcombe() -> Locality:
    return load(ROOT / "directory")[0]


@pytest.fixture(scope="module")
def whole(wexcombe: Locality) -> Booklet:
    return booklet_of(wexcombe, "en")


def booklet_of(locality: Locality, language: str, name: str = "whole") -> Booklet:
    menu = next(each.menu for each in editions(locality, DAY) if each.menu.words.language == language)
    contents = Contents(menu)
    return contents.booklet(next(each for each in prints(scopes(menu, contents.groups)) if each.name == name))


def plain(said: Said) -> str:
    return "".join(piece.text for piece in said).replace("\u00a0", " ")


def entries(booklet: Booklet) -> dict[str, Entry]:
    return {entry["id"]: entry for chapter in booklet["chapters"] for entry in chapter["entries"]}


def answers(entry: Entry) -> dict[str, list[str]]:
    return {plain(fact["label"]): [plain(line) for line in fact["lines"]] for fact in entry["facts"]}


def test_the_whole_menu_has_every_group_once_and_points_to_it_elsewhere(wexcombe: Locality, whole: Booklet) -> None:
    listed = sorted(key for key, group in wexcombe.groups.items() if group["status"] == "listed")
    found = [entry["id"] for chapter in whole["chapters"] for entry in chapter["entries"]]
    assert sorted(found) == listed
    assert sorted(each["id"] for letter in whole["letters"] for each in letter["groups"]) == listed
    for chapter in whole["chapters"]:
        here = [*chapter["entries"], *chapter["elsewhere"]]
        assert {each["id"] for each in here} == {
            key for key in listed if chapter["id"] in wexcombe.groups[key]["categories"]
        }


def test_a_group_says_when_where_and_how_with_dates_only_where_a_pattern_is_not_enough(
    wexcombe: Locality, whole: Booklet
) -> None:
    found = entries(whole)
    bus, warm = answers(found["ear-and-eye-bus"]), answers(found["warm-and-lit"])
    assert bus["When is it?"][0] == "Thornby: The first Wednesday of each month, 10am to 12:30pm"
    assert not [line for line in bus["When is it?"] if line.startswith("Next dates")]
    assert warm["When is it?"][0] == "You agree a time together"
    assert warm["How do I join?"][-1].startswith("Ring 01632 960302 · Ask for Maggie about visits · Monday to Friday")
    fortnights = [key for key, group in wexcombe.groups.items() if _every_second_week(group) and key in found]
    assert fortnights
    assert all(any("Next dates" in line for line in answers(found[key])["When is it?"]) for key in fortnights)


def _every_second_week(group: Mapping[str, Any]) -> bool:
    weekly = (each for each in group.get("sessions", ()) if each["repeats"] == "weekly")
    return any(each.get("every", 1) > 1 and "until" not in each for each in weekly)


def test_a_hidden_address_is_told_by_telephone_and_a_paused_group_says_so(wexcombe: Locality, whole: Booklet) -> None:
    found = entries(whole)
    assert answers(found["harbour-light-refuge"])["Where is it?"][0] == "We tell you when you ring"
    paused = [key for key in found if wexcombe.groups[key].get("quality", {}).get("status") == "paused"]
    assert paused
    for key in paused:
        assert "The group may be having a rest." in answers(found[key])["Has it been checked?"][0]


def test_from_right_to_left_numbers_stay_whole_and_english_says_it_is(wexcombe: Locality) -> None:
    found = entries(booklet_of(wexcombe, "ur", "area-thornby"))
    warm, (*_, checks) = found["warm-and-lit"], found["ear-and-eye-bus"]["facts"]
    assert [piece.language for piece in checks["lines"][-1]] == ["en"]
    pieces = [piece for fact in warm["facts"] for line in fact["lines"] for piece in line]
    assert "\u206601632\u00a0960302\u2069" in [piece.text for piece in pieces]
    first_time = next(piece for piece in pieces if "Dennis" in piece.text)
    assert first_time.language == "en"
    assert first_time.text.startswith("\u2066Dennis") and "tea first" in first_time.text


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [
        ("printed-menu/area-thornby.pdf", "en", "The Wexcombe menu: Thornby"),
        ("ur/printed-menu/area-thornby-large.pdf", "ur", "ویکسکوم مینو: Thornby"),
    ],
)
def test_a_screen_reader_is_told_everything(built: Path, path: str, language: str, title: str) -> None:
    """PDF/UA-1: the tags, the language, a title that is shown, and words for every picture."""
    reader = reader_of((built / path).read_bytes())
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata and reader.metadata.title == title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    found = list(elements(reader))
    kinds = {each["/S"] for each in found}
    assert {"/H1", "/H2", "/P", "/TOC", "/Figure", "/Link"} <= kinds
    assert all(each.get("/Alt") for each in found if each["/S"] == "/Figure")
    assert [each for each in found if each.get("/Lang") == "en"] or language == "en"
    assert len(reader.outline) > 3


def test_a_groups_own_picture_is_in_it_with_its_words(wexcombe: Locality) -> None:
    booklet = booklet_of(wexcombe, "en", "area-thornby")
    shown = [each["picture"] for each in entries(booklet).values() if each["picture"]]
    pdf = typeset(booklet, DAY, []).pdf
    told = [each.get("/Alt") for each in elements(reader_of(pdf)) if each["/S"] == "/Figure"]
    assert shown and {each["words"] for each in shown} <= set(told)


def test_a_photograph_is_printed_and_one_that_weighs_too_much_is_not(wexcombe: Locality, tmp_path: Path) -> None:
    booklet = booklet_of(wexcombe, "en", "area-thornby")
    (tmp_path / "small.png").write_bytes((ROOT / "site_overrides/theme/assets/icon-192.png").read_bytes())
    (tmp_path / "large.png").write_bytes(bytes(LARGEST_PICTURE + 1))
    booklet["chapters"][0]["entries"][0]["picture"] = picture(tmp_path, {"path": "small.png", "words": "A patch."})
    told = [each.get("/Alt") for each in elements(reader_of(typeset(booklet, DAY, []).pdf))]
    assert "A patch." in told
    assert picture(tmp_path, {"path": "large.png", "words": "A patch."}) is None


def test_words_can_be_listened_to_and_searched_in_letters_that_join(built: Path) -> None:
    """Every letter once and in its place, which is not so with every font."""
    text = reader_of((built / "ur/printed-menu/area-thornby-large.pdf").read_bytes()).pages[1].extract_text()
    assert [word for word in ["لنک", "ورکر", "سے", "بات", "کریں"] if word not in text] == []


def test_large_print_is_large_and_nothing_is_in_another_font(built: Path) -> None:
    large = reader_of((built / "ur/printed-menu/area-thornby-large.pdf").read_bytes())
    small = reader_of((built / "printed-menu/area-thornby.pdf").read_bytes())
    assert [round(reader.pages[0].mediabox.width) for reader in (small, large)] == [420, 595]
    fonts = {str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0] for font in _fonts(large)}
    assert fonts <= {"AtkinsonHyperlegibleNext", "Vazirmatn", "HindSiliguri"}
    sizes: list[float] = []
    large.pages[9].extract_text(visitor_text=lambda text, a, b, font, size: sizes.append(size if text.strip() else 99))
    assert 16 <= min(sizes) < 99


def _fonts(reader: Any) -> list[Any]:
    return [font for page in reader.pages for font in page["/Resources"].get("/Font", {}).values()]


def test_a_booklet_says_its_day_and_where_help_is(built: Path) -> None:
    text = text_of((built / "printed-menu/area-thornby.pdf").read_bytes())
    for said in (
        "Printed from the menu on 22 November 2026.",
        "Ring 999",
        "Ring 01632 960100",
        "/groups/warm-and-lit/",
    ):
        assert said in text
    assert "It opens the page of Warm and Lit." in text


def test_the_page_leads_to_each_booklet(built: Path) -> None:
    page = (built / "printed-menu" / "index.html").read_text(encoding="utf-8")
    assert 'href="../printed-menu/area-thornby.pdf"' in page
    assert 'href="../ur/printed-menu/"' in page
    assert 'href="../../printed-menu/#area-thornby"' in (built / "areas/thornby/index.html").read_text(encoding="utf-8")
    assert "printed-menu/#" not in (built / "areas/over-wex/index.html").read_text(encoding="utf-8")


def test_a_letter_without_a_font_is_left_out_and_said(wexcombe: Locality) -> None:
    booklet = booklet_of(wexcombe, "en", "category-employment-support")
    booklet["chapters"][0]["entries"][1:] = []
    booklet["chapters"][0]["entries"][0]["summary"] = [type(booklet["title"][0])("", "Come 🦀 in")]
    made = typeset(booklet, DAY, [])
    assert made.lost == "🦀"
    assert "Come  in" in text_of(made.pdf)
    booklet["title"] = [type(booklet["title"][0])("zh", "社区团体菜单和帮助人们找到朋友的地方")]
    with pytest.raises(Unprintable, match="No font here has the letters of this language"):
        typeset(booklet, DAY, [])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A locality of one group, which prints its menu."""
    directory = copy_of("bare-minimum", tmp_path / "directory")
    with (directory / "place.yml").open("a", encoding="utf-8") as place:
        place.write("printed_menu: [en]\n")
    return directory


def printed(directory: Path, day: str = "2026-11-22") -> Done:
    locality = load(directory)[0]
    return bind(editions(locality, date.fromisoformat(day)), Shelf(directory.parent / "shelf"), say=lambda _: None)


def test_a_booklet_is_made_again_when_it_says_something_else_or_the_month_is_new(small: Path) -> None:
    first = printed(small)
    assert first.made == len(first.bound) > 0
    again = printed(small, "2026-11-29")
    assert (again.made, again.bound) == (0, first.bound)
    group = next((small / "groups").iterdir())
    group.write_text(group.read_text(encoding="utf-8").replace("summary: ", "summary: New. "), encoding="utf-8")
    assert printed(small).made == first.made
    assert printed(small, "2026-12-01").made == first.made
    (small.parent / "shelf" / "printed-menu" / "whole.pdf").unlink()
    assert printed(small, "2026-12-01").made == 1


def test_a_build_offers_what_is_ready_and_still_says_rightly_how_groups_are_reached(site: Site) -> None:
    site.edit("place.yml", "nation: wales\n", "nation: wales\nprinted_menu:\n  - cy\n")
    site.build()
    assert "Does dim llyfryn" in site.html("printed-menu/")
    path = "printed-menu/area-y-bont.pdf"
    fill(shelf_of(site.directory, records.CACHE), load(site.directory)[0], {"cy": ("area-y-bont",)})
    site.build()
    assert path in site.paths and path in site.html("printed-menu/")
    assert "printed-menu/#area-y-bont" in site.html("areas/y-bont/")
    assert "printed-menu/" in site.html("en/printed-menu/")
    member = _in_area(site, "y-bont")[0]
    site.edit(f"groups/{member}.yml", "summary: ", "summary: Newydd. ")
    assert path in Offer(load(site.directory)[0]).bound
    site.edit(f"groups/{member}.yml", "status: listed\n", "status: draft\n")
    site.build()
    assert path not in site.paths and path not in site.html("printed-menu/")


def _in_area(site: Site, area: str) -> list[str]:
    menu = editions(load(site.directory)[0], DAY)[0].menu
    return next(list(each.groups) for each in scopes(menu, Contents(menu).groups) if each.id == area)


def test_a_place_that_prints_nothing_has_no_page_of_booklets(town: Site) -> None:
    assert not [path for path in town.paths if "printed-menu" in path]
    assert "printed-menu" not in town.html("")


def test_nobody_gets_a_booklet_too_heavy_to_carry(wexcombe: Locality) -> None:
    menu = editions(wexcombe, DAY)[0].menu
    groups = {f"{key}-{number}": group for number in range(5) for key, group in Contents(menu).groups.items()}
    assert len(groups) > MOST
    assert not [each for each in scopes(menu, groups) if each.kind == "whole"]


def test_the_command_makes_all_or_one_and_says_what_there_is(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOOKLETS", str(small.parent / "shelf"))
    where = ["--directory", str(small)]
    with as_on("2026-11-22", small.parent / "cache"):
        assert command.main(where) == 0
        assert "booklets are ready" in capsys.readouterr().out
        file = small.parent / "one.pdf"
        assert command.main([*where, "--category", "other", "--large-print", "--to", str(file)]) == 0
        assert "We wave at the one train." in text_of(file.read_bytes())
        assert command.main([*where, "--area", "atlantis"]) == 2
        assert 'There is no booklet of area "atlantis".' in capsys.readouterr().err
        assert command.main([*where, "--language", "pl"]) == 2
    assert command.main(["--directory", str(small / "nowhere")]) == 2
