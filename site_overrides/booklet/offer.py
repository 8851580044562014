"""The booklets that the menu offers: those on the shelf that still say rightly how their groups are reached."""

from schema.locality import Locality
from site_overrides import records
from site_overrides.booklet.paths import languages
from site_overrides.booklet.reach import reach_in
from site_overrides.booklet.shelf import Bound, shelf_of


class Offer:
    """What is on offer of a locality. A locality that prints nothing has no shelf to look at."""

    def __init__(self, locality: Locality) -> None:
        self._shelf = shelf_of(locality.directory, records.CACHE)
        found = self._shelf.read() if languages(locality.place) else {}
        reach = reach_in(locality)
        self.bound = {path: each for path, each in found.items() if each.reach == reach(each.groups)}

    def pdf(self, bound: Bound) -> bytes:
        return self._shelf.pdf(bound.path)
