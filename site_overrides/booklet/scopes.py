"""Which booklets there are: the whole menu, each category and each area that has groups, in two sizes of print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_overrides.booklet.paths import AREA, CATEGORY, WHOLE, key_of
from site_overrides.menu import Menu, Record
from site_overrides.views.sorting import sort_key
from site_overrides.views.where import areas_of

MOST = 500
"""Groups in one booklet. Nobody carries more home, so a larger menu is printed by category and area."""


@dataclass(frozen=True)
class Scope:
    """A part of the menu that is printed on its own."""

    kind: str
    id: str
    """Of the category or area; empty for the whole."""
    name: str
    groups: tuple[str, ...]
    """Ids by name."""

    @property
    def key(self) -> str:
        """Its name among the others, and in its file's."""
        return key_of(self.kind, self.id)


@dataclass(frozen=True)
class Print:
    """One booklet: a part of the menu in a size of print."""

    scope: Scope
    large: bool

    @property
    def name(self) -> str:
        """Of its file, without what it ends in."""
        return f"{self.scope.key}-large" if self.large else self.scope.key


def groups_by_name(menu: Menu) -> dict[str, Record]:
    """The public records of all groups that are shown, in the order that people look them up."""
    groups = {key: menu.group(key) for key in menu.listed}
    return dict(sorted(groups.items(), key=lambda each: sort_key(each[1]["name"])))


def scopes(menu: Menu, groups: Mapping[str, Record]) -> list[Scope]:
    """Every part that has groups and not too many. `groups` are by name."""
    found = [Scope(WHOLE, "", menu.words("printed.whole"), tuple(groups)), *_parts(menu, groups)]
    return [scope for scope in found if 0 < len(scope.groups) <= MOST]


def _parts(menu: Menu, groups: Mapping[str, Record]) -> Iterator[Scope]:
    for id, category in menu.categories.items():
        members = (key for key, group in groups.items() if id in group["categories"])
        yield Scope(CATEGORY, id, category["name"], tuple(members))
    for id, area in menu.areas.items():
        members = (key for key, group in groups.items() if id in areas_of(menu, group))
        yield Scope(AREA, id, area["name"], tuple(members))


def prints(found: list[Scope]) -> list[Print]:
    """Each in ordinary and in large print."""
    return [Print(scope, large) for scope in found for large in (False, True)]
