"""The menu's stylesheet and scripts: small, whole, and asking nobody else for anything."""

import gzip
import re
from pathlib import Path

import pytest

from site_overrides import assets

KB = 1024


def weight(*texts: str) -> int:
    """How many bytes travel."""
    return sum(len(gzip.compress(text.encode())) for text in texts)


def test_a_missing_library_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "SEARCH", tmp_path / "minisearch" / "dist" / "umd" / "index.js")
    with pytest.raises(assets.MissingLibrary, match=r"minisearch is not installed\. Run: make build"):
        assets.assets()


def test_every_stylesheet_and_script_is_sent() -> None:
    sent = "".join(assets.assets().values())
    for file in [*assets.THEME.glob("css/*.css"), *assets.THEME.glob("js/*.js")]:
        assert file.read_text(encoding="utf-8") in sent, file.name


def test_nothing_is_asked_of_another_origin() -> None:
    assert re.findall(r"(?:url\(|@import|src=)\s*['\"]?(?:https?:)?//", "".join(assets.assets().values())) == []


def test_pages_are_light(built: Path) -> None:
    files = assets.assets()
    frame = weight(files["assets/menu.css"], files["assets/menu.js"], files["assets/menu.svg"])
    assert weight(files["assets/menu.css"]) <= 12 * KB
    for page in ("index.html", "groups/english-over-coffee/index.html"):
        code = files["assets/code.js"] if page.startswith("groups/") else ""
        assert frame + weight((built / page).read_text(encoding="utf-8"), code) <= 40 * KB, page
    find = [(built / "find" / name).read_text(encoding="utf-8") for name in ("index.html", "search-data.js")]
    assert frame + weight(files["assets/find.js"], *find) <= 120 * KB
