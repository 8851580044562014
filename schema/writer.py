"""The one way a record becomes YAML text: canonical, so that the same data always gives the same lines.

Fields come in the order of their schema, lists and groups one item a line, nothing is folded. Text of several lines is
a block; other text stands plain unless some reader of YAML, old (1.1) or new (1.2), would take it for something else.
Telephone numbers, dates, times and postcodes always stand in double quotes. The names of fields (`on` among them) stand
plain, because `schema.reader` takes them as text always. What is written is read again: text that cannot be written is
refused, never altered.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from yaml import ScalarNode
from yaml.resolver import Resolver

from schema.definitions import KINDS, Shape, shape
from schema.problems import Record, Unreadable
from schema.reader import read

_RESOLVER = Resolver()
_TEXT_TAG = "tag:yaml.org,2002:str"
# What YAML 1.2 reads as something else and PyYAML's 1.1 does not; and what the 1.1 specification adds to PyYAML.
_OTHER_IN_1_2 = re.compile(r"0o[0-7]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[yYnN]")
_NUMBERS_ALONE = re.compile(r"[-+.:/,() 0-9]*[0-9][-+.:/,() 0-9]*")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", re.IGNORECASE)
_BAD_START = frozenset("-?:,[]{}#&*!|>'\"%@`=~<. \t")
_BAD_INSIDE = re.compile(r": |:\t|:$| #|\t#|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\t\n]|[ \t]$")
_BAD_IN_FLOW = re.compile(r"[,\[\]{}]|:")
_BAD_IN_BLOCK = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[ \t]\n|[ \t]$|\n\t")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def write(record: Record, kind: str = "") -> str:
    """The canonical text of a record. Without one of the `KINDS` the fields keep their order.

    Raises ValueError for what YAML cannot hold, such as control characters in text.
    """
    ordered = in_order(record, shape(kind)) if kind in KINDS else record
    text = "\n".join(block(ordered)) + "\n"
    try:
        if same(read(text, ""), record):
            return text
    except Unreadable:
        pass
    raise ValueError("There are characters in this record that cannot be written.")


def same(one: Any, other: Any) -> bool:
    """Is it the same data? Unlike `==`, this tells `1`, `1.0` and `true` apart."""
    return _spelt(one) == _spelt(other)


def in_order(value: Any, known: Shape | None) -> Any:
    """The same data with its fields in the order of their shape, unknown ones last."""
    if isinstance(value, dict):
        names = [*(known.properties if known else ()), *value]
        return {name: in_order(value[name], known and known.inside(name)) for name in names if name in value}
    if isinstance(value, list):
        return [in_order(each, known and known.items) for each in value]
    return value


def block(value: Any) -> list[str]:
    """The lines of a value that begins on a line of its own."""
    if isinstance(value, dict) and value:
        return [line for key, inner in value.items() for line in entry(key, inner)]
    if isinstance(value, list) and value:
        return [line for inner in value for line in item(inner)]
    if isinstance(value, str) and _fits_a_block(value):
        return _literal(value)
    return [flow(value, inside=False)]


def entry(key: str, value: Any) -> list[str]:
    """The lines of one field."""
    lines, name = block(value), key if _PLAIN_KEY.fullmatch(key) else _quoted(key)
    if isinstance(value, dict | list) and value:
        return [f"{name}:", *indented(lines)]
    return [f"{name}: {lines[0]}", *lines[1:]]


def item(value: Any) -> list[str]:
    """The lines of one item of a list."""
    first, *rest = block(value)
    return [f"- {first}", *(indented(rest) if isinstance(value, dict | list) else rest)]


def indented(lines: list[str], by: int = 2) -> list[str]:
    """The same lines further in. Empty lines stay empty."""
    return [" " * by + line if line else line for line in lines]


def flow(value: Any, inside: bool = True) -> str:
    """A value within one line; `inside` brackets or braces, where plain text may hold less."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        return value if _is_plain(value) and not (inside and _BAD_IN_FLOW.search(value)) else _quoted(value)
    return f"{Decimal(repr(value)):f}" if isinstance(value, float) else json.dumps(value)


def _fits_a_block(text: str) -> bool:
    """Blocks are for text of several lines in which every character can be seen."""
    return "\n" in text.strip("\n") and text[0] not in " \t\n" and not _BAD_IN_BLOCK.search(text)


def _literal(text: str) -> list[str]:
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    header = "|-" if ends == 0 else "|" if ends == 1 else "|+"
    return [header, *indented(body.split("\n")), *[""] * (ends - 1)]


def _is_plain(text: str) -> bool:
    if not text or text[0] in _BAD_START or _BAD_INSIDE.search(text) or text.startswith("---"):
        return False
    old_tag = _RESOLVER.resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if old_tag != _TEXT_TAG or _OTHER_IN_1_2.fullmatch(text):
        return False
    return not (_NUMBERS_ALONE.fullmatch(text) or _POSTCODE.fullmatch(text))


def _quoted(text: str) -> str:
    """Double quotes, or single ones where that saves backslashes and everything can be seen."""
    if (
        ('"' in text or "\\" in text)
        and "'" not in text
        and not re.search(r"[\x00-\x1f]", text)
        and not _ESCAPED.search(text)
    ):
        return f"'{text}'"
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _spelt(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
