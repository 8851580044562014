"""Find what does not belong in a form about a group: NHS numbers, and ways to reach a person."""

import re

BETWEEN = r"[\s.\-–—/]{0,3}"
"""What people put between digits, and what comes along when they are copied."""
DIGITS = re.compile(rf"(?<![\d+])\d(?:{BETWEEN}\d){{9}}(?!{BETWEEN}\d)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
TELEPHONE = re.compile(r"(?<![\d])(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)")


def nhs_numbers(text: str) -> list[str]:
    """Ten-digit numbers with a valid check digit (modulus 11, as the NHS Data Dictionary describes it)."""
    found = (re.sub(r"\D", "", match[0]) for match in DIGITS.finditer(text))
    return [digits for digits in found if _check_digit(digits) == int(digits[9])]


def _check_digit(digits: str) -> int:
    """0 to 9, or 10 for a number that is never issued."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11


def ways_to_reach(text: str) -> list[str]:
    """E-mail addresses and UK telephone numbers in free text."""
    return EMAIL.findall(text) + [match[0] for match in TELEPHONE.finditer(text)]
