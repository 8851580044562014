"""Types of question that are chosen or ticked, and the two that join a tick with words."""

from typing import Any

from schema.worksheets.kind import Kind, first, wrong
from schema.worksheets.kinds_text import TEXT_KINDS
from schema.worksheets.model import Question, Raw

YES_NO = {"yes": "Yes", "no": "No"}
HOW_MANY = {"exactly": "Exactly", "about": "About", "none": "None", "not-sure": "Not sure"}
WORKING = "We are working on this, or would like to talk about it"
WORKING_SAID = "Working on it, or would like to talk about it"


def options(question: Question) -> dict[str, str]:
    """Value to label, in the order they are offered."""
    usual = {"yes-no": YES_NO, "how-many": HOW_MANY}.get(question.type, {})
    return {**question.listed, **question.options} or dict(question.evidence) or usual


def _offered(question: Question, chosen: str) -> bool:
    """Whether it is one of the answers. Where the directory was not read, the record's own check says."""
    return chosen in options(question) or bool(question.options_from and not question.listed)


def _label(question: Question, value: Any) -> str:
    return options(question).get(str(value), str(value))


def _choice_read(question: Question, name: str, raw: Raw) -> str | None:
    chosen = first(raw, name)
    if chosen and not _offered(question, chosen):
        raise wrong(name, f"{question.short}: choose one of the answers")
    return chosen or None


def _choice_shape(question: Question) -> dict[str, Any]:
    return {"type": "string"} if question.options_from else {"enum": list(options(question))}


def _one_raw(_question: Question, name: str, value: Any) -> dict[str, list[str]]:
    return {name: [value] if value else []}


CHOICE = Kind(_choice_read, _one_raw, _choice_shape, lambda question, value: [_label(question, value)])


def _choices_read(question: Question, name: str, raw: Raw) -> list[str] | None:
    chosen = [one for one in raw.get(name, []) if one]
    if not all(_offered(question, one) for one in chosen):
        raise wrong(name, f"{question.short}: choose from the answers")
    return list(dict.fromkeys(chosen)) or None


CHOICES = Kind(
    _choices_read,
    lambda _question, name, value: {name: list(value or [])},
    lambda question: {"type": "array", "minItems": 1, "uniqueItems": True, "items": _choice_shape(question)},
    lambda question, value: [_label(question, one) for one in value],
)


def _yes_no_read(question: Question, name: str, raw: Raw) -> bool | None:
    chosen = _choice_read(question, name, raw)
    return None if chosen is None else chosen == "yes"


def _yes_no_word(value: bool) -> str:
    return "yes" if value else "no"


YES_OR_NO = Kind(
    _yes_no_read,
    lambda _question, name, value: {name: [] if value is None else [_yes_no_word(value)]},
    lambda _question: {"type": "boolean"},
    lambda question, value: [_label(question, _yes_no_word(value))],
)


def _talk_read(question: Question, name: str, raw: Raw) -> dict[str, Any] | None:
    words = TEXT_KINDS["words"].read(question, name, raw)
    working = bool(first(raw, f"{name}-working"))
    answer = ({"words": words} if words else {}) | ({"working_on_it": True} if working else {})
    return answer or None


TALK = Kind(
    _talk_read,
    lambda _question, name, value: {
        name: [(value or {}).get("words", "")],
        f"{name}-working": ["yes"] if (value or {}).get("working_on_it") else [],
    },
    lambda _question: {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {"words": {"type": "string", "minLength": 1}, "working_on_it": {"const": True}},
    },
    lambda _question, value: [*value.get("words", "").split("\n"), *[WORKING_SAID] * ("working_on_it" in value)],
)


def _how_many_read(question: Question, name: str, raw: Raw) -> dict[str, Any] | None:
    how = _choice_read(question, name, raw)
    if how not in ("exactly", "about"):
        return {"how": how} if how else None
    number = TEXT_KINDS["number"].read(question, f"{name}-number", raw)
    if number is None:
        raise wrong(f"{name}-number", f"{question.short}: write the number, or choose “Not sure”")
    return {"how": how, "number": number}


def _how_many_say(_question: Question, value: dict[str, Any]) -> list[str]:
    said = {"exactly": "{number}", "about": "about {number}", "none": "none", "not-sure": "not sure"}
    return [said[value["how"]].format(**value)]


HOW_MANY_KIND = Kind(
    _how_many_read,
    lambda _question, name, value: {
        name: [value["how"]] if value else [],
        f"{name}-number": [str((value or {}).get("number", ""))],
    },
    lambda _question: {
        "type": "object",
        "required": ["how"],
        "additionalProperties": False,
        "properties": {"how": {"enum": list(HOW_MANY)}, "number": {"type": "integer", "minimum": 0}},
    },
    _how_many_say,
)


def _tick_read(_question: Question, name: str, raw: Raw) -> bool | None:
    return True if first(raw, name) else None


AGREE = Kind(
    _tick_read,
    lambda _question, name, value: {name: ["yes"] if value else []},
    lambda _question: {"const": True},
    lambda _question, _value: ["Yes"],
)
CONSENT = Kind(
    AGREE.read,
    AGREE.raw,
    AGREE.shape,
    AGREE.say,
    from_record=lambda _question, value: True if value else None,
    to_record=lambda _question, value, today: (
        {"given_on": today, "how": "form", "given_by_role": "group-lead"} if value else None
    ),
)


def _lines_read(question: Question, name: str, raw: Raw) -> list[str] | None:
    lines = [" ".join(line.split()) for line in first(raw, name).split("\n")]
    kept = list(dict.fromkeys(line for line in lines if line))
    if any(len(line) > 200 for line in kept):
        raise wrong(name, f"{question.short}: keep each line shorter than 200 letters")
    return kept or None


LINES = Kind(
    _lines_read,
    lambda _question, name, value: {name: ["\n".join(value or [])]},
    lambda _question: {"type": "array", "minItems": 1, "items": {"type": "string"}},
    lambda _question, value: list(value),
)
CHOSEN_KINDS = {
    "choice": CHOICE,
    "select": CHOICE,
    "choices": CHOICES,
    "yes-no": YES_OR_NO,
    "talk": TALK,
    "how-many": HOW_MANY_KIND,
    "agree": AGREE,
    "consent": CONSENT,
    "lines": LINES,
}
