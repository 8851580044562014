"""The house rules: what a schema cannot say, as tables of small named rules.

`OF_ONE` holds rules that need nothing but one record, and `OF_TEXTS` those that look at its texts. What they find is
remembered with the record's content.
`TOGETHER` holds rules that need the other records, the files or the day. To add a rule, write a small function that
yields problems and add a line here. tests/schema/fixtures has a folder of failing records: add one for your rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from schema.problems import Problem, Record
from schema.rules import dates, files, links, people, search, sense, times, vocabulary
from schema.rules.finding import RuleOfOne, RuleOfTexts, RuleTogether, texts

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

TOGETHER: tuple[RuleTogether, ...] = (
    files.place_and_categories,
    files.known_files,
    files.staff_files_match_their_folder,
    files.public_repository_holds_no_staff_answers,
    files.public_repository_holds_no_unagreed_contacts,
    files.pictures,
    links.venues_exist,
    links.organisations_exist,
    links.areas_exist,
    links.sources_exist,
    links.kind_of_organisation,
    links.names_differ,
    links.hidden_groups_have_no_address_through_their_organisation,
    links.coordinates_are_nearby,
    links.terms_are_known,
    links.translations_in_the_menus_languages,
    search.expected_groups_are_listed,
    search.trouble_has_help,
    dates.not_in_the_future,
    dates.still_to_come,
    dates.insurance_in_date,
)


def problems_of_one(kind: str, record: Record) -> Iterator[Problem]:
    """What the rules of one record find. The file of each problem is left empty."""
    for rule in OF_ONE.get(kind, ()):
        yield from rule(record)
    words = texts(record)
    for rule_of_texts in OF_TEXTS.get(kind, ()):
        yield from rule_of_texts(words)


def problems_together(locality: Locality, today: date) -> Iterator[tuple[str, Problem]]:
    """What the rules of all records together find, each with its file's place in the directory."""
    for rule in TOGETHER:
        yield from rule(locality, today)
