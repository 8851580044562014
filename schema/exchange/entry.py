"""One entry of somebody else's list, before it is a record of ours: what every format is read into.

Texts are as the list had them. Empty text and None mean that the list does not say.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schema.problems import Record


@dataclass
class Spot:
    """A place: of its address either the parts or, in `whole`, all of it in one text."""

    id: str = ""
    name: str = ""
    whole: str = ""
    street: str = ""
    locality: str = ""
    town: str = ""
    postcode: str = ""
    latitude: str = ""
    longitude: str = ""
    description: str = ""
    access: list[str] = field(default_factory=list)
    access_notes: str = ""
    bus: str = ""
    hidden: bool = False
    """The address must not be shown."""
    online: bool = False

    @property
    def said(self) -> bool:
        return bool(self.name or self.whole or self.street or self.postcode or self.online)


@dataclass
class Body:
    """The organisation behind it."""

    id: str = ""
    name: str = ""
    description: str = ""
    website: str = ""


@dataclass
class Person:
    """A way to get in touch. `private` when the list itself does not publish it."""

    name: str = ""
    role: str = ""
    telephone: str = ""
    email: str = ""
    private: bool = False


@dataclass
class When:
    """One time: free text, or a session as in a group's record; with the id of its place when that differs."""

    text: str = ""
    unsure: str = ""
    """Why the text may not be read, if the list says more than the text does."""
    session: Record = field(default_factory=dict)
    spot: str = ""


@dataclass
class Price:
    """One price: in words, or an amount with what or whom it is for."""

    text: str = ""
    amount: str = ""
    who: str = ""


@dataclass
class Entry:
    """One group or service."""

    id: str
    name: str
    alternate_name: str = ""
    summary: str = ""
    description: str = ""
    website: str = ""
    page: str = ""
    body: Body = field(default_factory=Body)
    kind: str = ""
    categories: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    audience: list[str] = field(default_factory=list)
    minimum_age: str = ""
    maximum_age: str = ""
    eligibility: str = ""
    free: bool | None = None
    prices: list[Price] = field(default_factory=list)
    times: list[When] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    how_to_join: str = ""
    needs_referral: bool | None = None
    booking: str = ""
    languages: list[str] = field(default_factory=list)
    interpreter: str = ""
    transport: str = ""
    faith: str = ""
    links: list[str] = field(default_factory=list)
    active: bool = True
    """False when the list says that it has ended or is not to be shown."""
    record: Record = field(default_factory=dict)
    """A whole record of ours, when the list is one that we wrote."""


@dataclass
class Entries:
    """A whole list: its entries, whether it is all of the list, and what could not be read, in sentences."""

    entries: list[Entry] = field(default_factory=list)
    complete: bool = True
    notes: list[str] = field(default_factory=list)
    venues: dict[str, Record] = field(default_factory=dict)
    """Whole records by id, when the list is one that we wrote."""
    organisations: dict[str, Record] = field(default_factory=dict)
