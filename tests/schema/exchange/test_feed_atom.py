"""The feed of new and changed groups, as other people's readers see it."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given

from schema.exchange.feed_atom import LONGEST, Change, feed
from schema.exchange.listing import Listing
from tests.schema.exchange.localities import DIRECTORIES, HIDDEN, STAFF, listing, marked
from tests.schema.nasty import TEXT

NAMES = {"": "http://www.w3.org/2005/Atom"}


def entries(text: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(text).findall("entry", NAMES)


def said(entry: ElementTree.Element, name: str) -> str:
    return entry.findtext(name, "", NAMES)


def test_the_newest_come_first_and_say_whether_they_are_new() -> None:
    changes = {
        "bell-knitters": Change("2026-03-01", "2026-03-01"),
        "cold-knees": Change("2026-10-01", "2026-01-01"),
        "no-such-group": Change("2026-11-01"),
    }
    found = entries(feed(listing(DIRECTORIES[0]), changes, "feed.xml"))
    assert [said(entry, "updated")[:10] for entry in found] == ["2026-10-01", "2026-03-01"]
    categories = [entry.find("category", NAMES) for entry in found]
    assert [each.get("term") for each in categories if each is not None] == ["changed", "new"]


def test_it_does_not_grow_for_ever() -> None:
    known = marked()
    groups = {f"g{at}": known.groups["knitters"] for at in range(LONGEST + 5)}
    many: Listing = replace(known, groups=groups)
    assert len(entries(feed(many, dict.fromkeys(groups, Change("2026-01-01")), "feed.xml"))) == LONGEST


@given(words=TEXT)
def test_any_text_is_sound(words: str) -> None:
    known = marked()
    nasty = {**known.groups["knitters"], "name": words or "x"}
    [entry] = entries(feed(replace(known, groups={"g": nasty}), {"g": Change("2026-01-01")}, "feed.xml"))
    assert said(entry, "title").split() == (words or "x").split()


def test_nothing_for_staff_and_no_hidden_place_is_in_it() -> None:
    text = feed(marked(), dict.fromkeys(marked().groups, Change("2026-01-01")), "feed.xml")
    assert "Refuge" in text and STAFF not in text and HIDDEN not in text
