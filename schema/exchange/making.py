"""A list's entries made into records of ours: what the list says and no more, with a note of all that was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from schema.exchange import clean, own_tables, personal, vocabulary
from schema.exchange.contacts import KeptBack, contacts
from schema.exchange.costs import cost
from schema.exchange.entry import Entry
from schema.exchange.personal import kept_out
from schema.exchange.places import Places
from schema.exchange.sessions import sessions
from schema.problems import Record

_TURN_UP = ("drop in", "drop-in", "walk in", "walk-in", "turn up", "no need to book", "no booking", "no referral")
_ASK_THEM = "Ask a link worker to find out more."


@dataclass
class Notes:
    """What a person should know about one entry."""

    said: list[str] = field(default_factory=list)
    times_read: int = 0
    times_unread: list[tuple[str, str]] = field(default_factory=list)
    """Texts about times that were kept as they were, each with the reason."""
    unknown_categories: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    """What was taken from words and not from a mapping: a person looks at it in the review."""
    kept_back: list[KeptBack] = field(default_factory=list)


@dataclass
class Made:
    """The records of one entry: the group, and its organisation and venues by what names them in the list."""

    entry: Entry
    group: Record
    organisation: Record | None
    notes: Notes


class Maker:
    """Makes the records of one source for one place."""

    def __init__(self, dataset: str, source: Record, place: Record, places: Places) -> None:
        self._dataset = dataset
        self._source = source
        self._place = place
        self._places = places
        self._default = source.get("defaults", {})
        self._categories = {name.casefold(): ours for name, ours in source.get("categories", {}).items()}
        self._kinds = {name.casefold(): kind for name, kind in source.get("kinds", {}).items()}

    def make(self, entry: Entry) -> Made:
        notes = Notes()
        if entry.record:
            from_here = {"source": {"dataset": self._dataset, "id": entry.id}}
            group = {**from_here, **own_tables.without_personal(entry.record, notes.kept_back)}
            return Made(entry, group, None, notes)
        group = self._group(entry, notes)
        return Made(entry, group, self._organisation(entry, notes), notes)

    def _group(self, entry: Entry, notes: Notes) -> Record:
        words = self._words(entry.description, "description", notes)
        where = self._places.where(entry, notes.said)
        made: Record = {
            "name": clean.line(entry.name),
            "alternate_name": clean.line(entry.alternate_name),
            "kind": self._kind(entry, notes),
            "status": self._default.get("status", "listed"),
            **self._sorted(entry, words, notes),
            "summary": self._summary(entry, words, notes),
            "description": words,
            "keywords": list(dict.fromkeys(clean.line(word) for word in entry.keywords if word.strip()))[:20],
            "faith": clean.line(entry.faith),
            "who_for": self._who_for(entry, notes),
            "where": where,
            "sessions": sessions(entry, self._places, bool(self._place.get("terms")), notes),
            "cost": cost(entry, self._default.get("cost", "ask")),
            "access": {} if "venue" in where else self._places.access(entry),
            "transport": _only(notes=self._words(entry.transport, "transport", notes, clean.WORDS)),
            "languages": _languages(entry.languages, notes),
            "interpreter": self._words(entry.interpreter, "interpreter", notes, clean.WORDS),
            "how_to_join": self._how_to_join(entry, notes),
            "contacts": contacts(entry, notes.kept_back),
            "website": clean.website(entry.website),
            "social_media": list(dict.fromkeys(filter(None, map(clean.website, entry.links))))[:6],
            "source": _only(dataset=self._dataset, id=clean.line(entry.id), url=clean.website(entry.page)),
        }
        if made["description"] == made["summary"]:
            del made["description"]
        told = {key: value for key, value in made.items() if value not in ("", [], {}, None)}
        return scrubbed(told, notes.kept_back, ("contacts", "source"))

    def _words(self, raw: str, what: str, notes: Notes, longest: int = clean.TEXT) -> str:
        """A text without HTML, and without what looks like somebody's own number or address."""
        words, unsafe = clean.text(raw)
        if unsafe:
            notes.said.append(f"The {what} had scripts or other unsafe HTML; that was dropped.")
        words, theirs = kept_out(words)
        notes.kept_back += [KeptBack(what, "", value) for value in theirs]
        if len(words) > longest:
            notes.said.append(f"The {what} was too long, and its end was left out.")
        return clean.cut(words, longest)

    def _summary(self, entry: Entry, words: str, notes: Notes) -> str:
        summary = clean.line(self._words(entry.summary, "summary", notes)) or clean.first_sentence(words)
        if not summary:
            notes.said.append("The list has no description of it.")
        known = clean.line(", ".join(entry.categories), 120) or clean.line(entry.name)
        return summary or clean.cut(f"{known[:1].upper()}{known[1:]}. {_ASK_THEM}", clean.LINE)

    def _kind(self, entry: Entry, notes: Notes) -> str:
        body = entry.body.name or entry.name
        known = self._kinds.get(body.casefold()) or self._kinds.get(entry.kind.casefold()) or entry.kind
        if known in ("volunteer-led-group", "faith-group", "vcse-organisation", "statutory-service"):
            return known
        guess = vocabulary.kind_of(body) or vocabulary.kind_of(entry.name)
        notes.guessed.append("kind")
        return guess or str(
            self._default.get("kind", "vcse-organisation" if entry.body.name else "volunteer-led-group")
        )

    def _sorted(self, entry: Entry, words: str, notes: Notes) -> Record:
        """Its categories: by the mapping, else by its words, else as the list names them."""
        ours: list[str] = []
        for label in entry.categories:
            if label.casefold() in self._categories:
                ours += self._categories[label.casefold()]
            else:
                notes.unknown_categories.append(label)
        if not ours and (ours := vocabulary.categories_of_words(entry.name, f"{entry.summary} {words}")):
            notes.guessed.append("categories")
        ours = list(dict.fromkeys([*ours, *([] if ours else self._default.get("categories", []))]))[:5]
        if ours and "other" not in ours:
            return {"categories": ours}
        label = clean.line(", ".join(entry.categories), 100) or "Not sorted yet"
        return {"categories": ours or ["other"], "other_category": label}

    def _who_for(self, entry: Entry, notes: Notes) -> Record:
        found = [meaning for label in entry.audience for meaning in vocabulary.meanings("audience", label)]
        unknown = [label for label in entry.audience if not vocabulary.meanings("audience", label)]
        told = self._words("\n".join(filter(None, (entry.eligibility, ", ".join(unknown)))), "who it is for", notes)
        return _only(
            minimum_age=_age(entry.minimum_age),
            maximum_age=_age(entry.maximum_age),
            **{"for": list(dict.fromkeys(found))[:12]},
            notes=clean.cut(told, clean.WORDS),
        )

    def _how_to_join(self, entry: Entry, notes: Notes) -> Record:
        """Only what the list says; a link worker can always ask."""
        steps = self._words(entry.how_to_join, "how to join", notes, clean.WORDS)
        ways = ["professional-referral"] if entry.needs_referral else []
        if not entry.needs_referral and any(word in steps.lower() for word in _TURN_UP):
            ways.append("turn-up")
        booking = clean.website(entry.booking)
        return _only(
            ways=[*ways, *(["online"] if booking else [])] or ["link-worker"], steps=steps, booking_url=booking
        )

    def _organisation(self, entry: Entry, notes: Notes) -> Record | None:
        body = entry.body
        if not body.name.strip():
            return None
        kind = self._kind(entry, Notes())
        made: Record = {
            "name": clean.line(body.name),
            "kind": "vcse-organisation" if kind == "volunteer-led-group" else kind,
            "description": clean.cut(self._words(body.description, "organisation's description", notes), clean.TEXT),
            "website": clean.website(body.website),
            "source": {"dataset": self._dataset, "id": clean.line(body.id or body.name)},
        }
        return scrubbed({key: value for key, value in made.items() if value}, notes.kept_back)


def scrubbed(record: Record, kept_back: list[KeptBack], but: tuple[str, ...] = ("contacts",)) -> Record:
    """The record without personal-looking details in any of its texts. Contacts were looked at one by one."""
    found: list[str] = []
    clean_record: Record = personal.scrubbed(record, found, but)
    kept_back += [KeptBack("text", "", value) for value in found]
    return clean_record


def _only(**fields: Any) -> Record:
    """Those fields that say something."""
    return {key: value for key, value in fields.items() if value not in ("", [], None)}


def _age(raw: str) -> int | None:
    """Years. Below nought, and "0 to 100" or more, is how lists say that they do not know."""
    try:
        years = int(float(raw))
    except ValueError:
        return None
    return years if 0 < years < 99 else None


def _languages(labels: list[str], notes: Notes) -> list[str]:
    found = {label: vocabulary.language(label) for label in labels if label.strip()}
    unknown = [label for label, code in found.items() if not code]
    if unknown:
        notes.said.append(f"These languages are not known: {', '.join(unknown)}.")
    return list(dict.fromkeys(code for code in found.values() if code))[:20]
