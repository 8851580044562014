"""Every page of one language's menu, from the groups' own to the lists, the week, the search data and the home page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

from schema.sharing import meanwhile
from site_overrides.booklet.offer import Offer
from site_overrides.booklet.paths import AREA, CATEGORY, FOLDER, languages
from site_overrides.cards import Cards, in_order
from site_overrides.groups import Groups
from site_overrides.known import Known
from site_overrides.menu import Menu
from site_overrides.offline import Offline
from site_overrides.open_data import OpenData
from site_overrides.portions import portions
from site_overrides.press import Made, Press, digest, digest_of
from site_overrides.render import Renderer, View
from site_overrides.search_data import search_data
from site_overrides.views.a_to_z import a_to_z_pages
from site_overrides.views.columns import Columns
from site_overrides.views.find import find_page
from site_overrides.views.home import choice_path, home_page
from site_overrides.views.lists import area_pages, category_pages, choice_pages
from site_overrides.views.my_list import LEAFLETS, leaflets_path, my_list_page
from site_overrides.views.my_plan import my_plan_page
from site_overrides.views.nearby import points, postcodes
from site_overrides.views.not_found import not_found_page
from site_overrides.views.offline import offline_page
from site_overrides.views.paper import paper_pages, papers_page
from site_overrides.views.printed_menu import printed_link, printed_menu_page
from site_overrides.views.shapes import Link
from site_overrides.views.venue import venue_page
from site_overrides.views.whats_on import Item, by_day, whats_on_pages
from site_overrides.views.where import venue_path

STARTS = attrgetter("starts")
"""With the group's digest and the date this says which item it is: those that begin together keep their order."""
ENOUGH_TO_SHARE = 60
"""From so many pages of lists on it is quicker to make them in several processes."""


