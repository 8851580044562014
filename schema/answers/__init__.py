"""From answers to changed files: pure, so that the same submission can be applied again on any newer record."""

from schema.answers.apply import apply, looks_at_venues, new_id, promote
from schema.answers.model import Answers, Change, Conflict, Line
from schema.answers.prefill import for_record, prefilled_page, shown_values

__all__ = [
    "Answers",
    "Change",
    "Conflict",
    "Line",
    "apply",
    "for_record",
    "looks_at_venues",
    "new_id",
    "prefilled_page",
    "promote",
    "shown_values",
]
