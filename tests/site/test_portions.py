"""What My list says of the groups of a large menu is in several scripts, and the browser asks for the right ones."""

import gzip
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some
from playwright.sync_api import expect

from site_overrides import portions
from tests.site.building import Site
from tests.visits import Visitor

GROUPS = ("gwau-a-chlecs", "rygbi-cerdded", "sied-y-cwm")


@pytest.mark.parametrize(("groups", "scripts"), [(0, 1), (500, 1), (501, 2), (1001, 4), (10_000, 32)])
def test_most_menus_have_one_script_and_the_largest_a_few(groups: int, scripts: int) -> None:
    assert portions.how_many(groups) == scripts


@given(some.sets(some.from_regex(r"\A[a-z0-9]+(-[a-z0-9]+){0,3}\Z")), some.sampled_from([1, 2, 4, 32]))
def test_every_group_is_in_one_of_them(ids: set[str], count: int) -> None:
    cut = portions.portions(sorted(ids), count)
    assert sorted(id for each in cut for id in each) == sorted(ids)
    assert all(portions.portion_of(id, count) == at for at, each in enumerate(cut) for id in each)


@pytest.fixture
def cut(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The town's menu with no more than three groups or so in a script."""
    monkeypatch.setattr(portions, "GROUPS_IN_ONE", 3)
    site.build()
    return site


def test_a_list_brings_only_the_scripts_of_its_groups(visitor: Visitor, cut: Site) -> None:
    count = len(list(cut.folder.glob("my-list/leaflets-*.js")))
    assert count > len(GROUPS)
    page = visitor.open((cut.folder / "my-list/index.html").as_uri())
    asked: set[str] = set()
    page.on("request", lambda request: asked.update(re.findall(r"my-list/(\w+-\d+)\.js$", request.url)))
    page.evaluate(f"location.hash = 'groups={','.join(GROUPS)}'")
    expect(page.locator("#groups h2")).to_have_count(len(GROUPS))
    wanted = {portions.portion_of(id, count) for id in GROUPS}
    assert asked == {f"leaflets-{at}" for at in wanted}
    with page.expect_download():
        page.locator("#calendar").click()
    assert asked == {f"{kind}-{at}" for kind in ("leaflets", "calendars") for at in wanted}


def test_a_change_of_one_group_is_in_the_scripts_of_its_portion_alone(cut: Site) -> None:
    before = cut.content()
    cut.edit("groups/sied-y-cwm.yml", "summary: ", "summary: Newydd! ")
    cut.build()
    after = cut.content()
    changed = {name for name in after if before.get(name) != after[name]}
    assert len({name for name in changed if re.search(r"^(en/)?my-list/leaflets-", name)}) == 2
    assert len({name for name in changed if re.search(r"^(en/)?offline/list-", name)}) == 2
    assert len({name for name in changed if name.startswith("my-list/calendars-")}) <= 1


def test_a_device_keeps_them_all(cut: Site) -> None:
    said = json.loads(cut.content()["offline/list.json"])
    held = {path for part in said["parts"] for path in part.get("holds", ()) if part["first"]}
    scripts = {name for name in cut.content() if re.match(r"my-list/.*\.js$", name)}
    assert scripts <= held
    for part in said["parts"]:
        assert json.loads(gzip.decompress(cut.content()[part["path"]]))["texts"]
