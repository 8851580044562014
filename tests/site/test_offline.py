"""What a device keeps: every page of a language once, in parts that change only where the menu does."""

import gzip
import hashlib
import json
import struct
from typing import Any

from site_overrides.offline import OWN_PATH, packed, runs
from tests.site.building import Site


def kept_list(site: Site, prefix: str) -> dict[str, Any]:
    """As a device reads it."""
    read: dict[str, Any] = json.loads(site.html(f"{prefix}offline/list.json"))
    return read


def texts(site: Site, prefix: str) -> dict[str, str]:
    """Everything that the parts of a language hold, by path."""
    found = {}
    for part in kept_list(site, prefix)["parts"]:
        made = json.loads(gzip.decompress((site.folder / str(part["path"])).read_bytes()))
        for path, lines in made["texts"].items():
            found[path] = "".join(made["lines"][at] for at in lines).replace(OWN_PATH, path.removeprefix(prefix))
    return found


def test_every_page_of_a_language_is_kept_as_it_is(town: Site) -> None:
    for prefix, other in (("", "en/"), ("en/", None)):
        kept = texts(town, prefix)
        pages = {path for path in town.paths if path.startswith(prefix) and (not path or path.endswith("/"))}
        wanted = {path for path in pages if not other or not path.startswith(other)}
        assert wanted <= set(kept)
        assert all(kept[path] == town.html(path) for path in wanted)
        assert f"{prefix}find/search-data.js" in kept
        assert any(path.startswith("assets/menu.css?v=") for path in kept)


def test_a_part_is_found_by_the_path_it_begins_with_and_known_by_its_digest(town: Site) -> None:
    parts = kept_list(town, "")["parts"]
    starts = [str(part["from"]) for part in parts if "from" in part]
    assert starts == sorted(starts)
    for part in parts:
        content = (town.folder / str(part["path"])).read_bytes()
        assert (part["digest"], part["bytes"]) == (hashlib.sha256(content).hexdigest()[:16], len(content))


def test_a_new_page_changes_one_run_and_leaves_the_others() -> None:
    paths = [f"groups/group-{at:04}/" for at in range(2000)]
    before, after = list(runs(paths)), list(runs(sorted([*paths, "groups/group-0500-b/"])))
    assert len(before) > 5
    assert sum(run not in before for run in after) <= 2
    assert [path for run in before for path in run] == paths


def test_lines_that_pages_share_travel_once() -> None:
    made = packed({"a/": "<p>same</p>\n<p>a</p>", "b/": "<p>same</p>\n<p>b</p>"})
    assert json.loads(gzip.decompress(made))["lines"] == ["<p>same</p>\n", "<p>a</p>", "<p>b</p>"]
    assert made == packed({"a/": "<p>same</p>\n<p>a</p>", "b/": "<p>same</p>\n<p>b</p>"})


def test_the_same_menu_is_kept_in_the_same_bytes_and_the_next_day_says_so(site: Site) -> None:
    site.build()
    before = site.content()
    site.build()
    assert site.content() == before
    assert kept_list(site, "en/")["day"] == "22 November 2026"


def test_the_manifest_names_the_app_in_its_language(town: Site) -> None:
    main, english = (json.loads(town.html(f"{prefix}menu.webmanifest")) for prefix in ("", "en/"))
    assert (main["lang"], main["scope"], english["lang"], english["scope"]) == ("cy", "./", "en", "../")
    for icon in english["icons"]:
        content = (town.folder / icon["src"].removeprefix("../")).read_bytes()
        assert icon["sizes"] == "{}x{}".format(*struct.unpack(">II", content[16:24]))
    assert '<link rel="manifest" href="../../menu.webmanifest">' in town.html("groups/sied-y-cwm/")
    assert '<link rel="manifest" href="../../../en/menu.webmanifest">' in town.html("en/groups/sied-y-cwm/")
