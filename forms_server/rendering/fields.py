"""A table `{type: builder}`: each builder turns a question, what was typed and its errors into component parameters.

The strings are those that were posted, never a tidied value, so that a date that cannot be read comes back as typed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from forms_server.ports import Raw
from schema.worksheets import Question
from schema.worksheets.kinds_chosen import WORKING, options

Errors = Mapping[str, str]
"""Posted field name to message."""


@dataclass(frozen=True)
class Widget:
    """One component: the name of its macro, and its parameters."""

    macro: str
    params: dict[str, Any]


@dataclass(frozen=True)
class Asking:
    """One question as it is about to be drawn. `name` is the posted name."""

    question: Question
    name: str
    raw: Raw
    errors: Errors
    described_by: str = ""
    large: bool = True

    def typed(self, part: str = "") -> str:
        return (self.raw.get(self.name + part) or [""])[0]

    @property
    def wording(self) -> str:
        return self.question.wording + (" (optional)" if self.question.optional and self.large else "")

    def label(self) -> dict[str, Any]:
        return {"text": self.wording, "classes": "govuk-label--m" if self.large else ""}

    def fieldset(self) -> dict[str, Any]:
        legend = {
            "text": self.wording,
            "classes": "govuk-fieldset__legend--m" if self.large else "govuk-fieldset__legend--s",
        }
        return {"legend": legend} | ({"describedBy": self.described_by} if self.described_by else {})

    def common(self) -> dict[str, Any]:
        """Id, name, hint, error and description, as every component takes them."""
        hint, error = self.question.hint, self.errors.get(self.name)
        return (
            {"id": self.name, "name": self.name}
            | ({"hint": {"text": hint}} if hint else {})
            | ({"errorMessage": {"text": error}} if error else {})
        )


def _line(classes: str = "", **more: Any) -> Callable[[Asking], list[Widget]]:
    def build(ask: Asking) -> list[Widget]:
        params = ask.common() | {"label": ask.label(), "value": ask.typed(), "classes": classes, **more}
        return [Widget("input", params | _described(ask))]

    return build


def _described(ask: Asking) -> dict[str, Any]:
    return {"describedBy": ask.described_by} if ask.described_by else {}


def _words(ask: Asking) -> list[Widget]:
    rows = 6 if (ask.question.max or 0) > 600 else 4
    return [
        Widget("textarea", ask.common() | {"label": ask.label(), "value": ask.typed(), "rows": rows} | _described(ask))
    ]


def _talk(ask: Asking) -> list[Widget]:
    tick = {"value": "yes", "text": WORKING, "checked": bool(ask.typed("-working")), "id": f"{ask.name}-working"}
    name = f"{ask.name}-working"
    return [
        *_words(ask),
        Widget("checkboxes", {"idPrefix": name, "name": name, "classes": "govuk-checkboxes--small", "items": [tick]}),
    ]


def _items(ask: Asking, chosen: list[str]) -> list[dict[str, Any]]:
    """The first has the question's own id, so that an error can link to it."""
    return [
        {"value": value, "text": text, "checked": value in chosen, "id": ask.name + (f"-{number}" if number else "")}
        for number, (value, text) in enumerate(options(ask.question).items())
    ]


def _radios(ask: Asking) -> list[Widget]:
    params = ask.common() | {"idPrefix": ask.name, "fieldset": ask.fieldset(), "items": _items(ask, [ask.typed()])}
    inline = ask.question.type == "yes-no" and not ask.question.options
    return [Widget("radios", params | ({"classes": "govuk-radios--inline"} if inline else {}))]


def _checkboxes(ask: Asking) -> list[Widget]:
    chosen = list(ask.raw.get(ask.name, []))
    return [
        Widget(
            "checkboxes",
            ask.common() | {"idPrefix": ask.name, "fieldset": ask.fieldset(), "items": _items(ask, chosen)},
        )
    ]


def _select(ask: Asking) -> list[Widget]:
    first = [{"value": "", "text": "Choose", "selected": not ask.typed()}]
    given = [
        {"value": value, "text": text, "selected": value == ask.typed()}
        for value, text in options(ask.question).items()
    ]
    return [Widget("select", ask.common() | {"label": ask.label(), "items": first + given} | _described(ask))]


def _tick(ask: Asking) -> list[Widget]:
    item = {"value": "yes", "text": ask.question.wording, "checked": bool(ask.typed()), "id": ask.name}
    return [
        Widget(
            "checkboxes", ask.common() | {"idPrefix": ask.name, "items": [item], "classes": "govuk-checkboxes--small"}
        )
    ]


def _how_many(ask: Asking) -> list[Widget]:
    name = f"{ask.name}-number"
    number = {
        "id": name,
        "name": name,
        "value": ask.typed("-number"),
        "classes": "govuk-input--width-4",
        "inputmode": "numeric",
        "label": {"text": "How many, if you chose exactly or about"},
    }
    error = {"errorMessage": {"text": ask.errors[name]}} if name in ask.errors else {}
    return [*_radios(ask), Widget("input", number | error)]


def _date(ask: Asking) -> list[Widget]:
    wrong = {
        part: ask.errors[f"{ask.name}-{part}"]
        for part in ("day", "month", "year")
        if f"{ask.name}-{part}" in ask.errors
    }
    items = [_date_part(ask, part, part in wrong) for part in ("day", "month", "year")]
    message = next(iter(wrong.values()), None)
    params = ask.common() | {"namePrefix": ask.name, "fieldset": ask.fieldset(), "items": items}
    return [Widget("date", params | ({"errorMessage": {"text": message}} if message else {}))]


def _date_part(ask: Asking, part: str, wrong: bool) -> dict[str, Any]:
    width = "govuk-input--width-4" if part == "year" else "govuk-input--width-2"
    error = " govuk-input--error" if wrong else ""
    mode = {"inputmode": "text"} if part == "month" else {}
    attributes = {"attributes": {"aria-invalid": "true"}} if wrong else {}
    return (
        {"name": part, "label": part.title(), "classes": width + error, "value": ask.typed(f"-{part}")}
        | mode
        | attributes
    )


BUILDERS: Mapping[str, Callable[[Asking], list[Widget]]] = {
    "line": _line(),
    "words": _words,
    "lines": _words,
    "talk": _talk,
    "choice": _radios,
    "choices": _checkboxes,
    "yes-no": _radios,
    "select": _select,
    "date": _date,
    "time": _line("govuk-input--width-5"),
    "number": _line("govuk-input--width-4", inputmode="numeric"),
    "money": _line("govuk-input--width-5", inputmode="decimal", prefix={"text": "£"}),
    "how-many": _how_many,
    "telephone": _line("govuk-input--width-20", type="tel", autocomplete="off"),
    "email": _line(type="email", spellcheck=False, autocomplete="off"),
    "url": _line(spellcheck=False),
    "postcode": _line("govuk-input--width-10"),
    "agree": _tick,
    "consent": _tick,
}


@dataclass(frozen=True)
class Row:
    """One of several rows of questions. `at` is its place in the record, or None for a new one."""

    title: str
    name: str
    at: str | None
    gone: bool
    fields: list["Field"]


@dataclass(frozen=True)
class Field:
    """One question, ready to draw: its widgets, or its rows."""

    question: Question
    widgets: list[Widget] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
