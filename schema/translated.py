"""A record in one language: its translations laid over it, and what stays in the language it was written in, marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from schema.definitions import Shape


def in_language(value: Any, shape: Shape | None, language: str, mark: Callable[[str], str]) -> Any:
    """A record, or a part of one, as a reader of `language` gets it: at every depth its own translation wins.

    `mark` is given each text for people that has none. The translations themselves are left out.
    """
    if shape is None:
        return value
    if isinstance(value, str):
        return mark(value) if shape.prose else value
    if isinstance(value, list):
        return [in_language(each, shape.items, language, mark) for each in value]
    return _fields(value, shape, language, mark) if isinstance(value, dict) else value


def _fields(record: dict[str, Any], shape: Shape, language: str, mark: Callable[[str], str]) -> dict[str, Any]:
    said = record.get("translations", {}).get(language, {})
    kept = {
        key: in_language(inner, shape.inside(key), language, mark)
        for key, inner in record.items()
        if key != "translations" and key not in said
    }
    return {**kept, **said}
