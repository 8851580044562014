"""Building a locality's menu in a folder of the test's own, and looking at what came out."""

import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from schema.locality import Locality
from site_overrides.booklet.bind import Binding, Done
from site_overrides.booklet.content import Contents
from site_overrides.booklet.scopes import prints, scopes
from site_overrides.booklet.shelf import Shelf
from site_overrides.editions import editions
from site_overrides.folder import pages_in
from site_overrides.kept import KeptFile

ROOT = Path(__file__).parent.parent.parent
LOCALITIES = ROOT / "tests" / "localities"


@dataclass
class Site:
    """One locality's copy and its built menu."""

    directory: Path
    folder: Path

    def build(self) -> None:
        """As `mkdocs build` does it. Raises mkdocs.exceptions.Abort, which is what ends the command."""
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(self.directory), site_dir=str(self.folder))
        build(config)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a record by hand. The old text must be there."""
        file = self.directory / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def html(self, path: str) -> str:
        file = self.folder / (path + "index.html" if not path or path.endswith("/") else path)
        return file.read_text(encoding="utf-8")

    @property
    def paths(self) -> set[str]:
        return pages_in(self.folder)

    def content(self) -> dict[str, bytes]:
        """What every file holds."""
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in files}

    def touched(self) -> dict[str, int]:
        """When every file was last written."""
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return {file.relative_to(self.folder).as_posix(): file.stat().st_mtime_ns for file in files}


def copy_of(name: str, to: Path) -> Path:
    """A locality of the tests, to be changed at will."""
    shutil.copytree(LOCALITIES / name, to)
    return to


def memory_of(site: Site, cache: Path) -> KeptFile:
    """What builds remember of a site."""
    return KeptFile(cache / "site", site.folder)


@contextmanager
def as_on(day: str, memory: Path) -> Iterator[None]:
    """Builds are of this day, and remember what they did in `memory` and nowhere else."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MENU_TODAY", day)
        patched.setattr("site_overrides.records.CACHE", memory)
        yield


def fill(shelf: Shelf, locality: Locality, wanted: Mapping[str, Collection[str]], day: str = "2026-11-22") -> Done:
    """Put some of a locality's booklets on a shelf: their names, by language."""
    done = Done()
    for edition in editions(locality, date.fromisoformat(day)):
        names = wanted.get(edition.menu.words.language, ())
        if names:
            contents = Contents(edition.menu)
            found = [each for each in prints(scopes(edition.menu, contents.groups)) if each.name in names]
            Binding(contents, shelf, {}, done).bind(found)
    shelf.save(done.bound)
    return done
