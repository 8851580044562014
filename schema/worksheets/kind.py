"""What a type of question must be able to do, and the few helpers that types share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from schema.worksheets.model import Question, Raw


@dataclass(frozen=True)
class FieldError:
    """`name` is the posted field to link to. `message` says what to do."""

    name: str
    message: str
    never_keep: bool = False
    """What was typed must not be stored at all, not even as a draft."""


class Wrong(Exception):
    """An answer that cannot be used as it was typed."""

    def __init__(self, *errors: FieldError) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(frozen=True)
class Kind:
    """One type of question. `name` is the posted name, which is the question's id, or has a row's name before it."""

    read: Callable[[Question, str, Raw], Any]
    """Typed strings to a clean value; None when nothing was typed. Raises Wrong."""
    raw: Callable[[Question, str, Any], dict[str, list[str]]]
    """A clean value to the strings somebody would have typed."""
    shape: Callable[[Question], dict[str, Any]]
    """The JSON Schema of the clean value."""
    say: Callable[[Question, Any], list[str]]
    """A clean value in words, a line each."""
    from_record: Callable[[Question, Any], Any] = lambda _question, value: value
    """What the record holds to a clean value."""
    to_record: Callable[[Question, Any, str], Any] = lambda _question, value, _today: value
    """A clean value to what the record holds."""


_NEW_LINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""What comes along when people copy from elsewhere: no record can hold it, or it makes text read as it is not."""


def first(raw: Raw, name: str) -> str:
    """The one string typed into a field, without the space around it, and with nothing in it that cannot be seen."""
    text = _NEW_LINE.sub("\n", (raw.get(name) or [""])[0])
    return _INVISIBLE.sub("", text).strip()


def wrong(name: str, message: str) -> Wrong:
    return Wrong(FieldError(name, message))
