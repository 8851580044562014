"""The locality as the page builders see it: public projections only, one language, one day.

Every builder in `views/` takes a Menu. It holds nothing that may not be published, so a builder cannot leak.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any

from schema import public
from schema.calendar import Calendar, calendar_of
from schema.definitions import Shape, shape
from schema.exchange.listing import Listing, listing_of
from schema.locality import Locality
from schema.recurrence import Occurrence, next_dates, occurrences_of
from schema.translated import in_language
from site_overrides import foreign, records
from site_overrides.portions import how_many
from site_overrides.version import code_digest
from site_overrides.words import Words

Record = dict[str, Any]
NEXT_DATES = 12
"""So many that a page which is read weeks after it was made still knows what comes next."""
DAYS_AHEAD = 14
"""This week and the next."""


@dataclass(frozen=True)
class Menu:
    """One language of one locality's menu on one day."""

    locality: Locality
    words: Words
    today: date
    prefix: str = ""
    """Folder of the language, such as `pl/`; empty for the main one."""

    @cached_property
    def listed(self) -> list[str]:
        """Ids of the groups that are shown."""
        return [key for key, group in self.locality.outlines.items() if group.status == "listed"]

    @cached_property
    def portions(self) -> int:
        """In how many scripts is what My list says of the groups."""
        return how_many(len(self.listed))

    @cached_property
    def closed(self) -> Mapping[str, Record]:
        """Groups that have ended, by id: their names and categories."""
        ended = public.ended_groups(self.locality)
        return {key: self._localised(group, shape("group")) for key, group in ended.items()}

    @cached_property
    def listing(self) -> Listing:
        """The public records in the words they were written in, for other people's formats."""
        return listing_of(self.locality)

    @cached_property
    def calendar(self) -> Calendar:
        return calendar_of(self.place, records.CACHE)

    def group(self, key: str) -> Record:
        """The public record of a listed group in this language."""
        return self._localised(self.listing.groups[key], shape("group"))

    def coming(self, group: Record) -> list[Occurrence]:
        """The next dates of a group, those that are off among them."""
        return next_dates(group, self.today, NEXT_DATES, self.calendar, self.venues)

    @cached_property
    def days(self) -> list[date]:
        """Today and the days after it that the timetable covers."""
        return [self.today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]

    def these_days(self, group: Record) -> list[Occurrence]:
        """What a group does on those days, and when it would but is off."""
        return occurrences_of(group, self.days[0], self.days[-1], self.calendar, self.venues, pauses=True)

    @cached_property
    def inputs_of_all(self) -> bytes:
        """What every page is made from: the place, the categories, the words, the code and the day."""
        digests = self.locality.digests
        words = repr((sorted(self.words.texts.items()), sorted(self.words.patterns.items())))
        parts = (digests["place.yml"], digests["categories.yml"], self.today.isoformat(), self.prefix, words)
        return "\0".join(parts).encode() + code_digest()

    @cached_property
    def inputs(self) -> Mapping[str, bytes]:
        """What each listed group's page is made from besides: its id and record, venues, organisation and list."""
        outlines, digests = self.locality.outlines, self.locality.digests
        of = cache(lambda *around: "".join([digests.get(file, "-") for file in _files(*around)]))
        around = {key: of(group.venues, group.organisation, group.dataset) for key, group in outlines.items()}
        return {key: f"{key} {digests.get(f'groups/{key}.yml', '-')}{around[key]}".encode() for key in self.listed}

    def list_of(self, group: Record) -> Record:
        """The list that a group's record was imported from, or an empty one."""
        list_ = self.locality.sources.get(group.get("source", {}).get("dataset", ""))
        return public.public_record("source", list_) if list_ else {}

    @cached_property
    def place(self) -> Record:
        return self._localised(public.public_place(self.locality), shape("place"))

    @cached_property
    def categories(self) -> Mapping[str, Record]:
        """Every category in its order."""
        return {entry["id"]: entry for entry in self._vocabulary["categories"]}

    @cached_property
    def choices(self) -> list[Record]:
        """The large choices of the home page."""
        return list(self._vocabulary["choices"])

    @cached_property
    def _vocabulary(self) -> Record:
        return self._localised(public.public_categories(self.locality), shape("categories"))

    @cached_property
    def synonyms(self) -> Record:
        """Other words for things, and what people say in trouble: both lists may be empty."""
        return {"synonyms": [], "trouble": [], **public.public_synonyms(self.locality)}

    @cached_property
    def areas(self) -> Mapping[str, Record]:
        return {area["id"]: area for area in self.place["areas"]}

    @cached_property
    def venues(self) -> Mapping[str, Record]:
        venues = {key: public.public_venue(self.locality, key) for key in self.locality.venues}
        return {key: self._localised(venue, shape("venue")) for key, venue in venues.items()}

    @cached_property
    def organisations(self) -> Mapping[str, Record]:
        bodies = {key: public.public_organisation(self.locality, key) for key in self.locality.organisations}
        return {key: self._localised(body, shape("organisation")) for key, body in bodies.items()}

    @cached_property
    def written_in(self) -> str:
        """The language of the records: the place's main one."""
        return str(self.locality.place["languages"][0])

    def as_written(self, text: str) -> str:
        """A text that records hold in one language alone, said to be in it where the menu is in another."""
        return self._mark(text) if text and self.words.language != self.written_in else text

    def _localised(self, record: Record, kind: Shape) -> Record:
        """A record in the menu's language, and what of it is not marked as being in another."""
        if self.words.language == self.written_in:
            return {key: value for key, value in record.items() if key != "translations"}
        made: Record = in_language(record, kind, self.words.language, self._mark)
        return made

    def _mark(self, text: str) -> str:
        return foreign.marked(text, self.written_in)


def _files(venues: Iterable[str], organisation: str, dataset: str) -> Iterator[str]:
    """The files of the records that a group's page is made from beside its own."""
    for venue in venues:
        yield f"venues/{venue}.yml"
    if organisation:
        yield f"organisations/{organisation}.yml"
    if dataset:
        yield f"sources/{dataset}.yml"
