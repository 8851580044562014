"""What a phone needs to put the menu among its apps, as W3C's Web Application Manifest describes it."""

import json

from site_overrides.foreign import bare
from site_overrides.views.site import Site

SIZES = (192, 512)
PAPER, BAND = "#fbf5e9", "#0f4753"
"""As in `theme/css/tokens.css`."""


def manifest_path(prefix: str) -> str:
    return f"{prefix}menu.webmanifest"


def icon_path(size: int) -> str:
    return f"assets/icon-{size}.png"


def manifest(site: Site, prefix: str) -> str:
    """Of one language, whose pages are in the folder `prefix`. Other languages stay within the same app."""
    root = "../" if prefix else "./"
    icons = [
        {"src": root + icon_path(size), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    said = {
        "name": bare(site["name"]),
        "short_name": bare(site["place"]),
        "description": bare(site["tagline"]),
        "lang": site["language"],
        "dir": site["direction"],
        "start_url": "./",
        "scope": root,
        "display": "minimal-ui",  # with a way back, which some phones have nowhere else
        "background_color": PAPER,
        "theme_color": BAND,
        "icons": icons,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