class Publishing:
    """Makes one language's pages. `kept` is what an earlier build knew of the groups.

    `offline` makes what devices keep of them: nothing, where the menu is shown while its records are edited.
    """

    def __init__(
        self,
        menu: Menu,
        renderer: Renderer,
        press: Press,
        kept: Mapping[str, Known],
        offer: Offer,
        offline: Offline | None,
    ) -> None:
        self._menu = menu
        self._offer = offer
        self._renderer = renderer
        self._press = press
        self._base = digest(menu.inputs_of_all)
        self._offline = offline
        self._open_data = None if menu.prefix else OpenData(menu, press, edited=offline is None)
        self._groups = Groups(menu, renderer, press, kept, self._base, self._open_data)
        self.known = self._groups.make()
        self._cards = in_order(self.known.values())
        self._by = self._cards.by_list()
        self._waiting: list[tuple[str, View]] = []

    def make(self) -> None:
        """Every page but those of groups that changed, which were made first."""
        find = meanwhile(self._find)
        self._groups.make_others()
        self._pages()
        self._make_waiting()
        if self._open_data:
            self._open_data.make()
        if self._offline:
            self._offline.make_others()
        self._press.made.add(find())
        if self._offline:
            self._offline.make_list()

    def _pages(self) -> None:
        """All but Find's: what they are to show. They are made together."""
        self._lists()
        self._venues()
        week = self._week()
        self._each("whats_on", whats_on_pages(self._menu, week))
        self._each("a_to_z", a_to_z_pages(self._menu, self._cards))
        self._home(week)
        self._keeping()
        self._each("offline", [offline_page(self._menu)])
        self._booklets()
        self._papers()
        self._each("not_found", [not_found_page(self._menu)] if not self._menu.prefix else [])

    def _papers(self) -> None:
        """The forms on paper are in one language, so only the main menu has them."""
        if not self._menu.prefix:
            self._each("papers", [papers_page(self._menu)])
            self._each("paper", paper_pages(self._menu))

    def _lists(self) -> None:
        menu = self._menu
        for key, category in menu.categories.items():
            self._each("category", category_pages(menu, category, self._by[key], self._printed(CATEGORY, key)))
        for choice in menu.choices:
            if "choices/" in choice_path(menu, choice):
                self._each("category", choice_pages(menu, choice, self._cards.in_any(choice["categories"])))
        for key, area in menu.areas.items():
            found, printed = self._by[f"area:{key}"], self._printed(AREA, key)
            self._each("area", area_pages(menu, area, found, self._venues_in(key), printed))

    def _printed(self, kind: str, key: str) -> Link | None:
        return printed_link(self._menu, kind, key, self._offer.bound)

    def _booklets(self) -> None:
        """The booklets of this language, and their page."""
        menu, offer = self._menu, self._offer
        if not languages(menu.place):
            return
        self._each("printed_menu", [printed_menu_page(menu, offer.bound)])
        for bound in offer.bound.values():
            if bound.path.startswith(f"{menu.prefix}{FOLDER}"):
                self._press.file(bound.path, digest_of(bound), partial(offer.pdf, bound))

    def _venues_in(self, area: str) -> list[Link]:
        found = [(venue["name"], key) for key, venue in self._menu.venues.items() if venue.get("area") == area]
        return [{"name": name, "path": venue_path(self._menu, key)} for name, key in sorted(found)]

    def _venues(self) -> None:
        """There are hundreds, and few change: what each is made from is known before it is made."""
        for key in self._menu.venues:
            cards = self._by[f"venue:{key}"]
            record = self._menu.locality.digests[f"venues/{key}.yml"].encode()
            made_from = digest(self._base, record, *cards.said)
            if self._press.is_new(self._renderer, "venue", venue_path(self._menu, key), made_from):
                self._waiting.append(("venue", venue_page(self._menu, key, cards)))

    def _week(self) -> dict[date, list[Item]]:
        return by_day(self._menu.days, self._cards.groups)

    def _home(self, week: Mapping[date, list[Item]]) -> None:
        menu = self._menu
        self._each("home", [home_page(menu, self._by, len(self._cards), week)])

    def _find(self) -> Made:
        """The page and the data that it searches, for devices too: of all pages these take longest."""
        menu, cards = self._menu, Columns(self._cards)
        view = find_page(menu, cards)
        key = digest(*self._cards.said, digest_of([view["data"], *_frame(menu)]))
        with self._press.apart() as made:
            self._press.page(self._renderer, "find", view["path"], digest_of(view), lambda: view)
            self._press.file(view["data"], key, lambda: search_data(menu, cards))
            if self._offline:
                self._offline.make_finding()
            return made

    def _keeping(self) -> None:
        """What people keep on their own device, and what it says of each group."""
        self._each("my_list", [my_list_page(self._menu)])
        self._each("my_plan", [my_plan_page(self._menu)])
        for at, ids in enumerate(portions(self.known, self._menu.portions)):
            path = leaflets_path(self._menu, at)
            key = digest(b"leaflets", *(self.known[id].inputs for id in ids))
            self._press.file(path, key, partial(self._leaflets, path, ids))

    def _leaflets(self, path: str, ids: Sequence[str]) -> str:
        return LEAFLETS.script(self._press.lines(path, self._menu.prefix, LEAFLETS, ids, self._groups.leaflet))

    def _each(self, template: str, views: Iterable[View]) -> None:
        """Make them with the others that wait, if they are new."""
        for view in views:
            if self._press.is_new(self._renderer, template, view["path"], self._digest(view)):
                self._waiting.append((template, view))

    def _make_waiting(self) -> None:
        views = self._waiting
        self._press.share(lambda at: self._press.make(self._renderer, *views[at]), len(views), ENOUGH_TO_SHARE)

    def _digest(self, view: View) -> bytes:
        """Of a view, its cards by their own digests: they are most of it, and known already."""
        own, parts = dict(view), []
        for items in (own.pop("items", ()), own.pop("off", ())):
            parts += [each.group.said for each in items]
            parts.append(" ".join(map(STARTS, items)).encode())
        for part in (*own.pop("dates", ()), *own.pop("letters", ())):
            parts.append(self._digest(part))
        for name, value in list(own.items()):
            if isinstance(value, Cards):
                parts += own.pop(name).said
        return digest(digest_of(own), *parts)


def _frame(menu: Menu) -> list[Any]:
    return [list(menu.categories.values()), points(menu), postcodes(menu), list(menu.areas.values()), menu.synonyms]
