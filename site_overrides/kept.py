"""What an earlier build left behind, so that only what changed is made again.

It belongs to one folder of the site and to one version of the code and libraries. It is written when a build has ended,
and void from before the next one writes its first page: a build that is cut short leaves none, and the next makes
everything again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schema.notes import Notes
from schema.remembering import name_for
from schema.sharing import meanwhile
from site_overrides.folder import lost
from site_overrides.known import Known
from site_overrides.version import code_digest


@dataclass
class Kept:
    """`pages`: what each page was made from, by path. `groups`: what is known of each group, by language and id.

    `rendered`: what the generator made of shells and prose, as `rendered.Rendered` has it.
    """

    pages: dict[str, bytes] = field(default_factory=dict)
    groups: dict[str, Known] = field(default_factory=dict)
    rendered: dict[str, Any] = field(default_factory=dict)
    lost: Callable[[], set[str]] = field(default=set, compare=False)
    """Waits for which of the pages somebody has taken away since."""


class KeptFile:
    """Where the memory of one site folder is kept. What this process has read or written it need not read again."""

    def __init__(self, folder: Path, site_dir: Path, patient: bool = False) -> None:
        """Who is `patient` calls `write` in the end, and does not wait for it after every build."""
        self._site = site_dir
        self._patient = patient
        self._notes = Notes(folder / f"{name_for(site_dir.resolve())}.kept", code_digest())
        self._forgotten = False
        self._kept: Kept | None = None
        self._unwritten: Kept | None = None

    def load(self) -> Kept:
        """What was kept, or nothing when it is another version's, another user's, or cut short."""
        self._kept = self._kept or self._read()
        return self._kept

    def _read(self) -> Kept:
        """From the file. Whether the pages are all there is looked at meanwhile."""
        find_lost = meanwhile(self._lost)
        read = self._notes.read()
        if not read:
            return Kept()
        pages, groups, rendered = read
        return Kept(pages, {key: Known(plain) for key, plain in groups.items()}, rendered, find_lost)

    def _lost(self) -> set[str]:
        """Reads by itself what the pages were: to hand it over would take longer."""
        pages, *_ = self._notes.read() or [{}]
        return lost(self._site, pages)

    def forget(self) -> None:
        if not self._forgotten:
            self._notes.void()
            self._forgotten = True
        self._kept, self._unwritten = Kept(), None

    def save(self, kept: Kept) -> None:
        self._kept = self._unwritten = kept
        if not self._patient:
            self.write()

    def write(self) -> None:
        """Write down what was saved, unless that was done."""
        kept = self._unwritten
        if kept is None:
            return
        groups = {key: known.plain for key, known in kept.groups.items()}
        self._notes.write((kept.pages, groups, kept.rendered))
        self._forgotten, self._unwritten = False, None
