"""Rules about place.yml and categories.yml, which name what all other records refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from schema.definitions import documents
from schema.meant import meant
from schema.problems import Path, Record, listed
from schema.rules.finding import Findings, error, warning


def addresses_end_with_a_slash(record: Record) -> Findings:
    for key in ("site_url", "forms_url"):
        if not record.get(key, "/").endswith("/"):
            yield error((key,), record[key], f'"{record[key]}" does not end with a slash.', f'Write "{record[key]}/".')


def place_ids_once(record: Record) -> Findings:
    for key in ("areas", "pcns"):
        yield from _once((key,), (each["id"] for each in record.get(key, ())))


def practice_areas_exist(record: Record) -> Findings:
    areas = [area["id"] for area in record["areas"]]
    for index, network in enumerate(record.get("pcns", ())):
        for number, practice in enumerate(network["practices"]):
            area = practice.get("area")
            if area and area not in areas:
                path = ("pcns", index, "practices", number, "area")
                remedy = meant(area, areas) or f"The areas are {listed(areas, 'and')}."
                yield error(path, area, f'there is no area "{area}".', remedy)


def place_translations_in_its_languages(record: Record) -> Findings:
    for language in record.get("translations", ()):
        if language not in record["languages"]:
            message = f'the menu is not offered in "{language}".'
            yield warning(("translations", language), language, message, "Add it to languages, or take it out.")


def printed_in_its_languages(record: Record) -> Findings:
    for index, language in enumerate(record.get("printed_menu", ())):
        if language not in record["languages"]:
            message = f'the menu is not offered in "{language}", so it cannot be printed in it.'
            yield warning(("printed_menu", index), language, message, "Add it to languages, or take it out.")


def every_category_once(record: Record) -> Findings:
    """Annex I names eleven destinations, and each appears once."""
    ids = [each["id"] for each in record["categories"]]
    yield from _once(("categories",), ids)
    for missing in sorted(set(documents()["common.schema.json"]["$defs"]["category"]["enum"]) - set(ids)):
        message = f'the category "{missing}" is missing.'
        yield error(("categories",), missing, message, "Add it: all eleven of Annex I are needed.")


def choice_ids_once(record: Record) -> Findings:
    yield from _once(("choices",), (each["id"] for each in record["choices"]))


def _once(path: Path, ids: Iterable[str]) -> Findings:
    ids = list(ids)
    for id, times in Counter(ids).items():
        if times > 1:
            last = len(ids) - 1 - ids[::-1].index(id)
            yield error((*path, last, "id"), id, f'the id "{id}" is used twice.', "Give each its own.")
