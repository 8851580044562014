"""From a locality's menu to what a booklet holds. Pure, and of public records alone."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import cast

from site_overrides import icons
from site_overrides.booklet.facts import facts
from site_overrides.booklet.frame import frame
from site_overrides.booklet.paths import CATEGORY
from site_overrides.booklet.pictures import picture
from site_overrides.booklet.said import said
from site_overrides.booklet.scopes import Print, Scope, groups_by_name
from site_overrides.booklet.shapes import Booklet, Chapter, Entry, Letter, Mention
from site_overrides.foreign import bare
from site_overrides.menu import Menu
from site_overrides.views.group import group_page
from site_overrides.views.sorting import letter_of, sort_key


class Contents:
    """What the booklets of one language's menu hold. What is made of a group serves all of them."""

    def __init__(self, menu: Menu) -> None:
        self.menu = menu
        self.groups = groups_by_name(menu)
        self._entry = cache(self._made)

    def booklet(self, printed: Print) -> Booklet:
        """What one booklet holds, all but the day it is printed."""
        chapters = self._chapters(printed.scope)
        made = {
            **frame(self.menu, printed.scope),
            "large": printed.large,
            "chapters": chapters,
            "letters": self._letters(printed.scope.groups) if printed.scope.kind != CATEGORY else [],
            "icons": _drawings(chapters),
        }
        return cast(Booklet, made)

    def _chapters(self, scope: Scope) -> list[Chapter]:
        if scope.kind == CATEGORY:
            return [self._chapter(scope.id, scope.groups, ())]
        found = (self._chapter(key, *self._divided(key, scope.groups)) for key in self.menu.categories)
        return [chapter for chapter in found if chapter["entries"] or chapter["elsewhere"]]

    def _divided(self, category: str, keys: Iterable[str]) -> tuple[list[str], list[str]]:
        """The groups of a category: those whose main one it is, and those that stand in another's chapter."""
        members = [key for key in keys if category in self.groups[key]["categories"]]
        return [key for key in members if self._main(key) == category], [
            key for key in members if self._main(key) != category
        ]

    def _main(self, key: str) -> str:
        return str(self.groups[key]["categories"][0])

    def _chapter(self, category: str, keys: Sequence[str], elsewhere: Sequence[str]) -> Chapter:
        t, about = self.menu.words, self.menu.categories[category]
        return {
            "id": category,
            "name": said(t, about["name"]),
            "icon": about["icon"],
            "description": said(t, about.get("description", "")),
            "entries": [self._entry(key) for key in keys],
            "elsewhere": [self._mention(key) for key in elsewhere],
        }

    def _mention(self, key: str) -> Mention:
        return {"id": key, "name": said(self.menu.words, self.groups[key]["name"])}

    def _made(self, key: str) -> Entry:
        menu, t, group = self.menu, self.menu.words, self.groups[key]
        page = group_page(menu, key, group, menu.coming(group))
        address = f"{menu.place['site_url']}{page['path']}"
        return {
            "id": key,
            "name": said(t, page["name"]),
            "summary": said(t, page["summary"]),
            "picture": picture(menu.locality.directory, page["picture"]),
            "facts": facts(menu, group, page),
            "address": address,
            "shown": address.partition("//")[2],
            "code_words": bare(t("booklet.code", name=page["name"])),
        }

    def _letters(self, keys: Iterable[str]) -> list[Letter]:
        def letter(key: str) -> str:
            return letter_of(sort_key(self.groups[key]["name"]))

        grouped = groupby(sorted(keys, key=letter), key=letter)
        return [{"letter": name, "groups": [self._mention(key) for key in found]} for name, found in grouped]


def _drawings(chapters: Sequence[Chapter]) -> dict[str, str]:
    """Every picture that is used, by name."""
    used = {chapter["icon"] for chapter in chapters}
    used |= {fact["icon"] for chapter in chapters for entry in chapter["entries"] for fact in entry["facts"]}
    return {name: _drawing(name) for name in sorted(used)}


def _drawing(name: str) -> str:
    box, inside = icons.drawing(name)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inside}</svg>'
