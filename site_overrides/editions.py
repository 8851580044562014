"""The menu in each language of a locality: the main one at the site's root, every other in a folder of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schema.locality import Locality
from site_overrides import words
from site_overrides.menu import Menu
from site_overrides.product_pages import own_links
from site_overrides.views.site import EditionLink, Site, site


@dataclass(frozen=True)
class Edition:
    """The menu in one language."""

    menu: Menu
    site: Site

    @property
    def prefix(self) -> str:
        return self.menu.prefix


def editions(locality: Locality, day: date) -> list[Edition]:
    """One for each of the place's languages that has words, the main one first. English when none has."""
    menus = [Menu(locality, said, day, prefix) for said, prefix in _spoken(locality)]
    links = [_link(menu) for menu in menus]
    main = menus[0].words.language
    return [
        Edition(menu, site(menu, links, own_links(locality.directory, main, menu.prefix, menu.words.language)))
        for menu in menus
    ]


def _spoken(locality: Locality) -> Iterator[tuple[words.Words, str]]:
    codes = [code for code in locality.place["languages"] if words.has_words(code)] or ["en"]
    for number, code in enumerate(codes):
        yield words.load(code), f"{code}/" if number else ""


def _link(menu: Menu) -> EditionLink:
    said = menu.words
    return {"language": said.language, "direction": said.direction, "name": said.name, "prefix": menu.prefix}
