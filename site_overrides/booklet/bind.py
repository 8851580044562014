"""Makes the booklets of a locality that are not on its shelf as they should be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from site_overrides.booklet.content import Contents
from site_overrides.booklet.paths import languages, path_of
from site_overrides.booklet.reach import reach_in
from site_overrides.booklet.said import said
from site_overrides.booklet.scopes import Print, prints, scopes
from site_overrides.booklet.shapes import Said
from site_overrides.booklet.shelf import Bound, Shelf
from site_overrides.booklet.typeset import Unprintable, inputs, typeset
from site_overrides.editions import Edition
from site_overrides.menu import Menu


@dataclass
class Done:
    """What came of it."""

    bound: dict[str, Bound] = field(default_factory=dict)
    made: int = 0
    problems: list[str] = field(default_factory=list)
    """What was left out, and why."""


def printed_on(menu: Menu) -> Said:
    """The words that say how old a booklet is."""
    t = menu.words
    return said(t, t("booklet.printed-on", date=t.full_date(menu.today)))


def bind(editions: Iterable[Edition], shelf: Shelf, say: Callable[[str], None]) -> Done:
    """Every booklet of the editions that are printed. Those on the shelf are kept while they say what they should."""
    done, before = Done(), shelf.read()
    for edition in editions:
        menu = edition.menu
        if menu.words.language in languages(menu.place):
            say(f"Printing the menu in {menu.words.name} …")
            contents = Contents(menu)
            Binding(contents, shelf, before, done).bind(prints(scopes(menu, contents.groups)))
    shelf.save(done.bound)
    return done


class Binding:
    """The booklets of one language. `before` is what was on the shelf; what comes of it is added to `done`."""

    def __init__(self, contents: Contents, shelf: Shelf, before: dict[str, Bound], done: Done) -> None:
        self._contents = contents
        self._menu = contents.menu
        self._shelf = shelf
        self._before = before
        self._done = done
        self._reach = reach_in(self._menu.locality)

    def bind(self, prints: Iterable[Print]) -> None:
        for printed in prints:
            path = path_of(self._menu, printed.name)
            try:
                self._done.bound[path] = self._one(path, printed)
            except Unprintable as problem:
                self._done.problems.append(f"{path} is left out: {problem}")

    def _one(self, path: str, printed: Print) -> Bound:
        """A booklet is also made again in each new month, so that none looks older than it is."""
        booklet, menu = self._contents.booklet(printed), self._menu
        key = f"{inputs(booklet).hex()} {menu.today:%Y-%m}"
        kept = self._before.get(path)
        if kept and kept.inputs == key:
            return kept
        made, groups = typeset(booklet, menu.today, printed_on(menu)), list(printed.scope.groups)
        self._shelf.put(path, made.pdf)
        self._done.made += 1
        self._tell(path, made.lost)
        return Bound(path, key, groups, self._reach(groups), menu.today.isoformat(), made.pages, len(made.pdf))

    def _tell(self, path: str, lost: str) -> None:
        if lost:
            self._done.problems.append(f"{path}: no font here has {' '.join(lost)}, so that is left out.")
