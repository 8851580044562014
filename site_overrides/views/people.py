"""The people side of a group: who it is for, the first visit, who can come along, languages, how to join."""

from typing import Any, TypedDict

from site_overrides.menu import Menu, Record
from site_overrides.words import Words


class FirstVisit(TypedDict):
    """What happens the first time. Every part may be empty."""

    who_meets_you: str
    getting_in: str
    what_happens: str
    what_to_bring: str
    bring_someone: str
    """Whether a friend may come, in a sentence; empty when not known."""


class Companion(TypedDict):
    """Who can come with you. Empty parts are not known."""

    buddy: str
    link_worker: str
    notes: str
    scheme_name: str
    scheme_description: str
    scheme_how: str
    scheme_telephone: str


class Contact(TypedDict):
    """Somebody to ask. All but one of the ways may be empty."""

    role: str
    name: str
    telephone: str
    text: str
    email: str
    hours: str


class Join(TypedDict):
    """What to do to come along."""

    ways: list[str]
    """Each way in a few words."""
    steps: str
    booking_url: str


def who_for_text(t: Words, group: Record) -> str:
    """Who it is for, in one line. Everyone, when nobody has said otherwise."""
    said = group.get("who_for", {})
    people = [t(f"people.{each}") for each in said.get("for", [])] + list(said.get("conditions", []))
    text = _people(t, said, people)
    ages = _ages(t, said)
    text = t("who-for.with-ages", people=text, ages=ages) if ages else text
    return text if said.get("only") or not people else t("who-for.others-too", people=text)


def _people(t: Words, said: dict[str, Any], people: list[str]) -> str:
    if not people:
        return t("who-for.everyone")
    return t("who-for.only" if said.get("only") else "who-for.mainly", people=t.both(people))


def _ages(t: Words, said: dict[str, Any]) -> str:
    least, most = said.get("minimum_age"), said.get("maximum_age")
    if least is not None and most is not None:
        return t("who-for.ages-between", least=least, most=most)
    if least is not None:
        return t("who-for.ages-from", least=least)
    return t("who-for.ages-to", most=most) if most is not None else ""


def first_visit(menu: Menu, group: Record) -> FirstVisit:
    """The group's words. Translated ones lie flat in the record: see the schema's translations."""
    t, said = menu.words, group.get("first_visit", {})
    meets = group.get("who_meets_you", said.get("who_meets_you", ""))
    return {
        "who_meets_you": meets or (t("first.someone-meets-you") if said.get("someone_meets_you") else ""),
        "getting_in": group.get("getting_in", said.get("getting_in", "")),
        "what_happens": group.get("what_happens", said.get("what_happens", "")),
        "what_to_bring": group.get("what_to_bring", said.get("what_to_bring", "")),
        "bring_someone": _yes_no(t, "first.bring-someone", said.get("bring_someone")),
    }


def companion(menu: Menu, group: Record) -> Companion:
    t, said = menu.words, group.get("companion", {})
    scheme = menu.place.get("buddy_scheme", {}) if said.get("buddy") else {}
    return {
        "buddy": _yes_no(t, "companion.buddy", said.get("buddy")),
        "link_worker": _yes_no(t, "companion.link-worker", said.get("link_worker")),
        "notes": said.get("notes", ""),
        "scheme_name": scheme.get("name", ""),
        "scheme_description": scheme.get("description", ""),
        "scheme_how": scheme.get("how", ""),
        "scheme_telephone": scheme.get("telephone", ""),
    }


def _yes_no(t: Words, key: str, answer: bool | None) -> str:
    return "" if answer is None else t(f"{key}.{'yes' if answer else 'no'}")


def join(menu: Menu, group: Record) -> Join:
    said = group["how_to_join"]
    return {
        "ways": _any_of(menu.words, [menu.words(f"join.{way}") for way in said["ways"]]),
        "steps": group.get("steps", said.get("steps", "")),
        "booking_url": said.get("booking_url", ""),
    }


def _any_of(t: Words, ways: list[str]) -> list[str]:
    """One way is enough: several would read as so many steps."""
    return [f"{t('join.any')} {ways[0]}", *ways[1:]] if len(ways) > 1 else ways


def contacts(group: Record) -> list[Contact]:
    keys = ("role", "name", "telephone", "text", "email", "hours")
    return [{key: each.get(key, "") for key in keys} for each in group.get("contacts", [])]  # type: ignore[misc]


def languages(t: Words, codes: list[str]) -> list[str]:
    """Names of languages in the menu's own language."""
    return [t.language_name(code) for code in codes]
