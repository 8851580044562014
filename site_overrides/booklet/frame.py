"""What every booklet of a menu says around its groups: its name, help that cannot wait, and what the checks mean."""

from typing import Any

from site_overrides.booklet.paths import WHOLE
from site_overrides.booklet.said import number, one_way, said
from site_overrides.booklet.scopes import Scope
from site_overrides.booklet.shapes import Helper, Meaning, Said
from site_overrides.menu import Menu
from site_overrides.views.site import Help, help_now, link_workers
from site_overrides.words import Words

WORDS = ("booklet.contents", "booklet.also", "booklet.changes", "frame.talk", "frame.urgent", "group.checks")
STATUSES = ("agreed", "checked-another-way", "talking", "not-started", "paused")


def frame(menu: Menu, scope: Scope) -> dict[str, Any]:
    """All of a Booklet but its chapters, their index and pictures, and its size."""
    t, place = menu.words, menu.place
    about = place.get("tagline", scope.name) if scope.kind == WHOLE else scope.name
    return {
        "language": t.language,
        "direction": t.direction,
        "title": said(t, place["menu_name"]),
        "about": said(t, about),
        "publisher": said(t, t("frame.published-by", name=place["publisher"]["name"])),
        "talk": _talk(menu),
        "urgent": [_helper(t, help_now(entry)) for entry in place["urgent_help"]],
        "meanings": [_meaning(t, status) for status in STATUSES],
        "words": {key: said(t, t(key)) for key in WORDS} | {"index": said(t, t("a-to-z.title"))},
        "online": said(t, t("booklet.online", address=one_way(t, place["site_url"]))),
    }


def _talk(menu: Menu) -> Helper:
    t, team = menu.words, link_workers(menu.place)
    return {
        "name": said(t, t("frame.talk")),
        "lines": [said(t, line) for line in (team["how"], team["hours"], one_way(t, team["email"])) if line],
        "ways": _ways(t, team["telephone"], team["text"]),
    }


def _helper(t: Words, help: Help) -> Helper:
    return {
        "name": said(t, help["name"]),
        "lines": [said(t, line) for line in (help["description"], help["when"]) if line],
        "ways": _ways(t, help["telephone"], help["text"]) or [said(t, one_way(t, help["url"]))],
    }


def _ways(t: Words, telephone: str, text: str) -> list[Said]:
    numbers = (("ring", telephone), ("text", text))
    return [said(t, t(f"contact.{way}", number=number(t, given))) for way, given in numbers if given]


def _meaning(t: Words, status: str) -> Meaning:
    return {"name": said(t, t(f"checks.{status}.text")), "text": said(t, t(f"checks.{status}.detail"))}
