"""Codes to scan: an address as a QR code (ISO/IEC 18004), drawn as SVG."""

from functools import cache
from io import BytesIO

import segno


@cache
def code(address: str) -> str:
    """The drawing, without a quiet zone: the page around it is white. A fifth of it may be dirty (level Q)."""
    drawing = BytesIO()
    segno.make_qr(address, error="q").save(drawing, kind="svg", border=0, xmldecl=False, omitsize=True)
    return drawing.getvalue().decode()
