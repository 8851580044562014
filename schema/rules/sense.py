"""Rules about one record making sense: parts of it that must not contradict each other."""

from __future__ import annotations

import re

from schema.problems import Record, listed
from schema.rules.finding import Findings, Texts, error, sessions, warning

_HTML = re.compile(r"<[A-Za-z/!][^>]*>")
# Each way of taking part, and the fields of `where` that say how it is done.
_SAYS_HOW = {
    "in-person": ("venue", "address", "meeting_point", "address_hidden"),
    "online": ("online",),
    "telephone": ("telephone",),
    "home-visit": ("home_visits",),
}


def everyone_or_some(record: Record) -> Findings:
    who = record.get("who_for", {})
    if who.get("everyone") and who.get("only"):
        message = "it is for everyone, and only says it is not."
        yield error(("who_for", "only"), True, message, "Keep either everyone or only.")
    if who.get("only") and not who.get("for") and not who.get("conditions"):
        yield error(("who_for", "only"), True, "it does not say who it is only for.", "Add for, or delete only.")


def youngest_before_oldest(record: Record) -> Findings:
    who = record.get("who_for", {})
    youngest, oldest = who.get("minimum_age"), who.get("maximum_age")
    if youngest is not None and oldest is not None and youngest > oldest:
        message = f"the oldest age, {oldest}, is less than the youngest, {youngest}."
        yield error(("who_for", "maximum_age"), oldest, message, "Swap them.")


def ways_say_how(record: Record) -> Findings:
    where, places = record["where"], [session.get("venue") for _, session in sessions(record)]
    for way in where["ways"]:
        if not any(key in where for key in _SAYS_HOW[way]) and not (way == "in-person" and any(places)):
            message = f"it happens {way}, and nothing says where or how."
            yield warning(("where", "ways"), way, message, f"Add {listed(_SAYS_HOW[way][:2])} to where.")


def session_way_is_a_way(record: Record) -> Findings:
    ways = record["where"]["ways"]
    for path, session in sessions(record):
        if session.get("way", ways[0]) not in ways:
            way = session["way"]
            yield error((*path, "way"), way, f'"{way}" is not one of the ways in where.', "Add it there too.")


def venue_or_address(record: Record) -> Findings:
    where = record["where"]
    for key in ("address", "coordinates"):
        if "venue" in where and key in where:
            yield error(("where", key), where[key], "the venue says this already.", f"Keep venue or {key}, not both.")


def joining_ways_have_contacts(record: Record) -> Findings:
    join, contacts = record["how_to_join"], record.get("contacts", ())
    for way in ("telephone", "text", "email"):
        known = any(way in contact for contact in contacts) or way in record["where"]
        if way in join["ways"] and not known and "organisation" not in record:
            message = f"people can join by {way}, and no contact has one."
            yield warning(("how_to_join", "ways"), way, message, f"Add a contact with {way}.")
    if "online" in join["ways"] and not ("booking_url" in join or "website" in record or "online" in record["where"]):
        message = "people can join online, and there is no page to do it on."
        yield warning(("how_to_join", "ways"), "online", message, "Add booking_url or website.")


def room_and_places_agree(record: Record) -> Findings:
    capacity = record.get("capacity", {})
    if capacity.get("room") == "full" and capacity.get("places"):
        message = "there are places, and room says full."
        yield error(("capacity", "places"), capacity["places"], message, "Change one of them.")


def lower_prices_are_lower(record: Record) -> Findings:
    cost = record["cost"]
    for index, concession in enumerate(cost.get("concessions", ())):
        if concession["amount"] > cost.get("amount", concession["amount"]):
            where = ("cost", "concessions", index, "amount")
            yield warning(where, concession["amount"], "this is more than the usual price.", "Check both prices.")


def faith_is_told(record: Record) -> Findings:
    if record["kind"] == "faith-group" and "faith" not in record:
        message = "a faith group runs it, and it does not say which, or whether faith is part of it."
        yield warning(("faith",), None, message, 'Add faith, for example "Methodist. There are no prayers here."')


def no_html(texts: Texts) -> Findings:
    for path, text in texts:
        if "<" in text and (found := _HTML.search(text)):
            yield warning(path, found[0], f'"{found[0]}" is HTML, and is shown as typed.', "Use plain words.")
