"""How names are put in order and looked up."""

import unicodedata

from site_overrides.foreign import bare

NUMBERS = "0-9"
"""The letter of every name that begins with none."""


def sort_key(name: str) -> str:
    """Without accents and case, and without a leading The, as people look things up."""
    name = bare(name)
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)).casefold()
    return plain.removeprefix("the ").lstrip(" '\"‘“(")


def letter_of(key: str) -> str:
    """The letter a sort key is listed under."""
    return key[0].upper() if key[:1].isalpha() else NUMBERS


def slug(letter: str) -> str:
    """A letter as part of an address: itself when it is one of ours, else its number in Unicode."""
    return letter.lower() if letter == NUMBERS or letter.isascii() else f"u{ord(letter[0]):04x}"
