"""The one way YAML text becomes data: strict, so that what a person typed is what comes out.

Only `true` and `false` are booleans and only plain numbers (`3`, `-2.9`) are numbers. Everything else is text, so that
`no`, `12:30` and `01632 960123` arrive as typed. Anchors, aliases, tags, keys written twice and several documents in
one file are refused. The text is walked event by event: nothing recurses further than the depth allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from sys import intern
from typing import Any

import yaml

from schema.problems import Problem, Unreadable
from schema.reading_words import syntax_problem, undecodable, unsuitable

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # a PyYAML built without libyaml: the same events, many times slower
    from yaml import BaseLoader as _Parser  # type: ignore[assignment]

LARGEST = 500_000
"""Bytes in the largest file that is read."""
DEEPEST = 20
"""Collections inside collections, at most."""

# Names of fields and short texts come again in thousands of records, and are kept once.
_SHARED = 24
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,20})?\Z")
_STARTS_A_NUMBER = frozenset("-0123456789")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def read(text: str | bytes, file: str) -> Any:
    """Read one document.

    `file` is only used to name the file in problems. Raises `Unreadable` with every problem that could be found.
    """
    words = _decoded(text, file)
    reading = _Reading(words, file)
    try:
        value = reading.document()
    except yaml.YAMLError as error:
        raise Unreadable([*reading.problems, syntax_problem(error, words, file)]) from None
    if reading.problems:
        raise Unreadable(reading.problems)
    return value


def remembered(text: str | bytes, file: str) -> Any:
    """The same as `read`, and the same object for the same text: to look at, never to write to. Raises `Unreadable`.

    One answer to a form looks at a group's record again and again, and its place stands beside every answer.
    """
    try:
        return _remembered(text if isinstance(text, bytes) else text.encode())
    except (Unreadable, UnicodeError):
        return read(text, file)


@lru_cache(maxsize=512)
def _remembered(content: bytes) -> Any:
    return read(content, "")


def plain(text: str) -> Any:
    """What unquoted text means: a boolean, a number, nothing, or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _STARTS_A_NUMBER and (number := _NUMBER.match(text)):
        return float(text) if number[1] else int(text)
    return text


def _decoded(text: str | bytes, file: str) -> str:
    problem = unsuitable(text, LARGEST, file)
    if problem:
        raise Unreadable([problem])
    try:
        return text.encode().decode() if isinstance(text, str) else text.decode()
    except UnicodeError as error:
        raise Unreadable([undecodable(text, error, file)]) from None


class _Reading:
    """One walk over the events of a document, building the data and gathering problems."""

    def __init__(self, text: str, file: str) -> None:
        self._source = text
        self._file = file
        self._next: Callable[[], Any]
        self.problems: list[Problem] = []

    def document(self) -> Any:
        parser: Any = _Parser(self._source)
        self._next = parser.get_event
        self._next()
        start = self._next()
        if start.__class__ is yaml.StreamEndEvent:
            self._refuse(start, "the file is empty.", "Fill it in, or delete it.")
            return None
        if start.version or start.tags:
            self._refuse(start, "lines that begin with % are not read.", "Delete them.")
        value = self._value(self._next(), DEEPEST)
        self._next()
        self._end(self._next())
        return value

    def _end(self, event: Any) -> None:
        if event.__class__ is not yaml.StreamEndEvent:
            self._refuse(event, "a second record starts here.", 'One file holds one record: delete the line "---".')

    def _value(self, event: Any, depth: int) -> Any:
        kind = event.__class__
        if kind is yaml.AliasEvent:
            self._refuse(event, f"*{event.anchor} points to another part of the file.", "Write the words out again.")
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse_mark(event)
        if kind is yaml.ScalarEvent:
            value = plain(event.value) if event.implicit[0] else self._text(event)
            return intern(value) if value.__class__ is str and len(value) <= _SHARED else value
        if depth == 0:
            raise Unreadable([*self.problems, self._too_deep(event)])
        return self._mapping(depth - 1) if kind is yaml.MappingStartEvent else self._sequence(depth - 1)

    def _mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        event = self._next()
        while event.__class__ is not yaml.MappingEndEvent:
            key = self._key(event, depth)
            if key in result:
                self._refuse(event, f'"{key}" is written twice.', "Keep one of them.")
            result[key] = self._value(self._next(), depth)
            event = self._next()
        return result

    def _sequence(self, depth: int) -> list[Any]:
        result: list[Any] = []
        event = self._next()
        while event.__class__ is not yaml.SequenceEndEvent:
            result.append(self._value(event, depth))
            event = self._next()
        return result

    def _key(self, event: Any, depth: int) -> str:
        if event.__class__ is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return intern(self._text(event))
        value = self._value(event, depth)
        if event.__class__ is not yaml.ScalarEvent:
            self._refuse(event, "a list or a group of fields cannot be a field's name.", "Use one word.")
        return str(value)

    def _text(self, event: Any) -> str:
        text: str = event.value
        if event.style == '"' and _CONTROL.search(text):
            self._refuse(event, "there is an invisible control character in the text.", "Delete it and type it again.")
        return text

    def _refuse_mark(self, event: Any) -> None:
        mark = f"&{event.anchor}" if event.anchor is not None else event.tag.replace("tag:yaml.org,2002:", "!!")
        remedy = "Delete it, or put double quotes around the whole text if it is meant as words."
        self._refuse(event, f"{mark} is a special mark, and special marks are not used here.", remedy)

    def _too_deep(self, event: Any) -> Problem:
        message = f"there are more than {DEEPEST} levels inside each other here."
        return Problem(self._file, "", None, message, "Check the indents.", line=event.start_mark.line + 1)

    def _refuse(self, event: Any, message: str, remedy: str) -> None:
        self.problems.append(Problem(self._file, "", None, message, remedy, line=event.start_mark.line + 1))
