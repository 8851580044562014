"""Changes to data, said as edits: what a splice is asked for, and what the data must be afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from schema.problems import Path
from schema.writer import same


@dataclass(frozen=True, slots=True)
class Set:
    """Give a field or an item a value. A field that is not there is added; an item must be there."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a field or an item away. It must be there."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a value into the list at `path`, before the item that is at `index` now, or at the end."""

    path: Path
    index: int
    value: Any


Edit: TypeAlias = Set | Remove | Insert


def applied(data: Any, edit: Edit) -> Any:
    """The data after an edit; the data given stays as it is.

    Raises KeyError, IndexError or TypeError when the edit leads nowhere.
    """
    if isinstance(edit, Set) and not edit.path:
        return copied(edit.value)
    result = copied(data)
    if isinstance(edit, Insert):
        target = within(result, edit.path)
        if not isinstance(target, list) or not 0 <= edit.index <= len(target):
            raise IndexError(edit.index)
        target.insert(edit.index, copied(edit.value))
        return result
    holder, step = within(result, edit.path[:-1]), edit.path[-1]
    if isinstance(holder, list) and (not isinstance(step, int) or not 0 <= step < len(holder)):
        raise IndexError(step)
    if isinstance(edit, Set):
        holder[step] = copied(edit.value)
    else:
        del holder[step]
    return result


def copied(data: Any) -> Any:
    """The same data, to be written to. Quicker than `deepcopy`: a record holds groups, lists and plain values only."""
    if isinstance(data, dict):
        return {key: copied(value) for key, value in data.items()}
    return [copied(value) for value in data] if isinstance(data, list) else data


def within(data: Any, path: Path) -> Any:
    """What is at the end of a path."""
    for step in path:
        if isinstance(step, int) != isinstance(data, list):
            raise TypeError(f"{step!r} leads nowhere")
        data = data[step]
    return data


def refined(data: Any, edit: Edit) -> Iterator[Edit]:
    """The same edit as smaller ones, so that what does not change is not touched."""
    old = _old(data, edit)
    if isinstance(edit, Set) and isinstance(edit.value, dict) and isinstance(old, dict) and edit.value and old:
        yield from _fields(old, edit.value, edit.path)
    elif isinstance(edit, Set) and isinstance(edit.value, list) and isinstance(old, list) and edit.value and old:
        yield from _items(old, edit.value, edit.path)
    elif not (isinstance(edit, Set) and old is not _NOTHING and same(old, edit.value)):
        yield edit


_NOTHING = object()


def _old(data: Any, edit: Edit) -> Any:
    try:
        return within(data, edit.path)
    except (KeyError, IndexError, TypeError):
        return _NOTHING


def _fields(old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[Edit]:
    for key, value in new.items():
        yield from _deeper(old, key, value, path)
    for key in old:
        if key not in new:
            yield Remove((*path, key))


def _deeper(old: Any, step: str | int, value: Any, path: Path) -> Iterator[Edit]:
    for edit in refined(old, Set((step,), value)):
        yield _moved(edit, path)


def _moved(edit: Edit, path: Path) -> Edit:
    where = (*path, *edit.path)
    if isinstance(edit, Insert):
        return Insert(where, edit.index, edit.value)
    return Set(where, edit.value) if isinstance(edit, Set) else Remove(where)


def _items(old: list[Any], new: list[Any], path: Path) -> Iterator[Edit]:
    """From the last to the first, so that places stay what they are."""
    matcher = SequenceMatcher(None, [repr(each) for each in old], [repr(each) for each in new], autojunk=False)
    for _, first, last, start, end in reversed([code for code in matcher.get_opcodes() if code[0] != "equal"]):
        both = min(last - first, end - start)
        for index in range(last - 1, first + both - 1, -1):
            yield Remove((*path, index))
        for index in range(end - 1, start + both - 1, -1):
            yield Insert(path, first + both, new[index])
        for offset in range(both):
            yield from _deeper(old, first + offset, new[start + offset], path)
