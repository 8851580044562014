"""Did you mean …? The closest of the known words to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

# Among very many words, only those that begin alike and are about as long are compared: it takes too long else.
_MANY, _SLIPS = 300, 3


def meant(word: str, known: Iterable[str]) -> str:
    """`Did you mean "…"?` when a known word is close, else nothing."""
    words = list(known)
    if len(words) > _MANY:
        words = [each for each in words if each[:1] == word[:1] and abs(len(each) - len(word)) <= _SLIPS]
    close = difflib.get_close_matches(word, words, 1, 0.6)
    return f'Did you mean "{close[0]}"?' if close else ""
