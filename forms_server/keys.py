"""Random names and signed tokens: references people read out, and links that nobody can guess."""

import hashlib
import secrets
from collections.abc import Sequence

from itsdangerous import BadSignature, Signer

CLEAR = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""No letter that looks like another, and no vowels, so that no words appear."""
LETTERS = 8


def new_reference() -> str:
    """A reference such as `K7QF-2M9X`."""
    number, letters = secrets.randbelow(len(CLEAR) ** LETTERS), ""
    for _ in range(LETTERS):
        number, at = divmod(number, len(CLEAR))
        letters += CLEAR[at]
    return f"{letters[:4]}-{letters[4:]}"


def new_name() -> str:
    """A name that nobody can guess: 192 random bits."""
    return secrets.token_urlsafe(24)


def new_handle() -> str:
    """A short name for addresses. It is no key."""
    return secrets.token_hex(6)


class TokenMaker:
    """Makes and checks the tokens of invitations, with keys that can be changed without breaking links."""

    def __init__(self, keys: Sequence[str]) -> None:
        """`keys` has the newest first."""
        self._signer = Signer(list(reversed(keys)), salt="invitation", digest_method=hashlib.sha256)

    def make(self) -> str:
        """A new token."""
        return self._signer.sign(new_name()).decode()

    def genuine(self, token: str) -> bool:
        """Whether we made it. Compares in constant time, before the database is asked anything."""
        try:
            self._signer.unsign(token)
        except BadSignature:
            return False
        return True


def hash_of(token: str) -> bytes:
    """What is stored in place of a token. Plain SHA-256 is enough for something random and long."""
    return hashlib.sha256(token.encode()).digest()
