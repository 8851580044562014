"""Which code and libraries turn records into pages: what one version remembers says nothing to another."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ("jinja2", "cmarkgfm", "nh3", "babel", "mkdocs", "mkdocs-material", "holidays", "python-dateutil")


@cache
def code_digest() -> bytes:
    """Of the code, the schemas (which say what is public) and the libraries that turn records into pages."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((sys.version, [version(name) for name in LIBRARIES])).encode())
    for room in ("schema", "site_overrides"):
        for file in sorted((*(ROOT / room).rglob("*.py"), *(ROOT / room).rglob("*.schema.json"))):
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes() + b"\0")
    return digest.digest()
