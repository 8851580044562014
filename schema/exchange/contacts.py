"""Contacts of a list: an office's own number goes into the record, and what looks like a person's waits for consent."""

from __future__ import annotations

from dataclasses import dataclass

from schema.exchange import clean, personal
from schema.exchange.entry import Entry, Person
from schema.problems import Record

_MOST = 8


@dataclass(frozen=True)
class KeptBack:
    """A detail that is not written into any record: where it stood, whose it seems to be, and what it is."""

    what: str
    name: str
    value: str


def contacts(entry: Entry, kept_back: list[KeptBack]) -> list[Record]:
    """The contacts of a record, all without consent, so none is published yet. The rest goes to `kept_back`."""
    made: list[Record] = []
    for person in entry.people:
        for contact in _of(person, kept_back):
            if contact not in made:
                made.append(contact)
    return made[:_MOST]


def _of(person: Person, kept_back: list[KeptBack]) -> list[Record]:
    """One contact for each number: the first has the e-mail address too."""
    if person.private:
        kept_back += [
            KeptBack("private contact", person.name, each) for each in (person.telephone, person.email) if each
        ]
        return []
    numbers = _ours(clean.telephones(person.telephone), person, "telephone", kept_back)
    emails = _ours(clean.emails(person.email), person, "e-mail address", kept_back)
    ways = [{"telephone": number} for number in numbers]
    for at, email in enumerate(emails):
        ways[at:at] = [] if at < len(ways) else [{}]
        ways[at]["email"] = email
    role = clean.line(personal.kept_out(person.role)[0])
    if person.name:
        kept_back.append(KeptBack("name", person.name, person.role))
    return [{**({"role": role} if role else {}), **way} for way in ways]


def _ours(values: list[str], person: Person, what: str, kept_back: list[KeptBack]) -> list[str]:
    """Those that are an office's. A mobile number or a free-mail address may be somebody's own, named or not."""
    theirs = [value for value in values if personal.is_personal(value, person.name)]
    kept_back += [KeptBack(what, person.name, value) for value in theirs]
    return [value for value in values if value not in theirs]
