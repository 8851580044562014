"""Plain words for every way a record can fail its schema: what is there, why it does not fit, and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from schema.definitions import Shape, documents, follow, shape
from schema.formats import FORMATS
from schema.meant import meant
from schema.problems import Problem, listed, show, spell

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of fields",
}
# Where several things are wrong with one value, the first of these says most.
_TELLING = ("type", "required", "additionalProperties", "properties", "enum", "const", "minLength", "pattern", "format")


def explain(kind: str, record: Any, file: str) -> list[Problem]:
    """Every problem that the schema of `kind` has with a record: one for each place, in the order of the record."""
    found: dict[str, tuple[int, Problem]] = {}
    for error in _validator(kind).iter_errors(record):
        place = spell(error.absolute_path)
        weight = _TELLING.index(error.validator) if error.validator in _TELLING else len(_TELLING)
        if place not in found or weight < found[place][0]:
            found[place] = weight, _problem(kind, error, place, file)
    return [problem for _, problem in found.values()]


@dataclass(frozen=True)
class _Fault:
    """One failing keyword: what it wants, what is there instead, the schema it stands in, and the field's shape."""

    keyword: str
    wanted: Any
    value: Any
    schema: Mapping[str, Any]
    here: Shape
    name: str


def _problem(kind: str, error: ValidationError, place: str, file: str) -> Problem:
    path = tuple(error.absolute_path)
    here = shape(kind).at(path) or Shape({})
    inner: Any = error.schema if isinstance(error.schema, dict) else {}
    name = str(path[-1]) if path else ""
    fault = _Fault(str(error.validator), error.validator_value, error.instance, inner, here, name)
    message, remedy = _SAY.get(fault.keyword, _plain)(fault)
    return Problem(file, place, error.instance, message, " ".join(filter(None, (_because(kind, error), remedy))))


def _advice(here: Shape) -> str:
    """What the field is for, with an example."""
    example = f"For example: {show(here.examples[0])}." if here.examples else ""
    return " ".join(filter(None, (here.description, example)))


def _because(kind: str, error: ValidationError) -> str:
    """The reason written beside the condition that failed: the innermost one on the way to the error."""
    home = f"{kind}.schema.json"
    schema: Any = documents()[home]
    reason = ""
    for step in error.absolute_schema_path:
        if isinstance(schema, dict):
            schema, home = follow(schema, home)
            reason = str(schema.get("because", reason))
        schema = _step(schema, step)
    return reason


def _step(schema: Any, step: str | int) -> Any:
    try:
        return schema[step]
    except (KeyError, IndexError, TypeError):
        return {}


def _type(fault: _Fault) -> tuple[str, str]:
    if fault.value is None:
        return "there is nothing here.", f"Fill it in, or delete the line. {_advice(fault.here)}"
    message = f"{show(fault.value)} is not {_TYPES[fault.wanted]}."
    if fault.wanted == "string" and isinstance(fault.value, int | float):
        return message, f"Put double quotes around it. {_advice(fault.here)}"
    return message, _advice(fault.here)


def _missing(fault: _Fault) -> tuple[str, str]:
    return "this is missing.", _advice(fault.here)


def _unknown(fault: _Fault) -> tuple[str, str]:
    known = fault.schema.get("properties", {})
    return "there is no such field.", meant(fault.name, known) or f"The fields here are {listed(known, 'and')}."


def _one_of(fault: _Fault) -> tuple[str, str]:
    words = [each for each in fault.wanted if isinstance(each, str)]
    guess = meant(fault.value, words) if isinstance(fault.value, str) else ""
    choices = f"Use one of: {', '.join(map(str, fault.wanted))}."
    return f"{show(fault.value)} is not one of the choices.", f"{guess} {choices}".strip()


def _only(fault: _Fault) -> tuple[str, str]:
    return f"{show(fault.value)} cannot stand here.", f"Write {show(fault.wanted)}, or delete the line."


