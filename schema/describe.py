"""A plain reference of every field of every record, for people who edit them: made from the schemas alone."""

from __future__ import annotations

from collections.abc import Iterator

from schema.definitions import KINDS, Shape, documents, shape
from schema.writer import flow

_OPENING = """\
# Every field of every record

This page is made from `schema/records/` by `python -m scripts.describe_records`. Change the schemas, not the page.

**Needed** fields must be there. What is **for staff** is never published; everything else may be shown on the menu.
Put quotation marks around dates, times, telephone numbers and postcodes. `python -m scripts.check` (or `make check`)
says what does not fit and what to write instead; `make tidy` puts fields in this order.
"""


# Nobody writes a name or an address longer than this; a text they might.
_A_LINE = 500


def describe() -> str:
    """The whole page as Markdown."""
    return "\n".join([_OPENING, *(line for kind in KINDS for line in _record(kind))]).rstrip("\n") + "\n"


def _record(kind: str) -> Iterator[str]:
    whole = shape(kind)
    yield f"## {documents()[f'{kind}.schema.json']['title']}"
    yield f"\n{whole.description}\n"
    yield from _fields(whole, "")
    yield ""


def _fields(holder: Shape, indent: str) -> Iterator[str]:
    needed = holder.schema.get("required", ())
    for name, field in holder.properties.items():
        yield f"{indent}- `{name}`{' (needed)' if name in needed else ''}: {_sentence(field)}"
        yield from _inside(field, f"{indent}  ")


def _inside(field: Shape, indent: str) -> Iterator[str]:
    """The fields within a field, an item of a list, or what is given for each language."""
    for inner in (field, field.items, field.others):
        if inner is not None and inner.properties:
            yield from _fields(inner, indent)
        elif inner is not None and inner is not field:
            yield from _inside(inner, indent)


def _sentence(field: Shape) -> str:
    parts = [field.description, _choices(field), _limit(field), _example(field)]
    if not field.public:
        parts.insert(1, "For staff.")
    return " ".join(filter(None, parts))


def _choices(field: Shape) -> str:
    """What may stand there, with what each choice means."""
    holder = field.items or field
    names = holder.schema.get("named", {})
    words = [f"`{each}`" + (f" ({names[each]})" if each in names else "") for each in holder.schema.get("enum", ())]
    return f"{'Any' if field.items else 'One'} of {', '.join(words)}." if words else ""


def _limit(field: Shape) -> str:
    """How long a text may be, where it is long."""
    most = field.schema.get("maxLength", 0)
    return f"Up to {most} characters." if most > _A_LINE else ""


def _example(field: Shape) -> str:
    """The first example, unless the fields within have their own."""
    if not field.examples or any(inner and inner.properties for inner in (field, field.items, field.others)):
        return ""
    example = flow(field.examples[0], inside=False)
    return f"Example: `{example}`." if "`" not in example else ""
