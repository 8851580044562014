"""The pages as HTML: whole, nested rightly, and naming nothing twice."""

import subprocess
from pathlib import Path

from tests.site.test_browser_pages import IN_URDU, PAGES

ROOT = Path(__file__).parent.parent.parent


def test_every_kind_of_page_is_valid(built: Path) -> None:
    """By html-validate's own advice, but that .htmlvalidate.json knows three things: groups choose their names, however
    long; the stylesheet keeps telephone numbers whole; the tick boxes of one question share its name."""
    paths = sorted({path.partition("#")[0] for path in PAGES + IN_URDU})
    files = [str(built / (path if path.endswith(".html") else f"{path}index.html")) for path in paths]
    command = ["node", "node_modules/.bin/html-validate", "--config", ".htmlvalidate.json", *files]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout[:4000]
