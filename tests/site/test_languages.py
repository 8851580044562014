"""The menu in several languages: every page in each, what is still in another language said to be so."""

import json
import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from site_overrides import foreign, words
from tests.site.building import Site

OTHERS = sorted(file.stem for file in words.FOLDER.glob("*.yml") if file.stem != "en")
PLURALS = {"ar": ("zero", "one", "two", "few", "many", "other"), "pl": ("one", "few", "many"), "ro": ("one", "few")}


def placeholders(text: words.Text) -> set[str]:
    forms = [text] if isinstance(text, str) else text.values()
    return {name for each in forms for _, name, _, _ in Formatter().parse(each) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_words_for_nearly_everything(language: str) -> None:
    """A new English text need not wait for six translators: until then it stands there, marked as English."""
    said, english = words.load(language), words.load("en")
    assert len(said.missing) <= len(english.texts) // 10
    assert not set(said.texts) - set(english.texts), "words that nothing asks for"
    assert {key: placeholders(text) for key, text in said.texts.items()} == {
        key: placeholders(text) for key, text in english.texts.items()
    }


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_its_own_plurals(language: str) -> None:
    said = words.load(language)
    for text in said.texts.values():
        if not isinstance(text, str):
            assert set(PLURALS.get(language, ("other",))) <= set(text)


def test_every_page_is_in_every_language_and_leads_to_its_like(town: Site) -> None:
    only_here = {path for path in town.paths if path.startswith("paper/")}
    pages = {path for path in town.paths if not path or path.endswith("/")} - only_here
    letters = {path for path in pages if re.search("a-to-z/.", path)}
    english = {path for path in pages if path.startswith("en/")}
    assert {f"en/{path}" for path in pages - english - letters} == english - letters
    html = town.html("groups/sied-y-cwm/")
    assert 'href="../../en/groups/sied-y-cwm/" lang="en" hreflang="en" dir="ltr">English</a>' in html
    assert (
        '<link rel="alternate" hreflang="en" '
        'href="https://bwydlen.llanfair-y-bont.example.org/en/groups/sied-y-cwm/">' in html
    )
    assert 'href="../../../groups/sied-y-cwm/" lang="cy"' in town.html("en/groups/sied-y-cwm/")


def test_a_page_says_what_of_it_is_in_another_language(town: Site) -> None:
    html = town.html("en/groups/clonc-a-chinio/")
    assert "<h1><bdi>Chat and Lunch</bdi></h1>" in html
    assert "Broth, bread and cheese" in html
    assert '<bdi lang="cy" dir="ltr">Capel. Dywedir gras byr cyn bwyta.</bdi>' in html
    assert "Some of this page is in another language: Welsh." in html
    assert "<title>Chat and Lunch" in html
    assert "lang=" not in town.html("groups/clonc-a-chinio/").partition("<main")[2].partition("</main>")[0]


def test_no_mark_is_left_in_any_page(town: Site) -> None:
    marks = re.compile("[\ue000-\ue00f]")
    assert [path for path in town.paths if path.endswith(("/", ".html")) and marks.search(town.html(path))] == []


def test_search_knows_the_translated_words(town: Site) -> None:
    assert "Chat and Lunch" in town.html("en/find/search-data.js")
    assert "Chat and Lunch" not in town.html("find/search-data.js")


def test_words_that_no_speaker_has_checked_say_so(town: Site) -> None:
    assert "Does dim siaradwr Cymraeg wedi gwirio" in town.html("whats-on/")
    assert "No speaker of this language" not in town.html("en/whats-on/")


def test_a_page_of_the_localitys_own_is_offered_in_its_language(town: Site) -> None:
    html = town.html("en/for-groups/")
    assert '<div lang="cy" dir="ltr">' in html
    assert "This page is only in another language: Welsh." in html


def test_adding_a_language_is_adding_a_file(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A language from right to left that CLDR has never heard of, with few words yet."""
    folder = tmp_path / "words"
    folder.mkdir()
    header = {"name": "Xonish", "direction": "rtl", "checked_by_speaker": "false", "clock": "24"}
    patterns = {"date": "d MMMM", "full_date": "d MMMM y", "month_day": "d MMMM"}
    invented = {"language": header | patterns, "words": {"pages": {"find": "Zoo"}}}
    (folder / "en.yml").write_bytes((words.FOLDER / "en.yml").read_bytes())
    (folder / "xon.yml").write_text(yaml.safe_dump(invented), encoding="utf-8")
    monkeypatch.setattr(words, "FOLDER", folder)
    site.edit("place.yml", "languages:\n  - cy\n", "languages:\n  - xon\n")
    site.edit("place.yml", "  - en\n", "  - en\n  - cy\n")
    site.build()
    html = site.html("find/")
    assert '<html lang="xon" dir="rtl">' in html
    assert "<span>Zoo</span>" in html
    assert '<bdi lang="en" dir="ltr">What is on</bdi>' in html
    assert 'href="../en/find/" lang="en"' in html


def test_an_address_in_another_language_stays_in_one_piece_on_my_list(town: Site) -> None:
    """Its lines would change places among words from right to left."""
    script = town.html("en/my-list/leaflets-0.js")
    said = json.loads(script.removeprefix("Object.assign(window.menuLeaflets,").rstrip(");\n"))
    [where] = said["sied-y-cwm"]["where"]
    assert foreign.languages_in(where) == ["cy"]
    assert where == foreign.marked(foreign.bare(where), "cy")


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>{}</p>", '<p><bdi lang="en" dir="ltr">Tea</bdi></p>'),
        ('<a title="{}">x</a>', '<a title="Tea">x</a>'),
        ("<title>{}</title>", "<title>Tea</title>"),
        ("<script>{}</script>", "<script>Tea</script>"),
    ],
)
def test_marks_become_elements_only_where_there_may_be_some(html: str, shown: str) -> None:
    assert foreign.as_html(html.format(foreign.marked("Tea", "en"))) == shown
