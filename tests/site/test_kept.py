"""Building again makes just what changed, and comes to the same menu as building everything."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_overrides import templates
from tests.site.building import Site, as_on
from tests.site.conftest import TODAY

Change = Callable[[Site], None]


def edit(name: str, old: str, new: str) -> Change:
    return lambda site: site.edit(name, old, new)


def another_name_of_a_file(site: Site) -> None:
    file = site.directory / "groups" / "gwau-a-chlecs.yml"
    file.rename(file.with_name("gwau-chlecs.yml"))


def without_a_group(site: Site) -> None:
    (site.directory / "groups" / "gwau-a-chlecs.yml").unlink()


CHANGES: dict[str, Change] = {
    "one group": edit("groups/sied-y-cwm.yml", "status: listed\n", "status: listed\nalternate_name: The Shed\n"),
    "a group's words": edit("groups/sied-y-cwm.yml", "summary: ", "summary: Cofiwch y menig. "),
    "one venue": edit("venues/clwb-rygbi.yml", "name: ", "alternate_name: The Old Pitch\nname: "),
    "one organisation": edit(
        "organisations/capel-bethania.yml", "name: ", "website: https://capel.example.org\nname: "
    ),
    "the place's frame": edit("place.yml", "The Llanfair-y-bont menu", "The menu of the valley"),
    "a category's words": edit("categories.yml", "      - unig\n", "      - unig\n      - hiraeth\n"),
    "a group fewer": without_a_group,
    "a group's file": another_name_of_a_file,
    "a page of its own": edit("for-groups.md", "fore Mawrth", "nos Fawrth"),
    "nothing": lambda site: None,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_writes_exactly_what_it_touches(site: Site, change: Change) -> None:
    site.build()
    before, written = site.content(), site.touched()
    change(site)
    site.build()
    assert_only_differences_are_written(site, before, written)
    assert site.content() == afresh(site).content()


def assert_only_differences_are_written(site: Site, before: dict[str, bytes], written: dict[str, int]) -> None:
    after = site.content()
    touched = {name for name, when in site.touched().items() if written.get(name) != when}
    assert touched == {name for name, content in after.items() if before.get(name) != content}


def afresh(site: Site) -> Site:
    """The same records built with no memory in another folder."""
    other = Site(site.directory, site.folder.parent / "afresh")
    with as_on(TODAY, site.folder.parent / "no-memory"):
        other.build()
    return other


def is_for_devices(name: str) -> bool:
    """The parts that devices keep change with any page in them."""
    return name.removeprefix("en/").startswith("offline/")


def test_a_venues_change_touches_its_own_page_and_its_groups(site: Site) -> None:
    site.build()
    before = site.touched()
    site.edit("venues/clwb-rygbi.yml", "translations:\n", "getting_in: Trwy'r drws glas.\ntranslations:\n")
    site.build()
    touched = {name for name, when in site.touched().items() if before[name] != when and not is_for_devices(name)}
    assert touched == {"venues/clwb-rygbi/index.html", "en/venues/clwb-rygbi/index.html"}


def test_a_venues_new_name_touches_its_groups_too(site: Site) -> None:
    site.build()
    before = site.touched()
    site.edit("venues/clwb-rygbi.yml", "name: Clwb Rygbi Llanfair-y-bont", "name: Yr Hen Glwb")
    site.build()
    touched = {name for name, when in site.touched().items() if before[name] != when}
    groups = {name for name in touched if name.startswith("groups/") and name.endswith(".html")}
    assert groups == {"groups/rygbi-cerdded/index.html", "groups/sied-y-cwm/index.html"}
    assert "privacy/index.html" not in touched


def test_another_day_writes_what_the_day_changed(site: Site) -> None:
    site.build()
    before, written = site.content(), site.touched()
    with as_on("2026-11-23", site.folder.parent / "cache"):
        site.build()
    assert_only_differences_are_written(site, before, written)
    names = {name for name, when in site.touched().items() if written[name] != when}
    assert "whats-on/index.html" in names
    assert "privacy/index.html" not in names


def test_a_template_touches_its_own_pages(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    site.build()
    before, written = site.content(), site.touched()
    theme = tmp_path / "theme"
    for file in templates.THEME.rglob("*.html"):
        copy = theme / file.relative_to(templates.THEME)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    (theme / "menu" / "venue.html").open("a").write("<p>A new line.</p>")
    monkeypatch.setattr(templates, "THEME", theme)
    site.build()
    assert_only_differences_are_written(site, before, written)
    names = {name for name, when in site.touched().items() if written[name] != when and not is_for_devices(name)}
    assert {name.removeprefix("en/").partition("/")[0] for name in names} == {"venues"}


def test_a_build_that_was_cut_short_is_made_good(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    site.edit("groups/sied-y-cwm.yml", "status: listed\n", "status: listed\nalternate_name: The Shed\n")
    with monkeypatch.context() as broken:
        broken.setattr("site_overrides.build.pages_among", _fails)
        with pytest.raises(RuntimeError):
            site.build()
    site.edit("groups/sied-y-cwm.yml", "alternate_name: The Shed\n", "")
    site.build()
    assert site.content() == afresh(site).content()


def _fails(*_: object) -> str:
    raise RuntimeError("The lights went out.")


def test_prose_and_frames_are_rendered_again_only_when_they_would_differ(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    monkeypatch.setattr("site_overrides.product_pages.fill", _fails)
    site.edit("groups/sied-y-cwm.yml", "status: listed\n", "status: listed\nalternate_name: The Shed\n")
    site.build()
    assert "The Shed" in site.html("groups/sied-y-cwm/")
    site.edit("place.yml", "The Llanfair-y-bont menu", "The menu of the valley")
    with pytest.raises(RuntimeError):
        site.build()


def test_pages_that_were_deleted_by_hand_come_back(site: Site) -> None:
    site.build()
    page = site.folder / "groups" / "sied-y-cwm" / "index.html"
    page.unlink()
    site.build()
    assert page.is_file()
