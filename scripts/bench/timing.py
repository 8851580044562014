"""Running a command and saying how long it took, how much processor time it had, and the most memory it held."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Run:
    """Seconds on the clock, seconds of processor time (its children's too), megabytes at the peak of one process."""

    clock: float
    processor: float
    megabytes: float


def settings_of_a_person() -> dict[str, str]:
    """As a person has them, on a day that is always the same: Python may keep what it compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "MENU_TODAY": "2026-11-22"}


def run(command: Sequence[str], folder: Path, **settings: str) -> Run:
    """Run a command once. Raises RuntimeError with what it said when it fails."""
    environment = settings_of_a_person() | settings
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}\n{said.read().decode()}")
    return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def beside(times: int, ways: Mapping[str, Callable[[], Run]]) -> dict[str, Run]:
    """The medians of several ways that take turns, so that what else the machine does touches all of them alike."""
    runs: dict[str, list[Run]] = {name: [] for name in ways}
    for _ in range(times):
        for name, once in ways.items():
            runs[name].append(once())
    return {name: _middle(found) for name, found in runs.items()}


def _middle(runs: Sequence[Run]) -> Run:
    """Medians of the times, and the most memory of any."""
    clock, processor = median(each.clock for each in runs), median(each.processor for each in runs)
    return Run(clock, processor, max(each.megabytes for each in runs))
