"""From each group's record to its page and its card: only for groups that something changed for.

What is known of a group is kept between builds with a digest of everything it was made from: its record, its venues,
its organisation, the place, the categories, the words, the code and the day.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from schema.sharing import in_parts
from site_overrides.menu import Menu
from site_overrides.press import Made, Press, digest_of
from site_overrides.render import Renderer
from site_overrides.views.card import group_path
from site_overrides.views.ended import ended_page
from site_overrides.views.group import GroupPage, group_page
from site_overrides.views.leaflet import Leaflet, leaflet, shortened
from site_overrides.views.my_list import leaflets_path
from site_overrides.views.shapes import Card
from site_overrides.views.when import NextDate, next_dates

ENOUGH_TO_SHARE = 200
"""From so many groups on it is quicker to make their pages in several processes."""


class Known(NamedTuple):
    """What is known of one group. Plain data."""

    inputs: bytes
    view: bytes
    """Digest of the page's view."""
    card: Card
    card_digest: bytes
    week: list[NextDate]
    """What it does on the days of the timetable."""


class Groups:
    """The groups of one menu. `kept` is what an earlier build knew of them, by language and id.

    `beside` makes what else there is of a group, in the same process and from the same record as its page.
    """

    def __init__(
        self,
        menu: Menu,
        renderer: Renderer,
        press: Press,
        kept: dict[str, tuple[Any, ...]],
        base: bytes,
        beside: Callable[[str], None],
    ) -> None:
        self._menu = menu
        self._renderer = renderer
        self._press = press
        self._kept = kept
        self._base = base
        self._beside = beside

    def make(self) -> dict[str, Known]:
        """Make every listed group's page, and say what is known of each."""
        for key in self._menu.closed:
            self._ended(key)
        known = {key: self._fresh(key) for key in self._menu.listed}
        changed = [key for key, fresh in known.items() if fresh is None]
        made = dict(self._learn_all(changed))
        return {key: made.get(key) or self._one(key, fresh) for key, fresh in known.items()}

    def _learn_all(self, keys: Sequence[str]) -> Iterator[tuple[str, Known]]:
        def learn(part: range) -> tuple[list[tuple[Any, ...]], Made]:
            with self._press.apart() as made:
                return [tuple(self._one(keys[at], None)) for at in part], made

        found: list[tuple[Any, ...]] = []
        for known, made in in_parts(learn, len(keys), ENOUGH_TO_SHARE):
            self._press.made.add(made)
            found += known
        return ((key, Known(*each)) for key, each in zip(keys, found, strict=True))

    def _fresh(self, key: str) -> Known | None:
        """What was kept of a group, if it still holds."""
        kept = self._kept.get(f"{self._menu.prefix}{key}")
        return Known(*kept) if kept and kept[0] == self._inputs(key) else None

    def _inputs(self, key: str) -> bytes:
        return self._base + self._menu.inputs[key]

    def _one(self, key: str, known: Known | None) -> Known:
        view = None
        if known is None:
            known, view = self._learn(key)
        path = group_path(self._menu, key)
        self._press.page(self._renderer, "group", path, known.view, lambda: view or self._view(key))
        self._beside(key)
        return known

    def _learn(self, key: str) -> tuple[Known, GroupPage]:
        menu, group = self._menu, self._menu.group(key)
        view = group_page(menu, key, group, menu.coming(group))
        week = next_dates(menu, group, menu.these_days(group))
        card = view["card"]
        self._press.note_line(leaflets_path(menu), key, self.leaflet(key, view))
        return Known(self._inputs(key), digest_of(view), card, digest_of(card), week), view

    def leaflet(self, key: str, view: GroupPage | None = None) -> Leaflet:
        """What My list says of a group."""
        return shortened(leaflet(view or self._view(key), self._menu.words))

    def _view(self, key: str) -> GroupPage:
        group = self._menu.group(key)
        return group_page(self._menu, key, group, self._menu.coming(group))

    def _ended(self, key: str) -> None:
        view = ended_page(self._menu, key, self._menu.closed[key])
        self._press.page(self._renderer, "ended", view["path"], digest_of(view), lambda: view)
