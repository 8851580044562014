"""Bring a text somebody wrote by hand into the canonical form, and keep every comment beside what it is about.

A comment on a line of its own goes above the field or item that followed it; a comment behind a value stays behind it.
Data and comments are counted afterwards. A text that would lose either is left as it is.
"""

from __future__ import annotations

from schema.lines import lines_of
from schema.reader import read
from schema.spans import comment_spans
from schema.writer import same, write


def canonical(text: str, kind: str, file: str = "") -> str:
    """The canonical form of a text, or the text itself where that would lose a comment.

    Raises `Unreadable` for what is no record, and ValueError for data that cannot be written.
    """
    record = read(text, file)
    if not isinstance(record, dict):
        return text
    bare = write(record, kind)
    notes = comments_of(text)
    if not notes:
        return bare
    result = _with_comments(bare, text)
    return result if same(read(result, file), record) and sorted(comments_of(result)) == sorted(notes) else text


def comments_of(text: str) -> list[str]:
    """Every comment of a text, without the spaces behind it."""
    return [text[begins:ends].rstrip() for begins, ends in comment_spans(text)]


def _with_comments(bare: str, text: str) -> str:
    above, behind = _anchored(text)
    begun: dict[int, list[str]] = {}
    for place, line in lines_of(bare).items():
        begun.setdefault(line, []).extend([place] if place else [])
    result = []
    for number, words in enumerate(bare.split("\n")[:-1], 1):
        here = begun.get(number, [])
        indent = " " * (len(words) - len(words.lstrip()))
        result += [indent + note for place in here for note in above.get(place, ())]
        result.append("  ".join([words, *(note for place in here for note in behind.get(place, ()))]))
    return "\n".join([*result, *above.get("", ())]) + "\n"


def _anchored(text: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The comments above and behind each place; those at the end are above nothing."""
    above: dict[str, list[str]] = {}
    behind: dict[str, list[str]] = {}
    places = {place: line for place, line in lines_of(text).items() if place}
    for begins, ends in comment_spans(text):
        number = text.count("\n", 0, begins) + 1
        before = text[text.rfind("\n", 0, begins) + 1 : begins]
        if before.strip(" -"):
            notes = behind.setdefault(_last_begun(places, number), [])
        else:
            notes = above.setdefault(_next_to_begin(places, number), [])
        notes.append(text[begins:ends].rstrip())
    return above, behind


def _last_begun(places: dict[str, int], number: int) -> str:
    """What a comment behind a value is about: the field that begins on its line, or the last one before."""
    line = max((line for line in places.values() if line <= number), default=0)
    here = [place for place, begun in places.items() if begun == line]
    return next((place for place in here if not place.endswith("]")), here[0] if here else "")


def _next_to_begin(places: dict[str, int], number: int) -> str:
    return next((place for place, line in places.items() if line > number), "")
