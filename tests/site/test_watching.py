"""What is saved in a locality's folder is noticed: each change once, even on a disk that tells nobody of it."""

from collections.abc import Callable
from pathlib import Path
from queue import Empty, Queue

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from site_overrides import watching
from site_overrides.watching import Watching

PATIENCE = 20


def save(file: Path, text: str) -> None:
    """At once, as most editors do: a file that is half there would be one change, and the whole of it another."""
    (file.parent / ".new").write_text(text)
    (file.parent / ".new").replace(file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "saved": lambda groups: save(groups / "choir.yml", "name: Choir of the Bell\n"),
    "new": lambda groups: save(groups / "knitters.yml", "name: Knitters\n"),
    "gone": lambda groups: (groups / "choir.yml").unlink(),
    "renamed": lambda groups: (groups / "choir.yml").rename(groups / "singers.yml"),
}


@pytest.fixture
def groups(tmp_path: Path) -> Path:
    (tmp_path / "groups").mkdir()
    (tmp_path / "groups" / "choir.yml").write_text("name: Choir\n")
    return tmp_path / "groups"


def told_of(folder: Path) -> "Queue[FileSystemEvent]":
    told: Queue[FileSystemEvent] = Queue()
    handler = FileSystemEventHandler()
    handler.on_any_event = lambda event: told.put(event)  # type: ignore[method-assign]
    watched = Watching(folder)
    watched.schedule(handler, str(folder), recursive=True)
    watched.start()
    return told


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("disk", ["that tells", "that tells nothing"])
def test_a_change_is_told_once(
    groups: Path, change: Callable[[Path], object], disk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "NOW_AND_THEN", 0.05)
    if disk == "that tells nothing":
        monkeypatch.setattr(Observer, "schedule", _cannot)
    told = told_of(groups.parent)
    change(groups)
    told.get(timeout=PATIENCE)
    with pytest.raises(Empty):
        told.get(timeout=0.5)


def _cannot(*_: object, **__: object) -> None:
    raise OSError("This disk has no such thing.")


def test_reading_is_no_change_and_nor_is_what_is_hidden(groups: Path) -> None:
    told = told_of(groups.parent)
    (groups / "choir.yml").read_text()
    (groups / ".choir.yml.swp").write_text("half of it")
    with pytest.raises(Empty):
        told.get(timeout=0.5)
