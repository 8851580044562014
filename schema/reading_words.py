"""Plain words for what can be wrong with a file before it is data: its bytes and its YAML."""

from __future__ import annotations

import yaml

from schema.problems import Problem

_QUOTES = 'Put double quotes around the whole text, for example: name: "Tea: the good kind"'
_INDENT = "Check that the line starts as far in as the lines it belongs with, using spaces."
_FIT = f"{_INDENT} Check that every quotation mark is closed. {_QUOTES}."

# The start of what libyaml or PyYAML says, then what a person needs to hear: what is wrong, and what to do.
_SAID = (
    ("mapping values are not allowed", "there is a colon where none can be.", _QUOTES + ". " + _INDENT),
    ("did not find expected key", "this line does not fit with the lines above it.", _FIT),
    ("expected <block end>", "this line does not fit with the lines above it.", _FIT),
    ("did not find expected '-'", "this line does not fit with the list above it.", _INDENT),
    ("block sequence entries are not allowed", "a list starts where none can be.", "Start the list on its own line."),
    ("could not find expected ':'", "a field's name has no colon after it.", 'Write it as "name: words".'),
    ("did not find expected ',' or ']'", "a list that starts with [ has no ] at its end.", "Add the ]."),
    ("expected ',' or ']'", "a list that starts with [ has no ] at its end.", "Add the ]."),
    ("did not find expected ',' or '}'", "what starts with { has no } at its end.", "Add the }."),
    ("expected ',' or '}'", "what starts with { has no } at its end.", "Add the }."),
    ("did not find expected node content", "what starts with [ or { is not finished.", "Add the ] or the }."),
    ("found unexpected end of stream", "a quotation mark is opened and never closed.", "Add the missing one."),
    ("found unknown escape character", "a backslash inside double quotes has a meaning of its own.", r"Write \\."),
    ("found invalid Unicode character", "a backslash code stands for no character.", "Type the character itself."),
    ("did not find expected alphabetic", "text starts with & or *, which are special marks.", _QUOTES + "."),
    ("expected alphabetic", "text starts with & or *, which are special marks.", _QUOTES + "."),
    ("found undefined tag", "text starts with !, which is a special mark.", _QUOTES + "."),
    ("did not find expected <document start>", "this line does not fit with the lines above it.", _INDENT),
    ("found a tab character", "there is a tab.", "Use spaces instead of the tab."),
)


def unsuitable(text: str | bytes, largest: int, file: str) -> Problem | None:
    """A problem of the text as a whole: too large, or begun with an invisible mark."""
    if len(text) > largest:
        message = f"the file is larger than {largest // 1000} kB."
        return Problem(file, "", None, message, "Keep a record short: long texts belong on a page of their own.")
    if text[:3] == b"\xef\xbb\xbf" or text[:1] == "\ufeff":
        message = 'the file starts with an invisible mark, a "byte order mark".'
        return Problem(file, "", None, message, 'Save it as "UTF-8" without the mark, or run the tidy command.', line=1)
    return None


def undecodable(text: str | bytes, error: UnicodeError, file: str) -> Problem:
    """Bytes or characters that UTF-8 does not have."""
    before = text[: getattr(error, "start", 0)]
    line = before.count("\n") + 1 if isinstance(before, str) else before.count(b"\n") + 1
    message = "there is a character that is not UTF-8."
    return Problem(file, "", None, message, 'Save the file as "UTF-8" and type the character again.', line=line)


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """What the YAML parser said, in plain words with its line."""
    line = _line(error, text)
    message, remedy = _plainly(str(getattr(error, "problem", None) or getattr(error, "reason", None) or error))
    if "cannot start any token" in str(error):
        message, remedy = _bad_start(error, text)
    return Problem(file, "", None, message, remedy, line=line)


def _plainly(said: str) -> tuple[str, str]:
    for start, message, remedy in _SAID:
        if said.startswith(start):
            return message, remedy
    if "character" in said:
        return "there is an invisible control character.", "Delete it and type the words again."
    return f"it cannot be read as YAML ({said}).", _QUOTES + ". " + _INDENT


def _bad_start(error: yaml.YAMLError, text: str) -> tuple[str, str]:
    mark = getattr(error, "problem_mark", None)
    character = text[mark.index : mark.index + 1] if mark else ""
    if character == "\t":
        return "the line starts with a tab.", "Use spaces instead of the tab."
    return f"text cannot start with {character} unless it is in quotes.", _QUOTES + "."


def _line(error: yaml.YAMLError, text: str) -> int | None:
    """The line to look at: for something never closed, the line where it was opened."""
    late = ("unexpected end of stream", "expected ',' or", "expected node content")
    closes_late = any(words in str(error) for words in late)
    mark = getattr(error, "context_mark" if closes_late else "problem_mark", None)
    if mark is not None:
        return min(int(mark.line) + 1, text.rstrip().count("\n") + 1)
    position = getattr(error, "position", None)
    return None if position is None else text.count("\n", 0, position) + 1
