"""Work in other processes: the same answers, and no end that waits for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(code: str) -> subprocess.CompletedProcess[str]:
    """In a process with one thread, as forks want it."""
    whole = f"from schema.sharing import in_parts, meanwhile\n{code}"
    return subprocess.run([sys.executable, "-c", whole], cwd=ROOT, capture_output=True, text=True, timeout=30)


@pytest.mark.parametrize("size", [0, 10, 10_000_000])
def test_what_is_done_meanwhile_is_answered(size: int) -> None:
    assert run(f"print(len(meanwhile(lambda: b'x' * {size})()))").stdout == f"{size}\n"


def test_an_answer_that_nobody_asks_for_is_not_waited_for() -> None:
    ended = run("meanwhile(lambda: b'x' * 10_000_000)\nraise SystemExit('a bad record')")
    assert (ended.returncode, ended.stderr) == (1, "a bad record\n")


def test_what_fails_meanwhile_says_why_to_whoever_asks() -> None:
    ended = run("wait = meanwhile(lambda: 1 / 0)\ntry: wait()\nexcept ZeroDivisionError: print('here')")
    assert (ended.stdout, ended.stderr) == ("here\n", "")


def test_parts_answer_in_order() -> None:
    assert run("print(sum(in_parts(list, 120, 2), []) == list(range(120)))").stdout == "True\n"


def test_a_helper_ends_when_it_is_told_whatever_its_parent_does_then() -> None:
    """A handler in Python may come too late for who waits for a lock, and then the parent waits for ever."""
    told = "import signal\nsignal.signal(signal.SIGTERM, signal.default_int_handler)\n"
    asked = "ask = lambda *_: signal.getsignal(signal.SIGTERM) == signal.SIG_DFL\n"
    assert run(f"{told}{asked}print(meanwhile(ask)(), *in_parts(ask, 4, 2))").stdout.split() == ["True"] * 5
