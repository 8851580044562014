"""Looking into a PDF as its readers do: its words, what it says about itself, and what a screen reader is told."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def reader_of(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """Every word of it, those for pictures and those about it among them."""
    reader = reader_of(pdf)
    about = [str(reader.metadata), *(str(each["/Alt"]) for each in elements(reader) if "/Alt" in each)]
    return "\n".join([*about, *(page.extract_text() for page in reader.pages)]).replace("\u00a0", " ")


def elements(reader: PdfReader) -> Iterator[Any]:
    """The elements of its structure, such as headings and figures, in the order they are read."""
    root: Any = reader.trailer["/Root"]
    yield from _within(root["/StructTreeRoot"])


def _within(element: Any) -> Iterator[Any]:
    element = element.get_object()
    if isinstance(element, list):
        for each in element:
            yield from _within(each)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element
        if "/K" in element:
            yield from _within(element["/K"])
