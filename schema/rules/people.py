"""Rules that protect people: consent, addresses that must not be shown, and personal details in the wrong place."""

from __future__ import annotations

import re

from schema.privacy import nhs_numbers, ways_to_reach
from schema.problems import Record
from schema.rules.finding import Findings, Texts, error, texts, warning

_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:\+44 ?7|07)")
# Without one of these a text holds neither a telephone number nor an e-mail address.
_MAY_REACH = frozenset("0+@")
# The digits of an NHS number.
_NHS_NUMBER = 10
# Fields that are there to hold a number, so that a number in them is no surprise.
_NUMBER_FIELDS = frozenset(
    {"telephone", "text", "email", "identifier", "url", "website", "booking_url", "social_media", "staff"}
)


def contact_needs_consent(record: Record) -> Findings:
    for index, contact in enumerate(record.get("contacts", ())):
        if "consent" in contact:
            continue
        mobile = next((key for key in ("telephone", "text") if _MOBILE.match(contact.get(key, ""))), None)
        if mobile and "name" in contact:
            message = "a named person's mobile number may not be kept without their consent."
            remedy = "Ask the person and add consent with given_on and how, or take the contact out."
            yield error(("contacts", index, mobile), contact[mobile], message, remedy)
        else:
            message = "the contact has no consent, so it is not published."
            yield warning(("contacts", index), None, message, "Ask, then add consent with given_on and how.")


def listing_needs_consent(record: Record) -> Findings:
    """A public service is public already; whoever is on another list agreed there."""
    agreed = "listing_consent" in record or "source" in record or record["kind"] == "statutory-service"
    if record["status"] == "listed" and not agreed:
        message = "the group is listed, and nothing says that it agreed to be."
        remedy = "Add listing_consent with given_on and how, or source if it is on another list, or make it a draft."
        yield error(("listing_consent",), None, message, remedy)


def hidden_address_stays_hidden(record: Record) -> Findings:
    if "address_hidden" not in record["where"]:
        return
    for path, text in texts(record):
        if found := _POSTCODE.search(text):
            message = f'"{found[0]}" looks like a postcode, and the address of this group is hidden.'
            yield error(path, found[0], message, "Take it out: nothing in this file may say where the group is.")


def no_way_to_reach_somebody_in_text(texts: Texts) -> Findings:
    for path, text in texts:
        if _MAY_REACH.isdisjoint(text) or _NUMBER_FIELDS.intersection(path):
            continue
        for found in ways_to_reach(text)[:1]:
            message = f'there is a telephone number or an e-mail address in the text: "{found}".'
            yield warning(path, found, message, "Put it under contacts, with consent, so that people can tap it.")


def no_nhs_number(texts: Texts) -> Findings:
    """Telephone numbers begin with 0, and no NHS number does."""
    for path, text in texts:
        if len(text) < _NHS_NUMBER or text.startswith("http"):
            continue
        if any(not found.startswith("0") for found in nhs_numbers(text)):
            yield error(path, None, "there is what looks like a person's NHS number.", "Delete it at once.")
