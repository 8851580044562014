"""Sending a worksheet again while what was sent before still waits for a reviewer, so that nothing is lost unseen.

A new form begins with the answers that wait. And what is sent later takes the place of what was sent earlier only where
it has an answer for every part of it: else both wait, and both changes can be made.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from forms_server.filling import FIRST, page_key
from forms_server.ports import Raw, Submission
from schema.worksheets import Section, Worksheet, load_versions, steps
from schema.worksheets.kinds import kind_of

ROUND = timedelta(days=90)
"""Surveys and catch-ups come round twice a year: what is older than this belongs to the round before."""


def same_round(earlier: Submission, later: Submission) -> bool:
    """Whether both answer the same question: not another survey half a year on, nor a check of other answers."""
    sheet = _sheet(later)
    near = later.received_on - earlier.received_on < ROUND or (sheet is not None and sheet.prefilled)
    return near and earlier.answers_of == later.answers_of


def replaces(later: Submission, earlier: Submission) -> bool:
    """Whether the later one says all that the earlier one did, so that only the later one need be looked at."""
    return same_round(earlier, later) and _parts(earlier) <= _parts(later)


def _sheet(sent: Submission) -> Worksheet | None:
    return load_versions().get((sent.worksheet, sent.version))


def _parts(sent: Submission) -> set[str]:
    """What was answered: sections of a record shown filled in, parts of a joint worksheet, else the whole of it."""
    sheet = _sheet(sent)
    if sheet is None:
        return set(sent.values)
    if sheet.prefilled:
        return {section.id for section in answered(sheet, sent.values) if not section.show_if}
    return {part.id for part in sheet.parts if any(answered(part, sent.values))}


def answered(sheet: Worksheet, values: Mapping[str, Any]) -> Iterator[Section]:
    """The sections that were sent."""
    return (section for section in sheet.sections if any(one.id in values for one in section.questions))


def pages_again(sheet: Worksheet, earlier: Submission) -> dict[str, Raw]:
    """The pages of what was sent, as if they had just been typed. Private answers are not among them."""
    pages = dict[str, Raw]()
    for section in answered(sheet, earlier.values):
        for step, questions in enumerate(steps(section), FIRST):
            typed = [kind_of(one).raw(one, one.id, earlier.values.get(one.id)) for one in questions]
            pages[page_key(section, step)] = {name: strings for raw in typed for name, strings in raw.items()}
    return pages


def shown_again(sheet: Worksheet, shown: Mapping[str, Any], earlier: Submission) -> dict[str, Any]:
    """What the person knows of the record: as it is now, but where they answer again, as it was when they first did."""
    paths = {one.writes for section in answered(sheet, earlier.values) for one in section.questions}
    now = {path: value for path, value in shown.items() if path not in paths}
    return now | {path: value for path, value in earlier.shown.items() if path in paths}
