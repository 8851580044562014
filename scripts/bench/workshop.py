"""Where it is measured: a copy of the product with a memory of its own, generated localities, and the other ways."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.bench import rivals
from scripts.bench.generate import generate
from scripts.bench.timing import Run, run

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("schema", "site_overrides", "scripts")
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]


class Workshop:
    """Everything is below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.product = folder / "product"
        self.product.mkdir()
        for room in ROOMS:
            shutil.copytree(ROOT / room, self.product / room, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", self.product)
        (self.product / "node_modules").symlink_to(ROOT / "node_modules")

    def locality(self, groups: int) -> Path:
        """The directory of a generated locality of so many groups."""
        directory = self.folder / f"records-{groups}"
        if not directory.exists():
            generate(directory, groups, ROOT / "directory")
        return directory

    def build(self, groups: int) -> Run:
        """Build the menu with whatever is remembered."""
        site = self.folder / f"site-{groups}"
        return run([*MKDOCS, "--site-dir", str(site)], self.product, DIRECTORY=str(self.locality(groups)))

    def site(self, groups: int) -> Path:
        """The folder of the built menu of so many groups."""
        site = self.folder / f"site-{groups}"
        if not site.exists():
            self.build(groups)
        return site

    def one_page_with_search(self, index: str) -> Path:
        """The folder of a built MkDocs site of one page whose own search has this index."""
        folder = self.folder / "one-page"
        if not folder.exists():
            rivals.one_page_with_search(folder)
            run(MKDOCS, folder)
        (folder / "site" / "search" / "search_index.json").write_text(index, encoding="utf-8")
        return folder / "site"

    def build_cold(self, groups: int) -> Run:
        """Build the menu with nothing there and nothing remembered."""
        for folder in (self.folder / f"site-{groups}", self.product / ".cache"):
            shutil.rmtree(folder, ignore_errors=True)
        return self.build(groups)

    def change_one(self, groups: int, words: str) -> None:
        record = self.locality(groups) / "groups" / "group-7.yml"
        record.write_text(re.sub("(?m)^summary: .*$", f"summary: {words}", record.read_text("utf-8")), "utf-8")

    def nearly_empty(self) -> Callable[[], Run]:
        return self._rival("nearly-empty", rivals.nearly_empty)

    def plain(self, groups: int) -> Callable[[], Run]:
        return self._rival(f"plain-{groups}", lambda folder: rivals.plain(folder, self.locality(groups)))

    def _rival(self, name: str, make: Callable[[Path], None]) -> Callable[[], Run]:
        folder = self.folder / name
        if not folder.exists():
            make(folder)
        return lambda: run(MKDOCS, folder)

    def hugo(self, groups: int) -> Callable[[], Run] | None:
        """None when it is not on the path."""
        program = shutil.which("hugo")
        if program is None:
            return None
        folder = self.folder / f"hugo-{groups}"
        if not folder.exists():
            page = self.folder / f"site-{groups}" / "groups" / "group-7" / "index.html"
            rivals.hugo(folder, self.locality(groups), page.read_text(encoding="utf-8"))
        return lambda: _afresh(folder / "public", [program, "--quiet"], folder)

    def check(self, way: str, groups: int) -> Run:
        command = [sys.executable, "-m", "scripts.bench.checking", way, str(self.locality(groups))]
        return run(command, self.product)


def _afresh(made: Path, command: list[str], folder: Path) -> Run:
    shutil.rmtree(made, ignore_errors=True)
    return run(command, folder)
