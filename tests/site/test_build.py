"""A whole menu: every kind of page is there, every link leads somewhere, and nothing else is published."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest
from mkdocs.exceptions import Abort

from site_overrides.links import resolved
from tests.site.building import ROOT, Site, copy_of

PAGES = (
    "", "find/", "a-to-z/", "whats-on/", "whats-on/monday/", "groups/sied-y-cwm/", "categories/arts/", "privacy/",
    "venues/clwb-rygbi/", "how-groups-are-checked/", "for-groups/", "for-link-workers/", "accessibility/", "404.html",
    "paper/", "paper/prompt-sheet-2/", "paper/group-survey/",
)  # fmt: skip
PUBLISHED = {
    ".html",
    ".css",
    ".js",
    ".svg",
    ".xml",
    ".json",
    ".ics",
    ".csv",
    ".xlsx",
    ".pdf",
    ".jpg",
    ".png",
    ".webp",
    ".txt",
    ".bin",
    ".webmanifest",
}


class _Page(HTMLParser):
    """The headings, ids and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self._templates = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.ids += [said["id"] or ""] if "id" in said else []
        self._templates += tag == "template"
        # What is in a template is on no page until a script puts it somewhere.
        self.headings += [tag] if re.fullmatch("h[1-6]", tag) and not self._templates else []
        self.links += [link for key in ("href", "src") if (link := said.get(key)) and tag != "use"]

    def handle_endtag(self, tag: str) -> None:
        self._templates -= tag == "template"


@pytest.fixture(scope="module")
def pages(town: Site) -> dict[str, _Page]:
    """Every page of the small town's menu, read once."""
    return {path: _Page(town.html(path)) for path in town.paths if not path or path.endswith(("/", ".html"))}


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_is_there(town: Site, path: str) -> None:
    html = town.html(path)
    assert html.startswith("<!doctype html>")
    assert html.count("<h1") == 1
    assert "\ue000" not in html, "a slot was left empty"


def test_every_link_leads_to_a_page_and_to_a_part_of_it(town: Site, pages: dict[str, _Page]) -> None:
    paths = town.paths
    lost = [
        f"{path} → {link}"
        for path, page in pages.items()
        for link in page.links
        if not _leads(path, link, pages, paths)
    ]
    assert lost == []


def _leads(path: str, link: str, pages: dict[str, _Page], paths: set[str]) -> bool:
    if re.match("[a-z]+:", link):
        return link.startswith(("https:", "http:", "mailto:", "tel:", "sms:"))
    address, _, part = link.partition("#")
    folder = path if path.endswith("/") or not path else str(PurePosixPath(path).parent)
    target = resolved(folder, address.partition("?")[0]) if address else path
    state = "=" in part  # what is chosen on the page, for its script
    return target in paths and (not part or state or part in pages[target].ids)


def test_headings_go_down_one_step_at_a_time_and_ids_stand_once(pages: dict[str, _Page]) -> None:
    for path, page in pages.items():
        steps = [int(heading[1]) for heading in page.headings]
        assert all(after - before <= 1 for before, after in zip([0, *steps], steps, strict=False)), path
        assert len(page.ids) == len(set(page.ids)), path


def test_only_what_is_made_for_people_is_published(town: Site) -> None:
    assert {PurePosixPath(name).suffix for name in town.content()} <= PUBLISHED
    assert not any(name.startswith(("quality", "surveys", "shell-", ".")) for name in town.content())


def test_no_file_of_the_site_can_be_run(town: Site) -> None:
    assert [path for path in town.folder.rglob("*") if path.is_file() and path.stat().st_mode & 0o111] == []


def test_drafts_are_absent_and_an_ended_group_says_so(site: Site) -> None:
    site.edit("groups/sied-y-cwm.yml", "status: listed", "status: draft")
    site.edit("groups/gwau-a-chlecs.yml", "status: listed", "status: closed")
    site.build()
    assert "groups/sied-y-cwm/" not in site.paths
    assert not [name for name, content in site.content().items() if b"sied-y-cwm" in content]
    ended = site.html("groups/gwau-a-chlecs/")
    assert "wedi dod i ben" in ended
    assert "has ended" in site.html("en/groups/gwau-a-chlecs/")
    assert "groups/gwau-a-chlecs/" not in site.html("a-to-z/")


def test_a_wrong_address_is_met_with_links_that_work_at_any_depth(town: Site) -> None:
    assert 'href="/find/"' in town.html("404.html")


def test_the_sitemap_lists_every_page_by_its_public_address(town: Site) -> None:
    listed = set(re.findall("<loc>([^<]*)</loc>", town.html("sitemap.xml")))
    assert listed == {
        f"https://bwydlen.llanfair-y-bont.example.org/{path}" for path in town.paths if path[-1:] in ("", "/")
    }


def test_a_page_of_the_localitys_own_stands_instead_of_ours(town: Site) -> None:
    assert "Dewch i'r Hen Fanc ar fore Mawrth" in town.html("for-groups/")
    assert town.html("about/").count("<h1") == 1
    assert '<a href="../about/">Amdanom ni</a>' in town.html("find/")
    assert '<a href="../../about/">' not in town.html("en/find/")


def test_the_barest_locality_builds(tmp_path: Path) -> None:
    site = Site(copy_of("bare-minimum", tmp_path / "directory"), tmp_path / "site")
    site.build()
    assert "groups/the-only-one/" in site.paths


def test_a_link_to_nowhere_ends_the_build(site: Site) -> None:
    (site.directory / "our-team.md").write_text("# Us\n\n[gone](../groups/no-such-group/)\n", encoding="utf-8")
    with pytest.raises(Abort, match=r"our-team/: the link to groups/no-such-group/ leads nowhere"):
        site.build()


def test_a_bad_record_is_one_clear_line_and_no_traceback(site: Site, tmp_path: Path) -> None:
    site.edit("groups/sied-y-cwm.yml", "status: listed", "status: perhaps")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "never")]
    environment = {"DIRECTORY": str(site.directory), "PATH": "", "NO_MKDOCS_2_WARNING": "1", "MENU_TODAY": "2026-11-22"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line]
    assert done.returncode == 1
    assert len(lines) == 1
    assert "groups/sied-y-cwm.yml: status: " in lines[0]
    assert not (tmp_path / "never").exists()


def test_a_private_repository_is_never_led_to(town: Site) -> None:
    assert "/edit/main/" not in town.html("groups/sied-y-cwm/")


def test_a_public_repository_can_be_mended_by_whoever_likes(site: Site, tmp_path: Path) -> None:
    site.directory = copy_of("bare-minimum", tmp_path / "open")
    site.edit(
        "place.yml", "publisher:", "repository_url: https://git.example.org/menu/\nrepository_public: true\npublisher:"
    )
    site.build()
    html = site.html("groups/the-only-one/")
    assert 'href="https://git.example.org/menu/edit/main/directory/groups/the-only-one.yml"' in html
    assert 'href="https://git.example.org/menu/issues/new/choose"' in html


def test_a_missing_browser_library_is_one_line(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("site_overrides.assets.CODES", tmp_path / "qrcode-generator" / "dist" / "qrcode.js")
    with pytest.raises(Abort, match=r"^The browser library qrcode-generator is not installed\. Run: make build$"):
        site.build()
