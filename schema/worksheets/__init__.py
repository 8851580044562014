"""Worksheets: one definition gives the web form, its checks, the paper sheet, the stored answers and the summary."""

from schema.worksheets.clean import Cleaned, answers_schema, clean, personal_details, split
from schema.worksheets.kind import FieldError
from schema.worksheets.load import BadWorksheet, load_versions, load_worksheets
from schema.worksheets.model import Question, Raw, Section, Worksheet, steps

__all__ = [
    "BadWorksheet",
    "Cleaned",
    "FieldError",
    "Question",
    "Raw",
    "Section",
    "Worksheet",
    "answers_schema",
    "clean",
    "load_versions",
    "load_worksheets",
    "personal_details",
    "split",
    "steps",
]
