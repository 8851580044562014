"""The summary that a reviewer reads, in Markdown: what changes, why, what is due next, and what stays private.

What people wrote is escaped, so that it cannot draw, link, mention anybody or give the forge orders.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from forms_server.letters import spoken
from forms_server.ports import Submission
from schema import derive
from schema.answers import Change
from schema.locality import Locality
from schema.worksheets import Worksheet

WHY = {
    "record": "What the menu says should be what people find at the door.",
    "quality": "These answers are part of a conversation about welcoming new people safely. Nobody is marked on them.",
    "survey": "It shows how the group is coping, and what help it would like.",
    "database": "Somebody suggested it without a link. Please look at it with that in mind.",
}
UNCHANGED = {
    "record": "- No words change. The sender says that they are still right, so only the date does.",
    "quality": "- Nothing on the menu. One file of answers for staff is added.",
    "survey": "- Nothing on the menu. One file of answers for staff is added.",
    "database": "- Nothing yet.",
}
"""What is said when no line of the public record differs."""
LINKS = {
    "github": "{repository}/blob/{branch}/{path}",
    "gitlab": "{repository}/-/blob/{branch}/{path}",
    "forgejo": "{repository}/src/branch/{branch}/{path}",
}
"""Where a forge shows a file."""
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$^=:&])")
NEVER_AFTER = re.compile(r"([@#!~$%])(?=\w)")
"""Signs that forges turn into mentions and references, even where Markdown leaves them alone."""
JOINER = "\u2060"


Say = Callable[[str], str]


@dataclass(frozen=True)
class Facts:
    """What a summary is made from."""

    sent: Submission
    sheet: Worksheet
    change: Change
    after: Locality
    """The group and its neighbours as they would be."""
    today: date
    files: Mapping[str, str]
    """Path of each changed file within the repository to the address where the forge shows it, or nothing."""
    say: Say


def for_forges(text: str) -> str:
    """What a person wrote, in one line that Markdown and forges leave alone."""
    lines = [NEVER_AFTER.sub(rf"\1{JOINER}", line.strip()) for line in text.splitlines() if line.strip()]
    return "<br>".join(MARKDOWN.sub(lambda found: f"&#{ord(found[1])};", line) for line in lines)


def for_terminals(text: str) -> str:
    """What a person wrote, in one line without anything that a terminal obeys."""
    return "".join(sign if sign.isprintable() else " " for sign in " / ".join(text.split("\n")))


def body(facts: Facts) -> str:
    """The whole summary."""
    parts = (_changes, _conflicts, _notes, _why, _due, _private, _links)
    said = [(title, list(lines)) for title, lines in (part(facts) for part in parts)]
    return "\n\n".join(f"## {title}\n\n" + "\n".join(lines) for title, lines in said if lines) + "\n"


Part = tuple[str, Iterator[str]]


def _changes(facts: Facts) -> Part:
    lines = facts.change.summary
    said = (f"- {facts.say(one.what)}: {facts.say(one.before)} → **{facts.say(one.after)}**" for one in lines)
    return "What changes", said if lines or facts.change.conflicts else iter([UNCHANGED[facts.sheet.destination]])


def _conflicts(facts: Facts) -> Part:
    lines = facts.change.conflicts
    said = (
        f"- {facts.say(one.what)} (`{one.path}`): the form showed {facts.say(one.shown)}, somebody has since written "
        f"{facts.say(one.now)}, and the sender wants {facts.say(one.wanted)}. It stays as it is until you choose."
        for one in lines
    )
    return "Changed by somebody else meanwhile", said


def _notes(facts: Facts) -> Part:
    return "To know before you decide", (f"- {facts.say(note)}" for note in facts.change.notes)


def _why(facts: Facts) -> Part:
    return "Why it matters", iter([WHY[facts.sheet.destination]])


def _due(facts: Facts) -> Part:
    return "What is due next", _dues(facts)


def _dues(facts: Facts) -> Iterator[str]:
    group = facts.sent.group
    if group not in facts.after.groups:
        return
    asked = {"Yearly review": derive.review_due, "Catch-up": derive.catch_up_due, "Survey": derive.survey_due}
    for name, due_of in asked.items():
        due = due_of(facts.after, str(group), facts.today)
        if due:
            yield f"- {name}: {'now, since' if due.now else 'on'} {spoken(due.on)}"


def _private(facts: Facts) -> Part:
    return "What is kept private", _kept_back(facts)


def _kept_back(facts: Facts) -> Iterator[str]:
    names = [facts.say(one.short) for one in facts.sheet.questions() if one.id in facts.sent.private]
    if names:
        yield f"- Not in git, only in the database for a stated time: {', '.join(names)}"
        yield f"- To see it: `python -m scripts.answers {facts.sent.reference}`. That you looked is recorded."
    if facts.sheet.destination in ("quality", "survey"):
        yield "- The answers themselves are for staff. The menu shows none of them."


def _links(facts: Facts) -> Part:
    return "Where to look", _places(facts)


def _places(facts: Facts) -> Iterator[str]:
    for path, address in facts.files.items():
        yield f"- [`{path}`]({address})" if address else f"- `{path}`"
    site = facts.after.place.get("site_url")
    if site and facts.sent.group:
        yield f"- [The group's page on the menu]({site}groups/{facts.sent.group}/)"
    yield f"- Reference {facts.sent.reference}, received on {spoken(facts.sent.received_on)}"
