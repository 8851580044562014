"""What every page shows around its own part: the menu's name, its main ways in, help that cannot wait, contacts."""

from collections.abc import Sequence
from typing import TypedDict

from site_overrides.booklet.paths import languages
from site_overrides.menu import Menu, Record
from site_overrides.views.dates import DateWords, date_words
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


class EditionLink(TypedDict):
    """The menu in one language, named as its readers name it."""

    language: str
    direction: str
    name: str
    prefix: str
    """Its folder, such as `pl/`; empty for the main one."""


class Site(TypedDict):
    """Given to every template as `site`. Part of every page's cache key, so it holds only what every page shows."""

    name: str
    """What the menu calls itself."""
    place: str
    tagline: str
    url: str
    language: str
    direction: str
    checked_by_speaker: bool
    """Whether somebody who speaks the language has checked the menu's own words."""
    editions: list[EditionLink]
    """Every language of the menu, or none when there is only one."""
    main_links: list[Link]
    """The main ways in: find, what is on, A to Z."""
    my_list: Link
    offline: Link
    """The page about the menu without signal."""
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
    dates: DateWords


MAIN = ("find", "whats-on", "a-to-z")
PRINTED = "printed-menu"
FOOT = (
    PRINTED, "how-groups-are-checked", "for-groups", "for-link-workers", "offline", "accessibility", "privacy",
    "open-data",
)  # fmt: skip


def site(menu: Menu, editions: list[EditionLink], own_pages: Sequence[Link] = ()) -> Site:
    """The frame of every page."""
    place = menu.place
    return {
        "name": place["menu_name"],
        "place": place["name"],
        "tagline": place.get("tagline", ""),
        "url": place["site_url"],
        "language": menu.words.language,
        "direction": menu.words.direction,
        "checked_by_speaker": menu.words.checked_by_speaker,
        "editions": editions if len(editions) > 1 else [],
        "main_links": [_page(menu, name) for name in MAIN],
        "my_list": _page(menu, "my-list"),
        "offline": _page(menu, "offline"),
        "foot_links": [*_foot(menu), *own_pages],
        "urgent_help": [help_now(entry) for entry in place["urgent_help"]],
        "link_workers": link_workers(place),
        "publisher": _publisher(place["publisher"]),
        "forms_url": place.get("forms_url", ""),
        "repository": place.get("repository_url", "").rstrip("/"),
        "licence": _licence(place.get("licence")),
        "dates": date_words(menu.words, menu.today.year),
    }


def _foot(menu: Menu) -> list[Link]:
    return [_page(menu, name) for name in FOOT if name != PRINTED or languages(menu.place)]


def help_now(entry: Record) -> Help:
    """One way to get help now."""
    return {
        "name": entry["name"],
        "description": entry.get("description", ""),
        "telephone": entry.get("telephone", ""),
        "text": entry.get("text", ""),
        "url": entry.get("url", ""),
        "when": entry.get("when", ""),
        "about": entry.get("for", []),
    }


def _page(menu: Menu, name: str) -> Link:
    return {"name": menu.words(f"pages.{name}"), "path": f"{menu.prefix}{name}/"}


def link_workers(place: Record) -> LinkWorkers:
    """How to talk to one. A translated `how` lies flat in the place: see the schema's translations."""
    team = place["link_workers"]
    how = place.get("how", team["how"])
    keys = ("telephone", "text", "email", "hours", "url")
    return {"how": how, **{key: team.get(key, "") for key in keys}}  # type: ignore[typeddict-item]


def _publisher(body: Record) -> Publisher:
    return {
        "name": body["name"],
        "email": body["email"],
        "telephone": body["telephone"],
        "website": body.get("website", ""),
    }


def _licence(licence: Record | None) -> Link | None:
    return {"name": licence["name"], "path": licence["url"]} if licence else None