def _form(fault: _Fault) -> tuple[str, str]:
    words = {**fault.here.schema, **fault.schema}
    called = words.get("called", "written as it needs to be")
    return f"{show(fault.value)} is not {called}.", words.get("remedy") or _advice(fault.here)


def _not_here(fault: _Fault) -> tuple[str, str]:
    return "this cannot be given here.", "Delete it."


def _any_of(fault: _Fault) -> tuple[str, str]:
    needs = [each["required"] for each in fault.wanted if isinstance(each, dict) and "required" in each]
    ways = listed(listed(each, "and") for each in needs)
    return "something is missing, or too much is given.", f"Give {ways}." if ways else _advice(fault.here)


def _plain(fault: _Fault) -> tuple[str, str]:
    words, remedy = _LIMITS.get(fault.keyword, ("{value} does not fit.", ""))
    return words.format(limit=fault.wanted, value=show(fault.value)), remedy or _advice(fault.here)


# What each limit says, and what to do; where there is nothing to add, what the field is for.
_LIMITS = {
    "minLength": ("there is nothing here.", ""),
    "maxLength": ("this is longer than {limit} characters.", "Say it in fewer words."),
    "minItems": ("the list needs at least {limit}.", ""),
    "maxItems": ("the list has more than {limit}.", "Keep those that help most."),
    "uniqueItems": ("the list has something twice.", "Keep each once."),
    "minProperties": ("there is nothing inside it.", ""),
    "minimum": ("{value} is less than {limit}.", ""),
    "maximum": ("{value} is more than {limit}.", ""),
}

_SAY: dict[str, Callable[[_Fault], tuple[str, str]]] = {
    "type": _type,
    "required": _missing,
    "additionalProperties": _unknown,
    "enum": _one_of,
    "const": _only,
    "pattern": _form,
    "format": _form,
    "properties": _not_here,
    "anyOf": _any_of,
    "oneOf": _any_of,
}


def _each_missing(validator: Any, required: list[str], instance: Any, schema: Any) -> Iterator[ValidationError]:
    """JSON Schema's `required`, with the missing field as the place."""
    for name in required if isinstance(instance, dict) else ():
        if name not in instance:
            yield ValidationError("missing", path=(name,), instance=None)


def _each_unknown(validator: Any, allowed: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """JSON Schema's `additionalProperties`, with each unknown field as the place."""
    known = schema.get("properties", {})
    for name, value in instance.items() if isinstance(instance, dict) else ():
        if name not in known and allowed is False:
            yield ValidationError("unknown", path=(name,), instance=value)
        elif name not in known:
            yield from validator.descend(value, allowed, path=name)


def _each_field(validator: Any, fields: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """JSON Schema's `properties`, with the field as the place where it must not stand."""
    for name, wanted in fields.items() if isinstance(instance, dict) else ():
        if name in instance and wanted is False:
            yield ValidationError("unwanted", path=(name,), instance=instance[name])
        elif name in instance:
            yield from validator.descend(instance[name], wanted, path=name, schema_path=name)


def _each_name(validator: Any, names: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """JSON Schema's `propertyNames`, with the name as the place."""
    for name in instance if isinstance(instance, dict) else ():
        yield from validator.descend(name, names, path=name)


def _whole_pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """JSON Schema's `pattern`, where `$` is the very end: in Python it also stands before a last line break."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield ValidationError("pattern")


@cache
def _validator(kind: str) -> Draft202012Validator:
    keywords = {
        "required": _each_missing,
        "properties": _each_field,
        "additionalProperties": _each_unknown,
        "propertyNames": _each_name,
        "pattern": _whole_pattern,
    }
    formats = FormatChecker(())
    for name, test in FORMATS.items():
        formats.checks(name)(test)
    registry = Registry().with_resources((name, Resource.from_contents(each)) for name, each in documents().items())
    explaining: type[Draft202012Validator] = extend(Draft202012Validator, keywords)  # type: ignore[no-untyped-call]
    return explaining(documents()[f"{kind}.schema.json"], registry=registry, format_checker=formats)
