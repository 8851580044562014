"""What the site's generator rendered, kept between builds: it need not render again what would come out the same.

That is the shells and the pages of prose. They are made from the frame of each language, the prose, the templates, the
assets' addresses, the settings and the code, and from no record but the place's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from site_overrides.editions import Edition
from site_overrides.linker import Linker
from site_overrides.press import digest
from site_overrides.product_pages import Source
from site_overrides.templates import templates_digest
from site_overrides.version import code_digest


@dataclass
class Rendered:
    """HTML of the shells by the names of their sources, and of the pages of prose by path. `made_from` is a digest."""

    made_from: bytes = b""
    shells: dict[str, str] = field(default_factory=dict)
    prose: dict[str, str] = field(default_factory=dict)


def made_from(
    editions: Iterable[Edition], linker: Linker, prose: Mapping[str, Source], app: bool, settings: bytes
) -> bytes:
    """A digest of everything that the rendering looks at. `app` says whether pages lead to the files of an app."""
    frames = [
        (each.prefix, each.site, each.menu.place, sorted(each.menu.words.texts.items()),
         sorted(each.menu.words.patterns.items()))
        for each in editions
    ]  # fmt: skip
    pages = [(name, source.language, source.file.read_bytes()) for name, source in prose.items()]
    said = repr((frames, pages, linker.url, sorted(linker.versions.items()), app, settings))
    return digest(said.encode(), templates_digest(), code_digest())
