"""What could be plainer in a text: long sentences, hard words, abbreviations nobody explains, capitals that shout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

MOST_WORDS = 15
"""A longer sentence is hard to keep in mind."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?:])[\"”’)*]*\s+|\n+|\s[–·]\s")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]{1,5}s?\b")
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){2,}\b|\b[A-Z]{7,}\b")


@dataclass(frozen=True)
class Advice:
    """One thing that could be plainer: what stands there, and what to do."""

    found: str
    message: str
    remedy: str


class _Lists(NamedTuple):
    kinder: dict[str, str]
    known: frozenset[str]
    hard: re.Pattern[str]


@cache
def _lists() -> _Lists:
    """The lists of words in kinder.yml."""
    data = yaml.safe_load((Path(__file__).parent / "kinder.yml").read_text(encoding="utf-8"))
    longest_first = sorted(data["hard"], key=len, reverse=True)
    pattern = rf"\b({'|'.join(map(re.escape, longest_first))})\b"
    return _Lists(data["hard"], frozenset(data["abbreviations"]), re.compile(pattern, re.IGNORECASE))


def advice(text: str) -> Iterator[Advice]:
    """Everything that could be plainer in an English text."""
    yield from _long_sentences(text)
    yield from _hard_words(text)
    yield from _shouting(text)
    yield from _abbreviations(_CAPITALS.sub("", text))


def _long_sentences(text: str) -> Iterator[Advice]:
    for sentence in _SENTENCE_ENDS.split(text):
        count = len(_WORD.findall(sentence))
        if count > MOST_WORDS:
            found = " ".join(sentence.split())
            yield Advice(found, f"a sentence of {count} words: “{found}”", "Make it two. One idea each is easiest.")


def _hard_words(text: str) -> Iterator[Advice]:
    lists = _lists()
    for word in dict.fromkeys(match[0].lower() for match in lists.hard.finditer(text)):
        yield Advice(word, f'"{word}" is hard for many people.', f'Could it say "{lists.kinder[word]}"?')


def _shouting(text: str) -> Iterator[Advice]:
    for found in dict.fromkeys(_CAPITALS.findall(text)):
        yield Advice(found, f'"{found}" is all in capitals, which is hard to read.', "Write it in small letters.")


def _abbreviations(text: str) -> Iterator[Advice]:
    """Those that the text does not explain: with brackets after the long form, or before it."""
    for found in dict.fromkeys(_ABBREVIATION.findall(text)):
        short = found.removesuffix("s")
        if short not in _lists().known and f"({found})" not in text and f"{found} (" not in text:
            yield Advice(found, f'not everybody knows "{found}".', "Write it out, or say what it is.")
