"""The menu's stylesheet and scripts: small, whole, and asking nobody else for anything."""

import gzip
import re
from datetime import date
from pathlib import Path

import pytest

from schema.locality import load
from site_overrides import assets
from site_overrides.menu import Menu
from site_overrides.search_data import search_data
from site_overrides.views.card import card
from site_overrides.views.columns import Columns
from site_overrides.words import load as load_words

ROOT = Path(__file__).parent.parent.parent
KB = 1024


def weight(*texts: str) -> int:
    """How many bytes travel."""
    return sum(len(gzip.compress(text.encode())) for text in texts)


def test_a_missing_library_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "CODES", tmp_path / "qrcode-generator" / "dist" / "qrcode.js")
    with pytest.raises(assets.MissingLibrary, match=r"qrcode-generator is not installed\. Run: make build"):
        assets.assets()


def test_every_stylesheet_and_script_is_sent() -> None:
    sent = "".join(assets.assets().values())
    for file in [*assets.THEME.glob("css/*.css"), *assets.THEME.glob("js/*.js")]:
        text = file.read_text(encoding="utf-8")
        assert text in sent or assets.without_comments(text) in sent, file.name


def test_comments_stay_at_home_and_code_does_not() -> None:
    script = '/* Why. */\n  /* On\n  two. */\nvar a = "/* not one */"; /* nor this */\n// Nor.\nvar b = /[/*]/;\n'
    assert assets.without_comments(script) == 'var a = "/* not one */"; /* nor this */\nvar b = /[/*]/;\n'


def test_nothing_is_asked_of_another_origin() -> None:
    assert re.findall(r"(?:url\(|@import|src=)\s*['\"]?(?:https?:)?//", "".join(assets.assets().values())) == []


def test_pages_are_light(built: Path) -> None:
    files = assets.assets()
    frame = weight(*(files[f"assets/{name}"] for name in ("menu.css", "menu.js", "menu.svg")))
    assert weight(files["assets/menu.css"]) <= 12 * KB
    for page in ("index.html", "groups/english-over-coffee/index.html"):
        code = files["assets/code.js"] if page.startswith("groups/") else ""
        assert frame + weight((built / page).read_text(encoding="utf-8"), code) <= 40 * KB, page


def test_find_is_light_with_five_hundred_groups(built: Path) -> None:
    """As many as the demonstration has, and each further one as heavy as those are."""
    files = assets.assets()
    locality, _ = load(ROOT / "directory", ROOT / ".cache/records")
    menu = Menu(locality, load_words("en"), date(2026, 11, 22))
    cards = [card(menu, key, group, menu.coming(group)) for key in menu.listed for group in [menu.group(key)]]
    none, all_of_them = weight(search_data(menu, Columns([]))), weight(search_data(menu, Columns(cards)))
    page = weight((built / "find" / "index.html").read_text(encoding="utf-8"))
    scripts = weight(*(files[f"assets/{name}"] for name in ("menu.css", "menu.js", "menu.svg", "find.js")))
    assert page + scripts + none + (all_of_them - none) * 500 / len(cards) <= 120 * KB
