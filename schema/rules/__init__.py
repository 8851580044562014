"""The house rules: what a schema cannot say, as tables of small named rules.

`OF_ONE` holds rules that need nothing but one record, and `OF_TEXTS` those that look at its texts. What they find is
remembered with the record's content.
`AMONG` holds rules of one record that need what is around it: the place, venues, organisations, sources, pictures, and
the day, but no group beside it. `TOGETHER` holds all others. To add a rule, write a small function that yields problems
and add a line here. tests/schema/fixtures has a folder of failing records: add one for your rule.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from typing import TYPE_CHECKING

from schema.layout import BY_GROUP, FOLDERS
from schema.problems import Problem, Record
from schema.rules import dates, files, links, people, search, sense, times, vocabulary
from schema.rules.finding import FiledFindings, RuleAmong, RuleOfOne, RuleOfTexts, RuleTogether, texts

if TYPE_CHECKING:
    from schema.locality import Locality

OF_ONE: dict[str, tuple[RuleOfOne, ...]] = {
    "group": (
        times.ends_after_it_starts,
        times.counts_from_a_day_it_happens,
        times.first_day_before_last,
        times.dates_in_order,
        times.cancelled_days_are_its_days,
        times.season_days_exist,
        people.contact_needs_consent,
        people.listing_needs_consent,
        people.hidden_address_stays_hidden,
        sense.everyone_or_some,
        sense.youngest_before_oldest,
        sense.ways_say_how,
        sense.session_way_is_a_way,
        sense.venue_or_address,
        sense.joining_ways_have_contacts,
        sense.room_and_places_agree,
        sense.lower_prices_are_lower,
        sense.faith_is_told,
    ),
    "venue": (times.first_day_before_last,),
    "organisation": (people.contact_needs_consent,),
    "place": (
        vocabulary.addresses_end_with_a_slash,
        vocabulary.place_ids_once,
        vocabulary.practice_areas_exist,
        vocabulary.place_translations_in_its_languages,
        vocabulary.printed_in_its_languages,
        times.first_day_before_last,
        times.terms_in_order,
    ),
    "categories": (vocabulary.every_category_once, vocabulary.choice_ids_once),
    "judged": (search.each_query_once,),
    "synonyms": (
        search.needs_are_meant,
        search.small_letters,
        search.each_word_once,
        search.exceptions_hold_a_phrase,
    ),
}

OF_TEXTS: dict[str, tuple[RuleOfTexts, ...]] = {
    "group": (people.no_way_to_reach_somebody_in_text, people.no_nhs_number, sense.no_html),
    "venue": (people.no_way_to_reach_somebody_in_text, people.no_nhs_number, sense.no_html),
    "organisation": (people.no_way_to_reach_somebody_in_text, people.no_nhs_number, sense.no_html),
    "place": (people.no_nhs_number,),
    "quality": (people.no_nhs_number,),
    "survey": (people.no_nhs_number,),
}

_OF_ANY: tuple[RuleAmong, ...] = (
    files.public_repository_holds_nothing_for_staff,
    files.public_repository_holds_no_unagreed_contacts,
    links.source_exists,
    links.translations_in_the_menus_languages,
    dates.not_in_the_future,
)

AMONG: dict[str, tuple[RuleAmong, ...]] = {
    "group": (
        *_OF_ANY,
        files.picture_is_there,
        links.venues_exist,
        links.organisation_exists,
        links.areas_exist,
        links.kind_of_organisation,
        links.no_address_through_the_organisation,
        links.group_is_nearby,
        links.terms_are_known,
        dates.still_to_come,
    ),
    "venue": (*_OF_ANY, links.area_exists, links.venue_is_nearby, dates.insurance_in_date),
    "organisation": _OF_ANY,
    "quality": (dates.not_in_the_future,),
    "survey": (dates.not_in_the_future,),
}

TOGETHER: tuple[RuleTogether, ...] = (
    files.place_and_categories,
    files.known_files,
    files.staff_files_match_their_folder,
    files.public_repository_holds_no_staff_answers,
    files.public_place_names_no_practice_contact,
    links.names_differ,
    links.category_translations_in_the_menus_languages,
    search.expected_groups_are_listed,
    search.trouble_has_help,
)


def problems_of_one(kind: str, record: Record) -> Iterator[Problem]:
    """What the rules of one record find. The file of each problem is left empty."""
    for rule in OF_ONE.get(kind, ()):
        yield from rule(record)
    words = texts(record)
    for rule_of_texts in OF_TEXTS.get(kind, ()):
        yield from rule_of_texts(words)


def problems_together(locality: Locality, today: date, sound: Container[str] = ()) -> FiledFindings:
    """What the rules that look around find, each with its file's place in the directory.

    `sound` are files that were looked at before amid the same surroundings, and need not be again.
    """
    for rule in TOGETHER:
        yield from rule(locality, today)
    for kind, file, record in _records(locality, sound):
        for rule_among in AMONG[kind]:
            for problem in rule_among(record, locality, today):
                yield file, problem


def _records(locality: Locality, sound: Container[str]) -> Iterator[tuple[str, str, Record]]:
    """The kind and the file of each record. Of those known to be sound none is even read."""
    by_kind = {"venue": locality.venues, "organisation": locality.organisations, "group": locality.groups}
    for folder, kind in FOLDERS.items():
        for id in by_kind[kind]:
            if (file := f"{folder}/{id}.yml") not in sound:
                yield kind, file, by_kind[kind][id]
    by_group = {"quality": locality.quality, "survey": locality.surveys}
    for folder, kind in BY_GROUP.items():
        for group, records in by_group[kind].items():
            for name, record in records.items():
                yield kind, f"{folder}/{group}/{name}.yml", record
