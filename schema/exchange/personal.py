"""Which contacts look like one person's own, so that they wait for consent outside the records."""

from __future__ import annotations

import re
from typing import Any

FREE_MAIL = (
    "gmail", "googlemail", "hotmail", "outlook", "live", "yahoo", "ymail", "icloud", "me", "mac", "aol", "btinternet",
    "btopenworld", "talktalk", "sky", "virginmedia", "ntlworld", "blueyonder", "tiscali", "protonmail", "proton", "gmx",
    "mail", "msn", "fastmail", "zoho", "hushmail", "o2", "tesco", "plus", "fsmail", "rocketmail",
)  # fmt: skip
ROLES = (
    "info", "admin", "office", "enquiries", "enquiry", "hello", "contact", "mail", "help", "support", "bookings",
    "booking", "reception", "secretary", "chair", "team", "manager", "events", "volunteer", "volunteering", "food",
    "foodbank", "library", "centre", "center", "general", "post", "service", "services", "membership", "treasurer",
    "warden", "coordinator", "referrals", "referral", "advice", "customer", "council", "club", "group", "kitchen",
)  # fmt: skip
_EMAIL = re.compile(r"[^\s@<>(),;:\"]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MOBILE = re.compile(r"(?<![0-9])(?:\+44[ -]?(?:\(0\))?[ -]?7|07)(?:[ -]?[0-9]){9}(?![0-9])")
KEPT_BACK = "(not shown here)"


def is_mobile(number: str) -> bool:
    """A British mobile number: often in somebody's own pocket, whoever pays for it."""
    return bool(_MOBILE.search(number))


def is_free_mail(address: str) -> bool:
    """An address at one of the free mail services."""
    return address.rpartition("@")[2].lower().split(".")[0] in FREE_MAIL


def names_a_person(address: str, name: str = "") -> bool:
    """Does the part before the @ look like a person's name: theirs, or two words of which none is a role?"""
    local = address.rpartition("@")[0].lower()
    parts = [part for part in re.split(r"[._\-0-9]+", local) if part]
    named = [part.lower() for part in re.findall(r"[^\W\d_]{3,}", name)]
    if any(part in local for part in named):
        return True
    return len(parts) == 2 and all(part.isalpha() for part in parts) and not set(ROLES).intersection(parts)


def is_personal(value: str, name: str = "") -> bool:
    """May a number or an address be somebody's own? `name` is whose it is said to be."""
    return is_free_mail(value) or names_a_person(value, name) if "@" in value else is_mobile(value)


def kept_out(words: str) -> tuple[str, list[str]]:
    """A text without mobile numbers and personal-looking addresses, and those that were taken out."""
    found = [each[0] for each in _MOBILE.finditer(words)]
    found += [each for each in _EMAIL.findall(words) if is_free_mail(each) or names_a_person(each)]
    for each in found:
        words = words.replace(each, KEPT_BACK)
    return words, found


def scrubbed(value: Any, found: list[str], but: tuple[str, ...] = ()) -> Any:
    """A record, or a part of one, whose texts have nothing personal-looking in them; what was taken goes to `found`.

    Fields named in `but` are left as they are.
    """
    if isinstance(value, dict):
        return {key: inner if key in but else scrubbed(inner, found) for key, inner in value.items()}
    if isinstance(value, list):
        return [scrubbed(inner, found) for inner in value]
    if not isinstance(value, str) or value.startswith(("http://", "https://")):
        return value
    words, personal = kept_out(value)
    found += personal
    return words
