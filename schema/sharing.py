"""Work shared among processes, where that is quicker and safe: the same answers in the same order either way."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
PART = 50
"""How many items a process takes at a time, at the most."""


def in_parts(work: Callable[[range], T], count: int, enough: int) -> Iterator[T]:
    """What `work` answers for each part of `count` items: it is given their places.

    From `enough` items on, forked processes do it, so `work` may look at anything but change nothing that is needed
    afterwards: what it finds out must be in its answer.
    """
    part = max(1, min(PART, count // (2 * (os.cpu_count() or 1))))  # so that no process waits long for another
    parts = [range(at, min(at + part, count)) for at in range(0, count, part)]
    if count < enough or not _may_fork():
        yield from map(work, parts)
    else:
        yield from _forked(work, parts)


def meanwhile(work: Callable[[], T]) -> Callable[[], T]:
    """Begins work beside what comes next, and gives what waits for its answer.

    Where a process of its own is not safe or of no use, it is done at once. It may change nothing in memory.
    """
    if not _may_fork():
        done = work()
        return lambda: done
    forked = multiprocessing.get_context("fork")
    here, there = forked.Pipe(duplex=False)
    process = forked.Process(target=_send, args=(work, there), daemon=True)  # it ends with us, asked or not
    process.start()
    there.close()

    def answer() -> T:
        try:
            found: T = here.recv()  # who waited for its end too would wait until the system has put its memory away
        except EOFError:  # it failed, or was killed: here it says why
            return work()
        return found

    return answer


def _help() -> None:
    """A helper ends at once when it is told to: a handler in Python may come too late for who waits for a lock."""
    gc.disable()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _send(work: Callable[[], Any], there: Connection) -> None:
    _help()
    with suppress(Exception):  # whoever asks does it again, and is told why
        there.send(work())


def _may_fork() -> bool:
    """A fork is only safe while no other thread is at work, and only useful with a second processor."""
    several = (os.cpu_count() or 1) > 1 and "fork" in multiprocessing.get_all_start_methods()
    return several and threading.active_count() == 1 and not multiprocessing.current_process().daemon


def _forked(work: Callable[[range], T], parts: list[range]) -> Iterator[T]:
    global _work
    _work = work
    gc.freeze()  # the collector would touch, and so copy, every page of memory that is shared
    with multiprocessing.get_context("fork").Pool(initializer=_help) as pool:
        yield from pool.imap(_do, parts)


_work: Callable[[range], Any]


def _do(part: range) -> Any:
    return _work(part)
