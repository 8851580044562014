"""The lines of a calendar file as RFC 5545 writes them. Thousands are written, and libraries take ten times as long."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 74
"""Octets on a line before it is folded, without its end."""
_ESCAPED = re.compile(r"[\\;,\n]")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

ZONE = "Europe/London"
TIMEZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "TZNAME:BST",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:GMT",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The time of the clock in the United Kingdom, as it has been since 1996."""


def text(value: str) -> str:
    """Text as a value (RFC 5545, 3.3.11)."""
    return _ESCAPED.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", _NOT_TEXT.sub("", value))


def written(lines: Iterable[str]) -> str:
    """The lines as a file holds them: none longer than 75 octets, each with its end."""
    whole = (line if len(line) <= _LONGEST and line.isascii() else _folded(line) for line in lines)
    return "".join(f"{line}\r\n" for line in whole)


def _folded(line: str) -> str:
    """A long line in parts, each but the first after a space. No character is taken apart."""
    if line.isascii():
        rest = range(_LONGEST, len(line), _LONGEST - 1)
        return "\r\n ".join((line[:_LONGEST], *(line[at : at + _LONGEST - 1] for at in rest)))
    parts, part, size = [], "", 0
    for character in line:
        octets = 1 if character < "\x80" else len(character.encode())
        if size + octets > _LONGEST:
            parts.append(part)
            part, size = "", 1
        part, size = part + character, size + octets
    return "\r\n ".join((*parts, part))
