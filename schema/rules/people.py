"""Rules that protect people: consent, addresses that must not be shown, and personal details in the wrong place."""

from __future__ import annotations

import re

from schema.problems import Record
from schema.rules.finding import Findings, Texts, error, texts, warning

_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![0-9])(?:\+44|0[1-9])(?:[ -]?[0-9]){8,10}(?![0-9])")
_MOBILE = re.compile(r"^(?:\+44 ?7|07)")
_NHS_NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])")
_NHS_WEIGHTS = range(10, 1, -1)
# Fields that are there to hold a number, so that a number in them is no surprise.
_NUMBER_FIELDS = frozenset(
    {"telephone", "text", "identifier", "url", "website", "booking_url", "social_media", "staff"}
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


def no_telephone_in_text(texts: Texts) -> Findings:
    for path, text in texts:
        if (found := _TELEPHONE.search(text)) and not _NUMBER_FIELDS.intersection(path):
            message = f'there is a telephone number in the text: "{found[0]}".'
            yield warning(path, found[0], message, "Put it under contacts, with consent, so that people can tap it.")


def no_nhs_number(texts: Texts) -> Findings:
    for path, text in texts:
        for found in _NHS_NUMBER.findall(text):
            if is_nhs_number(found) and not text.startswith(("http://", "https://")):
                yield error(path, None, "there is what looks like a person's NHS number.", "Delete it at once.")


def is_nhs_number(text: str) -> bool:
    """Is the last of the ten digits the check digit of the others (NHS Data Dictionary: modulus 11)?"""
    digits = [int(character) for character in text if character.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, _NHS_WEIGHTS, strict=False)) % 11
    return len(digits) == 10 and check % 11 == digits[9]
