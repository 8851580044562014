"""What an import did or would do, in plain words: a table, and what a person still has to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from schema.exchange.personal import kept_out
from schema.exchange.plan import Plan, Step

_WIDEST = 46
_SHOWN = ("new", "changed", "clash", "missing", "back", "left out", "set aside")
_MOST_LINES = 40
_MEANS: dict[str, str] = {
    "new": "new here",
    "changed": "brought up to date",
    "same": "as they were",
    "clash": "changed here and in the list: what is here stays",
    "missing": "not in the list any more: marked, not deleted",
    "back": "in the list again",
    "left out": "not shown by the list itself",
    "set aside": "set aside: see why below",
}


def summary(plan: Plan) -> str:
    """How many groups, and what happens to them."""
    counts: Counter[str] = Counter(step.action for step in plan.steps if step.kind == "group")
    others = Counter(step.kind for step in plan.steps if step.kind != "group" and step.action == "new")
    lines = [f"{counts[action]:6} {_MEANS[action]}" for action in _MEANS if counts[action]]
    for kind, count in others.items():
        lines.append(f"{count:6} new {kind}{'s' if count > 1 else ''}")
    return "\n".join([f"{sum(counts.values())} groups:", *lines, *_to_look_at(plan)])


def table(plan: Plan, longest: int = _MOST_LINES) -> str:
    """A line for each group that is not as it was."""
    steps = [step for step in plan.steps if step.kind == "group" and step.action in _SHOWN]
    rows = [f"{step.action:10} {_fit(step.id):{_WIDEST}} {_fit(step.name)}" for step in steps[:longest]]
    more = [f"… and {len(steps) - longest} more. The report has them all."] if len(steps) > longest else []
    return "\n".join([f"{'what':10} {'group':{_WIDEST}} name", *rows, *more]) if rows else "Nothing would change."


def report(plan: Plan) -> str:
    """Everything: the summary, the whole table, and what was said about each record. No contact details."""
    parts = [
        summary(plan),
        table(plan, len(plan.steps)),
        "",
        *plan.notes,
        *_times(plan),
        *_categories(plan),
        *_said(plan),
    ]
    return kept_out("\n".join(parts))[0] + "\n"


def _to_look_at(plan: Plan) -> Iterator[str]:
    notes = [step.notes for step in plan.steps]
    unread = sum(len(each.times_unread) for each in notes)
    yield ""
    yield f"{sum(each.times_read for each in notes)} texts about times were read; {unread} wait for a person."
    guessed = Counter(what for each in notes for what in each.guessed)
    for what, count in guessed.items():
        yield f"{count} groups have their {what} from words. Look them over, or say so in the source."
    kept = sum(len(each.kept_back) for each in notes)
    if kept:
        yield f"{kept} personal-looking details were kept out of the records, until somebody agrees."


def _times(plan: Plan) -> Iterator[str]:
    unread = [(step, words, why) for step in plan.steps for words, why in step.notes.times_unread]
    if unread:
        yield "\nTimes that are kept as they were written:"
    for step, words, why in unread:
        yield f"  {step.id}: {' / '.join(words.split(chr(10)))[:160]}\n    {why}"


def _categories(plan: Plan) -> Iterator[str]:
    unknown = Counter(label for step in plan.steps for label in step.notes.unknown_categories)
    if unknown:
        yield "\nCategories of the list that the source does not know. Add each under categories:"
    for label, count in unknown.most_common():
        yield f"  {label} ({count})"


def _said(plan: Plan) -> Iterator[str]:
    told = [step for step in plan.steps if step.why or step.notes.said]
    if told:
        yield "\nAbout each:"
    for step in told:
        yield f"  {step.action}: {step.kind} {step.id or step.name}"
        yield from (f"    {words}" for words in _each(step))


def _each(step: Step) -> Iterable[str]:
    return [*step.why, *step.notes.said]


def _fit(words: str) -> str:
    return words if len(words) <= _WIDEST else words[: _WIDEST - 1] + "…"
