"""From each group's record to its page and its card: only for groups that something changed for.

What is known of a group is kept between builds with a digest of everything it was made from: its record, its venues,
its organisation, the place, the categories, the words, the code and the day.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from schema.sharing import in_parts
from site_overrides.known import Known
from site_overrides.menu import Menu
from site_overrides.open_data import OpenData
from site_overrides.press import Made, Press, digest_of
from site_overrides.render import Renderer
from site_overrides.views.card import group_path
from site_overrides.views.ended import ended_page
from site_overrides.views.group import GroupPage, group_page
from site_overrides.views.leaflet import Leaflet, leaflet, shortened
from site_overrides.views.when import next_dates

ENOUGH_TO_SHARE = 60
"""From so many groups on it is quicker to make their pages in several processes."""


class Groups:
    """The groups of one menu. `kept` is what an earlier build knew of them, by language and id.

    `open_data` makes its files of a group that changed in the same process, and from the same record, as its page.
    """

    def __init__(
        self,
        menu: Menu,
        renderer: Renderer,
        press: Press,
        kept: Mapping[str, Known],
        base: bytes,
        open_data: OpenData | None,
    ) -> None:
        self._menu = menu
        self._renderer = renderer
        self._press = press
        self._kept = kept
        self._base = base
        self._open_data = open_data
        self._unchanged: dict[str, Known] = {}

    def make(self) -> dict[str, Known]:
        """Make the page of every listed group that something changed for, and say what is known of each."""
        fresh = self._unchanged = dict(self._fresh())
        changed = [key for key in self._menu.listed if key not in fresh]
        made = dict(zip(changed, self._learn_all(changed), strict=True))
        return {key: fresh.get(key) or made[key] for key in self._menu.listed}

    def _fresh(self) -> Iterator[tuple[str, Known]]:
        """What was kept of each group, where it still holds."""
        for key, inputs in self._menu.inputs.items():
            kept = self._kept.get(f"{self._menu.prefix}{key}")
            if kept and kept.inputs == self._base + inputs:
                yield key, kept

    def make_others(self) -> None:
        """Those of unchanged groups, where the frame changed or one was taken away, and of groups that have ended."""
        known, frame = self._unchanged, self._renderer.digest("group")
        by_path = {group_path(self._menu, key): key for key in known}
        lost = self._press.stale({path: known[key].view + frame for path, key in by_path.items()})
        make = partial(self._press.make, self._renderer, "group")
        self._press.share(lambda at: make(self._view(by_path[lost[at]])), len(lost), ENOUGH_TO_SHARE)
        if self._open_data:
            self._open_data.make_lost(known)
        for key in self._menu.closed:
            self._ended(key)

    def _learn_all(self, keys: Sequence[str]) -> Iterator[Known]:
        def learn(part: range) -> tuple[list[Known], Made]:
            with self._press.apart() as made:
                return [self._learn(keys[at]) for at in part], made

        for known, made in in_parts(learn, len(keys), ENOUGH_TO_SHARE):
            self._press.made.add(made)
            yield from known

    def _learn(self, key: str) -> Known:
        """Everything about a group that changed, and its page."""
        menu, group = self._menu, self._menu.group(key)
        view = group_page(menu, key, group, menu.coming(group))
        week = next_dates(menu, group, menu.these_days(group))
        card = view["card"]
        self._press.note_line(menu.prefix, key, self.leaflet(key, view))
        known = Known.of(self._base + menu.inputs[key], digest_of(view), digest_of((card, week)), card, week)
        self._press.page(self._renderer, "group", view["path"], known.view, lambda: view)
        if self._open_data:
            self._open_data.of_group(key)
        return known

    def leaflet(self, key: str, view: GroupPage | None = None) -> Leaflet:
        """What My list says of a group."""
        return shortened(leaflet(view or self._view(key), self._menu.words))

    def _view(self, key: str) -> GroupPage:
        group = self._menu.group(key)
        return group_page(self._menu, key, group, self._menu.coming(group))

    def _ended(self, key: str) -> None:
        view = ended_page(self._menu, key, self._menu.closed[key])
        self._press.page(self._renderer, "ended", view["path"], digest_of(view), lambda: view)
