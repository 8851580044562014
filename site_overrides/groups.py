"""From each group's record to its page and its card: only for groups that something changed for.

What is known of a group is kept between builds with a digest of everything it was made from: its record, its venues,
its organisation, the place, the categories, the words, the code and the day.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from site_overrides.menu import Menu
from site_overrides.press import Made, Press, digest, digest_of
from site_overrides.render import Renderer
from site_overrides.views.card import group_path
from site_overrides.views.ended import ended_page
from site_overrides.views.group import GroupPage, group_page
from site_overrides.views.shapes import Card
from site_overrides.views.when import NextDate, next_date

ENOUGH_FOR_TWO = 400
"""From this many groups on it is quicker to share the work among processes."""


class Known(NamedTuple):
    """What is known of one group. Plain data."""

    inputs: bytes
    view: bytes
    """Digest of the page's view."""
    card: Card
    card_digest: bytes
    week: list[NextDate]
    """What it does in the coming seven days."""


class Groups:
    """The groups of one menu. `kept` is what an earlier build knew of them, by language and id."""

    def __init__(
        self, menu: Menu, renderer: Renderer, press: Press, kept: dict[str, tuple[Any, ...]], base: bytes
    ) -> None:
        self._menu = menu
        self._renderer = renderer
        self._press = press
        self._kept = kept
        self._base = base

    def make(self) -> dict[str, Known]:
        """Make every listed group's page, and say what is known of each."""
        for key in self._menu.closed:
            self._ended(key)
        known = {key: self._fresh(key) for key in self._menu.listed}
        changed = [key for key, fresh in known.items() if fresh is None]
        made = dict(self._in_processes(changed)) if self._worth_it(changed) else {}
        return {key: made.get(key) or self._one(key, fresh) for key, fresh in known.items()}

    def _fresh(self, key: str) -> Known | None:
        """What was kept of a group, if it still holds."""
        kept = self._kept.get(f"{self._menu.prefix}{key}")
        return Known(*kept) if kept and kept[0] == self._inputs(key) else None

    def _inputs(self, key: str) -> bytes:
        return digest(self._base, self._menu.inputs(key))

    def _one(self, key: str, known: Known | None) -> Known:
        view = None
        if known is None:
            known, view = self._learn(key)
        path = group_path(self._menu, key)
        self._press.page(self._renderer, "group", path, known.view, lambda: view or self._view(key))
        return known

    def _learn(self, key: str) -> tuple[Known, GroupPage]:
        menu, group = self._menu, self._menu.group(key)
        view = group_page(menu, key, group, menu.coming(group))
        week = [next_date(menu.words, each) for each in menu.this_week(group)]
        return Known(self._inputs(key), digest_of(view), view["card"], digest_of(view["card"]), week), view

    def _view(self, key: str) -> GroupPage:
        group = self._menu.group(key)
        return group_page(self._menu, key, group, self._menu.coming(group))

    def _ended(self, key: str) -> None:
        view = ended_page(self._menu, key, self._menu.closed[key])
        self._press.page(self._renderer, "ended", view["path"], digest_of(view), lambda: view)

    @staticmethod
    def _worth_it(changed: Sequence[str]) -> bool:
        """Forking is safe only while nothing else runs in this process."""
        alone = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
        return alone and len(changed) >= ENOUGH_FOR_TWO and (os.cpu_count() or 1) > 1

    def _in_processes(self, keys: Sequence[str]) -> Iterator[tuple[str, Known]]:
        global _at_work
        _at_work = self
        gc.freeze()  # what is shared stays shared: the collector would touch, and so copy, every page of memory
        parts = [keys[at : at + 100] for at in range(0, len(keys), 100)]
        with multiprocessing.get_context("fork").Pool(initializer=gc.disable) as pool:
            for found, made in pool.imap_unordered(_part, parts):
                self._press.made.add(made)
                yield from ((key, Known(*each)) for key, each in found)


_at_work: Groups


def _part(keys: Iterable[str]) -> tuple[list[tuple[str, tuple[Any, ...]]], Made]:
    """In another process: make some groups' pages and send back what is known of them."""
    _at_work._press.made = Made()
    found = [(key, tuple(_at_work._one(key, None))) for key in keys]
    return found, _at_work._press.made
