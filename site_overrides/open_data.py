"""Everything of the menu that is for programs: open data in several formats, calendars and the feed.

What the listings say is published as open data when place.yml names its licence. Calendars and the feed are always
there. None of it changes with the day, but calendars with the month. The tables of the whole menu take longest, so
those of a large menu, and of one that is being edited, are made again once a day, or at once when a group comes or goes
or how to reach one changes.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, partial

from schema.definitions import documents
from schema.exchange import ical, table_csv
from schema.exchange.feed_atom import Change, feed
from schema.exchange.oruk_v3 import Oruk
from schema.exchange.oruk_v3_files import ListFile, as_json, lists, service_file
from schema.exchange.table_rows import KINDS, Table, tables
from site_overrides.folder import read
from site_overrides.history import changes
from site_overrides.lines import Around, line
from site_overrides.menu import Menu
from site_overrides.portions import portions
from site_overrides.press import Job, Press, digest
from site_overrides.version import code_digest

FEED = "feed.xml"
TABLES = "open-data/"
WORKBOOK = f"{TABLES}menu.xlsx"
LARGE = 500
"""From more groups than this on, the tables are not made again for every change."""
ENOUGH_TO_SHARE = 200
"""From so many files on it is quicker to make them in several processes."""
FEW_BUT_LARGE = 20
"""The same for files that hold what those of hundreds of groups do."""


class OpenData:
    """Makes the files of the main menu. `edited` says that it is shown while its records are edited."""

    def __init__(self, menu: Menu, press: Press, edited: bool) -> None:
        self._menu = menu
        self._press = press
        self._edited = edited
        self._oruk = Oruk(menu.listing, capacity=menu.listing.place.get("open_data_tells_room", False))
        records = menu.locality.digests
        files = f"{records['place.yml']}{records['categories.yml']}{documents()}"
        self._base = digest(files.encode(), code_digest())
        self._inputs = {id: self._base + menu.inputs[id] for id in menu.listing.groups}
        self._licensed = "licence" in menu.listing.place

    def of_group(self, id: str) -> None:
        """The files of one group that are not as they should be: made with its page, from the same public record."""
        for job in self._files_of(id):
            self._press.file(*job)

    def make_lost(self, ids: Collection[str]) -> None:
        """Of groups that did not change, the files that are not as they should be. Mostly all are."""
        calendars = {ical.group_file(id): id for id in ids if id in self._calendar_keys}
        services = {service_file(self._oruk, id): id for id in ids} if self._licensed else {}
        keys = {path: self._calendar_keys[id] for path, id in calendars.items()}
        lost = self._press.stale(keys | {path: self._inputs[id] for path, id in services.items()})
        files = calendars | services
        of_groups = dict.fromkeys(files[path] for path in lost)
        self._press.files([job for id in of_groups for job in self._files_of(id)], ENOUGH_TO_SHARE)

    def _files_of(self, id: str) -> Iterator[Job]:
        if id in self._calendar_keys:
            yield Job(ical.group_file(id), self._calendar_keys[id], partial(self._calendar, id))
        if self._licensed:
            yield Job(service_file(self._oruk, id), self._inputs[id], partial(self._service, id))

    def make(self) -> None:
        """Every other file that is not as it should be. Those of the groups are there already."""
        if self._licensed:
            self._press.files([*self._tables(), *self._lists()], ENOUGH_TO_SHARE)  # the longest first
        self._press.files([*self._category_calendars(), *self._calendar_scripts(), self._feed()], FEW_BUT_LARGE)

    def _service(self, id: str) -> str:
        return as_json(self._oruk.service(id))

    def _lists(self) -> Iterator[Job]:
        for each in lists(self._oruk):
            yield Job(each.path, self._list_key(each), partial(self._list, each))

    def _list_key(self, each: ListFile) -> bytes:
        """Of the groups on the page, the organisations where it is about those, and how many things there are."""
        named = [str(about).removeprefix("groups/") for about in each.about]
        bodies = "".join(self._menu.locality.digests.get(f"{name}.yml", "") for name in named)
        parts = (self._inputs.get(name, name.encode()) for name in named)
        return digest(self._base, f"{each.total}{bodies}".encode(), *parts)

    @staticmethod
    def _list(each: ListFile) -> str:
        return as_json(each.make())

    def _tables(self) -> Iterator[Job]:
        key = self._tables_key()
        for at, name in enumerate(KINDS):
            yield Job(f"{TABLES}{name}.csv", key, partial(self._csv, at))
        yield Job(WORKBOOK, key, self._workbook)

    def _csv(self, at: int) -> str:
        return table_csv.write(self._whole[at])

    def _workbook(self) -> bytes:
        from schema.exchange import table_xlsx  # a large library, and most builds do not need it

        return table_xlsx.write(self._whole)

    @cached_property
    def _whole(self) -> list[Table]:
        return tables(self._menu.listing)

    def _tables_key(self) -> bytes:
        menu = self._menu
        if len(self._inputs) <= LARGE and not self._edited:
            return digest(*self._inputs.values())
        reach = (group.reach for group in menu.listing.outlines.values())
        return digest(self._base, menu.today.isoformat().encode(), "".join(self._inputs).encode(), *reach)

    @cached_property
    def _calendar_keys(self) -> dict[str, bytes]:
        """What each calendar is made from, for the groups that have dates. It changes with the month."""
        month = ical.first_day(self._menu.today).isoformat().encode()
        outlines = self._menu.listing.outlines
        return {id: made_from + month for id, made_from in self._inputs.items() if outlines[id].has_dates}

    def _calendar(self, id: str) -> str:
        listing = self._menu.listing
        return ical.calendar(listing, [id], listing.groups[id]["name"], self._menu.calendar, self._menu.today)

    def _category_calendars(self) -> Iterator[Job]:
        outlines, members = self._menu.listing.outlines, dict[str, list[str]]()
        for id in self._calendar_keys:
            for category in outlines[id].categories:
                members.setdefault(category, []).append(id)
        for category, found in members.items():
            key = digest(self._base, *map(self._calendar_keys.__getitem__, found))
            yield Job(ical.category_file(category), key, partial(self._category_calendar, category, found))

    def _category_calendar(self, category: str, members: Sequence[str]) -> str:
        listing, former = self._menu.listing, ical.events_by_group(self._press.former(ical.category_file(category)))
        events = (self._as_before(id, former) or self._events(id) for id in members)
        return ical.joined(events, listing.place["menu_name"], listing.categories[category]["name"])

    def _calendar_scripts(self) -> Iterator[Job]:
        for at, ids in enumerate(portions(self._calendar_keys, self._menu.portions)):
            key = digest(self._base, b"script", *map(self._calendar_keys.__getitem__, ids))
            yield Job(ical.script(at), key, partial(self._calendar_script, ical.script(at), ids))

    def _calendar_script(self, path: str, ids: Sequence[str]) -> str:
        former = self._around.lines_in(self._press.former(path))
        return self._around.script(self._as_before(id, former) or line(id, self._events(id)) for id in ids)

    def _as_before(self, id: str, former: Mapping[str, str]) -> str | None:
        """What was said of a group, if its calendar is as it was."""
        return former.get(id) if self._press.was(ical.group_file(id), self._calendar_keys[id]) else None

    def _events(self, id: str) -> str:
        """What the calendar of a group holds, which was made before."""
        return ical.events_in(read(self._press.site, ical.group_file(id)))

    @cached_property
    def _around(self) -> Around:
        head, end = map(json.dumps, ical.around(self._menu.listing.place["menu_name"]))
        first = f'window.menuCalendars=window.menuCalendars||{{"head":{head},"end":{end},"events":{{}}}};'
        return Around(first.replace("<", "\\u003c") + "Object.assign(window.menuCalendars.events,{", "});")

    def _feed(self) -> Job:
        text = feed(self._menu.listing, self._changes(), FEED)
        return Job(FEED, digest(text.encode()), lambda: text)

    def _changes(self) -> dict[str, Change]:
        known = changes(self._menu.locality.directory, self._menu.today)
        outlines = self._menu.listing.outlines
        return known or {id: Change(group.last_day) for id, group in outlines.items() if group.last_day}
