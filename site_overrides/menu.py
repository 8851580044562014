"""The locality as the page builders see it: public projections only, one language, one day.

Every builder in `views/` takes a Menu. It holds nothing that may not be published, so a builder cannot leak.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from schema import public
from schema.locality import Locality
from site_overrides.words import Words

Record = dict[str, Any]


@dataclass(frozen=True)
class Menu:
    """One language of one locality's menu on one day."""

    locality: Locality
    words: Words
    today: date
    prefix: str = ""
    """Folder of the language, such as `pl/`; empty for the main one."""

    @cached_property
    def place(self) -> Record:
        return self.localised(public.public_place(self.locality))

    @cached_property
    def categories(self) -> Mapping[str, Record]:
        """Every category in its order."""
        return {entry["id"]: self.localised(entry) for entry in self.locality.categories["categories"]}

    @cached_property
    def choices(self) -> list[Record]:
        """The large choices of the home page."""
        return [self.localised(entry) for entry in self.locality.categories["choices"]]

    @cached_property
    def areas(self) -> Mapping[str, Record]:
        return {area["id"]: area for area in self.place["areas"]}

    @cached_property
    def venues(self) -> Mapping[str, Record]:
        return {key: self.localised(public.public_venue(self.locality, key)) for key in self.locality.venues}

    @cached_property
    def organisations(self) -> Mapping[str, Record]:
        keys = self.locality.organisations
        return {key: self.localised(public.public_organisation(self.locality, key)) for key in keys}

    def localised(self, record: Mapping[str, Any]) -> Record:
        """A record with its own translation laid over it. The translations themselves are left out."""
        said = record.get("translations", {}).get(self.words.language, {})
        return {**{key: value for key, value in record.items() if key != "translations"}, **said}
