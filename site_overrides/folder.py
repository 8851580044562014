"""The folder of the site: pages are written only when they changed, and what is no longer a page is taken away.

MkDocs empties the folder before it builds, all but names that begin with a dot. So what was there waits under such a
name while it builds, and comes back afterwards.
"""

# Thousands of files are looked at, and pathlib takes several times as long.
# ruff: noqa: PTH102, PTH103, PTH110, PTH120, PTH208

import os
import shutil
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path

WAITING = ".waiting"


def page_file(path: str) -> str:
    """The file of a page's path: groups/x/index.html."""
    return path + "index.html" if not path or path.endswith("/") else path


def hide(site: Path) -> None:
    """Put everything out of MkDocs' reach. After a build that was cut short, what waits already is the older part."""
    if not site.is_dir():
        return
    waiting = site / WAITING
    waiting.mkdir(exist_ok=True)
    for name in os.listdir(site):
        if not name.startswith("."):
            _replace(site / name, waiting / name)


def bring_back(site: Path, pages: Collection[str]) -> None:
    """Bring back what holds one of the pages, unless this build has made it new, and drop the rest.

    When nobody knows what the pages were, everything comes back.
    """
    waiting = site / WAITING
    if not waiting.is_dir():
        return
    names = {page_file(path).partition("/")[0] for path in pages} or set(os.listdir(waiting))
    for name in names:
        if (waiting / name).exists() and not (site / name).exists():
            (waiting / name).rename(site / name)
    shutil.rmtree(waiting)


def pages_in(site: Path) -> set[str]:
    """The path of every file in the folder."""
    files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return {file.removesuffix("index.html") if file.endswith("/index.html") else file for file in files} - {
        "index.html"
    } | {""}


def _replace(source: Path, target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    elif target.exists():
        target.unlink()
    source.rename(target)


def write(site: Path, path: str, content: bytes, before: Callable[[], None]) -> bool:
    """Write a page unless its file holds just that: `before` is called first. True when it was written."""
    file = f"{site}/{page_file(path)}"
    try:
        handle = os.open(file, os.O_RDWR)
    except FileNotFoundError:
        before()
        handle = _new(file)
    try:
        return _change(handle, content, before)
    finally:
        os.close(handle)


def _new(file: str) -> int:
    """Most pages have a folder of their own, so it is made before it is missed."""
    folder = os.path.dirname(file)
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    return os.open(file, os.O_RDWR | os.O_CREAT, 0o666)


def _change(handle: int, content: bytes, before: Callable[[], None]) -> bool:
    """Make a file hold the content, unless it does. A new one is not read first."""
    size = os.fstat(handle).st_size
    if size == len(content) and os.pread(handle, size, 0) == content:
        return False
    before()
    written = os.pwrite(handle, content, 0)
    while written < len(content):
        written += os.pwrite(handle, content[written:], written)
    if size > len(content):
        os.ftruncate(handle, len(content))
    return True


def read(site: Path, path: str) -> str:
    """What a page's file says; nothing when it is not there."""
    try:
        return (site / page_file(path)).read_bytes().decode()
    except FileNotFoundError:
        return ""


def lost(site: Path, pages: Iterable[str]) -> set[str]:
    """Which of the pages are not there."""
    return {path for path in pages if not os.path.exists(f"{site}/{page_file(path)}")}


def remove(site: Path, path: str) -> None:
    """Take a page away, and its folder when nothing else is in it."""
    file = site / page_file(path)
    file.unlink(missing_ok=True)
    folder = file.parent
    with suppress(OSError):  # not empty, or gone already: looking first would take longer than all the rest
        while folder != site:
            folder.rmdir()
            folder = folder.parent
