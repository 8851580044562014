"""How a page links to another: by a relative address, so that a copied folder works without a server."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from site_overrides.shell import slot, to_root

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Linker:
    """`versions` are the assets' addresses with a few letters that change when they do."""

    url: str
    versions: Mapping[str, str]

    def root(self, path: str) -> str:
        """What leads from a page to the menu's root. What is shown for a wrong address may be shown at any depth."""
        return urlsplit(self.url).path if path == NOT_FOUND else to_root(path)

    def versioned(self, path: str) -> str:
        return self.versions.get(path, path)

    def link_in_shell(self, to: str) -> str:
        """What templates call as `link` in the frame of pages at any depth."""
        return slot("root") + self.versioned(to)

    def link_from(self, path: str) -> Callable[[str], str]:
        """What templates call as `link` on the page at `path`."""
        root = self.root(path)
        return lambda to: root + self.versioned(to)
