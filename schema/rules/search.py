"""Rules about the words people search with: search/judged.yml and search/synonyms.yml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from schema.meant import meant
from schema.problems import Path, Record
from schema.rules.finding import FiledFindings, Findings, error, warning

if TYPE_CHECKING:
    from schema.locality import Locality


def each_query_once(record: Record) -> Findings:
    seen: set[str] = set()
    for index, each in enumerate(record["queries"]):
        query = each["query"].casefold()
        if query in seen:
            path = ("queries", index, "query")
            yield error(path, each["query"], f'"{each["query"]}" is asked twice.', "Keep one, with all its answers.")
        seen.add(query)


def small_letters(record: Record) -> Findings:
    for path, words in _typed(record):
        if words != words.lower():
            yield error(path, words, f'"{words}" has capital letters.', f'Write "{words.lower()}".')


def each_word_once(record: Record) -> Findings:
    """A word said in two places would be widened twice; the same word in two languages is well."""
    seen: set[tuple[str, str]] = set()
    for index, each in enumerate(record["synonyms"]):
        for number, words in enumerate(each["said"]):
            key = (each.get("language", "en"), words)
            if key in seen:
                path = ("synonyms", index, "said", number)
                yield error(path, words, f'"{words}" is explained twice.', "Put all it means in one place.")
            seen.add(key)


def needs_are_meant(record: Record) -> Findings:
    said = {each["means"][0] for each in record["synonyms"]}
    for number, need in enumerate(record.get("needs", ())):
        if need not in said:
            remedy = meant(need, said) or 'Write the first word of some "means".'
            yield error(("needs", number), need, f'Nothing means "{need}" first.', remedy)


def exceptions_hold_a_phrase(record: Record) -> Findings:
    for index, each in enumerate(record["trouble"]):
        for number, words in enumerate(each.get("but_not", ())):
            if not any(f" {phrase} " in f" {words} " for phrase in each["phrases"]):
                path = ("trouble", index, "but_not", number)
                yield error(path, words, f'"{words}" holds none of the phrases.', "Take it out, or correct it.")


def expected_groups_are_listed(locality: Locality, today: date) -> FiledFindings:
    """A warning only: closing a group must not wait for somebody to judge the searches again."""
    listed = {id for id, group in locality.outlines.items() if group.status == "listed"}
    for index, each in enumerate(locality.judged.get("queries", ())):
        good = [((key, number), id) for key in ("expect", "also") for number, id in enumerate(each.get(key, ()))]
        for path, id in good:
            if id not in listed and not _cannot_be_read(locality, id):
                message = f'"{id}" is no group that is listed.'
                remedy = meant(id, listed) or "Take it out, and judge what else is a good answer."
                yield "search/judged.yml", warning(("queries", index, *path), id, message, remedy)


def _cannot_be_read(locality: Locality, id: str) -> bool:
    """Is there a file of that group which must be mended first?"""
    return id not in locality.outlines and f"groups/{id}.yml" in locality.digests


def trouble_has_help(locality: Locality, today: date) -> FiledFindings:
    """A search that sounds like trouble must have help to show."""
    helped = {trouble for each in locality.place.get("urgent_help", ()) for trouble in each.get("for", ())}
    helped |= {trouble for each in locality.place.get("safeguarding", ()) for trouble in each.get("for", ())}
    for index, each in enumerate(locality.synonyms.get("trouble", ())):
        if locality.place and each["for"] not in helped:
            message = f'place.yml names no urgent help for "{each["for"]}".'
            remedy = "Add it to urgent_help or safeguarding, so that this search has help to show."
            yield "search/synonyms.yml", error(("trouble", index, "for"), each["for"], message, remedy)


def _typed(record: Record) -> Iterator[tuple[Path, str]]:
    for name, keys in (("synonyms", ("said",)), ("trouble", ("phrases", "but_not"))):
        for index, each in enumerate(record[name]):
            for key in keys:
                for number, words in enumerate(each.get(key, ())):
                    yield (name, index, key, number), words
