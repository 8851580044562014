"""What every page shows around its own part: the menu's name, its main ways in, help that cannot wait, contacts."""

from typing import TypedDict

from site_overrides.menu import Menu, Record
from site_overrides.views.shapes import Link


class Help(TypedDict):
    """A way to get help now: any of telephone, text and url may be empty."""

    name: str
    description: str
    telephone: str
    text: str
    url: str
    when: str
    about: list[str]
    """The kinds of trouble it is for: danger, suicide, no-food and so on."""


class LinkWorkers(TypedDict):
    """How to talk to a link worker. All but `how` may be empty."""

    how: str
    telephone: str
    text: str
    email: str
    hours: str
    url: str


class Publisher(TypedDict):
    """Who answers for the menu."""

    name: str
    email: str
    telephone: str
    website: str


class Site(TypedDict):
    """Given to every template as `site`. Part of every page's cache key, so it holds only what every page shows."""

    name: str
    """What the menu calls itself."""
    place: str
    tagline: str
    url: str
    language: str
    direction: str
    main_links: list[Link]
    """The main ways in: find, what is on, A to Z."""
    foot_links: list[Link]
    """The pages about the menu itself."""
    urgent_help: list[Help]
    link_workers: LinkWorkers
    publisher: Publisher
    forms_url: str
    """Ends with a slash. Empty when the menu runs without forms."""
    repository: str
    """Its address, without a slash at the end. Empty unless everybody may read the repository."""
    licence: Link | None


MAIN = ("find", "whats-on", "a-to-z")
FOOT = ("how-groups-are-checked", "for-groups", "for-link-workers", "accessibility", "privacy", "open-data")


def site(menu: Menu) -> Site:
    """The frame of every page."""
    place = menu.place
    return {
        "name": place["menu_name"],
        "place": place["name"],
        "tagline": place.get("tagline", ""),
        "url": place["site_url"],
        "language": menu.words.language,
        "direction": menu.words.direction,
        "main_links": [_page(menu, name) for name in MAIN],
        "foot_links": [_page(menu, name) for name in FOOT],
        "urgent_help": [help_now(menu, entry) for entry in place["urgent_help"]],
        "link_workers": _link_workers(place["link_workers"]),
        "publisher": _publisher(place["publisher"]),
        "forms_url": place.get("forms_url", ""),
        "repository": place.get("repository_url", "").rstrip("/"),
        "licence": _licence(place.get("licence")),
    }


def help_now(menu: Menu, entry: Record) -> Help:
    """One way to get help now, in the menu's language where it has it."""
    said = menu.localised(entry)
    return {
        "name": said["name"],
        "description": said.get("description", ""),
        "telephone": said.get("telephone", ""),
        "text": said.get("text", ""),
        "url": said.get("url", ""),
        "when": said.get("when", ""),
        "about": said.get("for", []),
    }


def _page(menu: Menu, name: str) -> Link:
    return {"name": menu.words(f"pages.{name}"), "path": f"{menu.prefix}{name}/"}


def _link_workers(team: Record) -> LinkWorkers:
    keys = ("telephone", "text", "email", "hours", "url")
    return {"how": team["how"], **{key: team.get(key, "") for key in keys}}  # type: ignore[typeddict-item]


def _publisher(body: Record) -> Publisher:
    return {
        "name": body["name"],
        "email": body["email"],
        "telephone": body["telephone"],
        "website": body.get("website", ""),
    }


def _licence(licence: Record | None) -> Link | None:
    return {"name": licence["name"], "path": licence["url"]} if licence else None
