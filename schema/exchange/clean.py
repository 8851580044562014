"""Texts from somebody else's list, made into texts of ours: no HTML, nothing unsafe, one way to write each thing."""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3

from schema.formats import is_email, is_web_address

_BLOCKS = {"p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "tr", "table", "blockquote", "section"}
_KEPT = _BLOCKS | {"li", "a", "b", "strong", "i", "em", "u", "span", "td", "th", "tbody", "thead"}
_LOOKS_LIKE_HTML = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:[a-z]+|#\d+);")
_UNSAFE = re.compile(
    r"<\s*(script|iframe|object|embed|form|style|svg|meta|link)\b|\bon[a-z]+\s*=|javascript:|data:text", re.IGNORECASE
)
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"'(])")

LINE, WORDS, TEXT = 200, 600, 6000
"""The longest line, the longest few words and the longest text of a record, in characters."""


def text(raw: str) -> tuple[str, bool]:
    """Plain text, and whether something unsafe was dropped. Paragraphs and lists keep their lines."""
    unsafe = bool(_UNSAFE.search(raw))
    if _LOOKS_LIKE_HTML.search(raw):
        raw = _Words.of(nh3.clean(raw, tags=_KEPT, attributes={"a": {"href"}}, clean_content_tags={"script", "style"}))
    raw = html.unescape(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    raw = re.sub(r"<(?=[A-Za-z/!])", "< ", _INVISIBLE.sub("", raw))
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in raw.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), unsafe


class _Words(HTMLParser):
    """The words of HTML that is already clean, with a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._link = ""

    @classmethod
    def of(cls, clean: str) -> str:
        reading = cls()
        reading.feed(re.sub(r"[ \t]*\r?\n[ \t]*", " " if "<p" in clean or "<br" in clean else "\n", clean))
        reading.close()
        return "".join(reading._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._link = dict(attrs).get("href") or ""
        elif tag in _BLOCKS or tag == "li":
            self._parts.append({"br": "\n", "li": "\n- ", "tr": "\n"}.get(tag, "\n\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS - {"br"}:
            self._parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self._parts.append(data)


def line(raw: str, longest: int = LINE) -> str:
    """One line, cut at a word if it is too long."""
    return cut(" ".join(text(raw)[0].split()), longest)


def cut(words: str, longest: int) -> str:
    """Text that is not too long: cut at the end of a sentence if one is near, else at a word."""
    if len(words) <= longest:
        return words
    head = words[: longest - 1]
    sentence = max(head.rfind(end) for end in (". ", "! ", "? ", ".\n"))
    if sentence > longest // 2:
        return head[: sentence + 1]
    return head[: head.rfind(" ")].rstrip(" ,;:-–") + "…" if " " in head else head + "…"


def first_sentence(words: str) -> str:
    """What comes first, for a summary: one sentence of the first paragraph that is not a heading."""
    paragraphs = [" ".join(each.split()) for each in words.split("\n") if each.strip()]
    chosen = next((each for each in paragraphs if each[-1] in ".!?" and len(each) > 20), "") or " ".join(paragraphs)
    return cut(_SENTENCE.split(chosen)[0], LINE)


def telephone(raw: str) -> str:
    """A number of ours, or empty. Words around it, such as a label or an extension, are not part of it."""
    found = re.search(r"\+?[(\d][\d\s().\-/]{3,}\d", raw.replace("\u00a0", " "))
    if not found:
        return ""
    digits = re.sub(r"\(0\)", "", found[0]) if found[0].startswith("+") else found[0]
    number = " ".join(re.sub(r"[().\-/]", " ", digits).split())
    return number if re.fullmatch(r"[+0-9][0-9 ]{2,18}[0-9]", number) else ""


def telephones(raw: str) -> list[str]:
    """Every number in a cell that may hold several."""
    parts = re.split(r"[\n;,]|\bor\b|/(?=\s*0)", raw)
    return list(dict.fromkeys(number for number in map(telephone, parts) if number))


def emails(raw: str) -> list[str]:
    """Every e-mail address in a cell. Addresses that can reach nobody are left out."""
    parts = re.split(r"[\s;,<>]+", raw.replace("mailto:", ""))
    return [part for part in parts if "@" in part and is_email(part) and not part.endswith(".invalid")]


def website(raw: str) -> str:
    """A whole web address, or empty."""
    address = raw.strip().split()[0] if raw.strip() else ""
    if address and "://" not in address and re.match(r"^[\w-]+(\.[\w-]+)+(/|$|\?)", address):
        address = f"https://{address}"
    good = address.startswith(("http://", "https://")) and len(address) <= 500
    return address if good and is_web_address(address) and "." in (urlsplit(address).hostname or "") else ""


def postcode(raw: str) -> str:
    """A postcode with its space, or empty."""
    found = _POSTCODE.search(" ".join(raw.split()))
    return f"{found[1]} {found[2]}".upper() if found else ""


def without_postcode(raw: str) -> str:
    return _POSTCODE.sub("", raw).strip(" ,\n")


def slug(name: str) -> str:
    """An id made of a name: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    return words[:60].rstrip("-") if len(words) <= 60 or "-" not in words[:60] else words[:60].rsplit("-", 1)[0]


def coordinate(raw: str, least: float, most: float) -> float | None:
    """Degrees, or None outside the British Isles: those are other people's mistakes, often 0 and 0."""
    try:
        value = round(float(raw), 6)
    except ValueError:
        return None
    return value if least <= value <= most else None
