"""From what a booklet holds to its PDF. The only file that knows Typst.

The PDF is tagged for screen readers and held to PDF/UA-1 (ISO 14289-1) by Typst itself: it refuses a picture without
words, a level of heading that is left out, and a letter that no font has. Only our own fonts are used, so that a
booklet is the same on every machine.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst

from site_overrides.assets import LIBRARIES, MissingLibrary
from site_overrides.booklet.codes import code
from site_overrides.booklet.shapes import Booklet, Said

TEMPLATE = Path(__file__).with_name("booklet.typ")
FONTS = LIBRARIES / "@expo-google-fonts"
LATIN = "Atkinson Hyperlegible Next"
"""Made by the Braille Institute for people who see badly. It has the letters of Welsh, Polish and Romanian too."""
SCRIPTS = {"ar": "Vazirmatn", "bn": "Hind Siliguri", "ur": "Vazirmatn"}
"""The font of each language that is written in other letters. Another language's words fall back on them too.

Each draws a letter and its dots as one. From fonts that draw them apart, such as Noto's, a PDF holds some letters twice
and others out of order: it looks right, but nobody could listen to it, search in it or translate it.
"""
WEIGHTS = ("400Regular", "700Bold")
STRANGE = 12
"""So many letters without a font are not a slip here and there, but a language that cannot be printed."""
_WITHOUT_FONT = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_PAGE = re.compile(rb"/Type\s*/Page\b")


class Unprintable(Exception):
    """What a booklet holds cannot be printed. Its text says why."""


@dataclass(frozen=True)
class Printed:
    """A booklet as a PDF."""

    pdf: bytes
    pages: int
    lost: str
    """Letters that no font has, which were left out."""


def inputs(booklet: Booklet) -> bytes:
    """Digest of all that a booklet is made from, but the day it says. Raises MissingLibrary."""
    digest = hashlib.blake2b(_tools(), digest_size=16)
    digest.update(json.dumps(booklet, sort_keys=True).encode())
    return digest.digest()


@cache
def _tools() -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for file in (TEMPLATE, Path(__file__), *_font_files()):
        digest.update(file.read_bytes())
    digest.update(repr((version("typst"), version("segno"))).encode())
    return digest.digest()


def typeset(booklet: Booklet, day: date, printed: Said) -> Printed:
    """The PDF of a booklet made on `day`, which `printed` says in words. Raises Unprintable and MissingLibrary."""
    content = json.dumps([booklet, printed], ensure_ascii=False)
    try:
        return _printed(_compiled(content, day), "")
    except typst.TypstError as error:
        lost = _without_font(error)
        if not lost or len(lost) > STRANGE:
            raise Unprintable(_reason(booklet, lost, error)) from None
    try:
        return _printed(_compiled(content.translate(dict.fromkeys(map(ord, lost))), day), lost)
    except typst.TypstError as error:
        raise Unprintable(_reason(booklet, "", error)) from None


def _printed(pdf: bytes, lost: str) -> Printed:
    return Printed(pdf, len(_PAGE.findall(pdf)), lost)


def _compiled(content: str, day: date) -> bytes:
    booklet, printed = json.loads(content)
    addresses = [entry["address"] for chapter in booklet["chapters"] for entry in chapter["entries"]]
    given = {"booklet": booklet, "printed": printed, "codes": {each: code(each) for each in addresses}}
    given["fonts"] = list(dict.fromkeys([LATIN, SCRIPTS.get(booklet["language"], LATIN), *SCRIPTS.values()]))
    return typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"day": day.isoformat(), **{name: json.dumps(each) for name, each in given.items()}},
        pdf_standards="ua-1",
        timestamp=datetime.combine(day, time(12), UTC),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[file.parent for file in _font_files()])


@cache
def _font_files() -> list[Path]:
    files = sorted(file for weight in WEIGHTS for file in FONTS.glob(f"*/{weight}/*.ttf"))
    if len(files) != len(WEIGHTS) * len({LATIN, *SCRIPTS.values()}):
        raise MissingLibrary("The fonts of the booklets are not installed. Run: make booklet")
    return files


def _without_font(error: typst.TypstError) -> str:
    """The letters of a text that cannot be shown, as Typst lists them."""
    found = "".join(_WITHOUT_FONT.findall(error.diagnostic))
    return "".join(dict.fromkeys(_ESCAPE.sub(lambda each: chr(int(each[1], 16)), found)))


def _reason(booklet: Booklet, lost: str, error: typst.TypstError) -> str:
    if lost:
        return f"No font here has the letters of this language ({booklet['language']}), such as {lost[:3]}."
    return str(error.message)
