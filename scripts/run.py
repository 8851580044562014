"""Show the menu on this machine: check the records, build, serve, and build again whenever a file is saved."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from schema.check import check
from scripts.ending import end_with
from scripts.with_forms import forms
from site_overrides.records import CACHE
from site_overrides.today import today

HOST = "127.0.0.1"
HIGHEST = 65_534
"""Of the menu's ports: the forms have the next one."""
PATIENCE = 0.1
"""Seconds between two looks at whether the menu is there yet."""


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when stopped by hand, 1 when records must be mended or the port is taken, else MkDocs' own."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for why in (_taken(options.port), _taken(options.port + 1), *_wrong(Path(options.directory))):
        if why:
            print(why, file=sys.stderr)
            return 1
    print("The records are sound. Building the menu …", flush=True)
    return _serve(options.directory, options.port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.run", description=__doc__)
    parser.add_argument("--port", type=_port, default=os.environ.get("PORT", "8000"), help="8000 unless PORT is set")
    parser.add_argument("--directory", default=os.environ.get("DIRECTORY", "directory"), help="the folder of records")
    return parser


def _port(written: str) -> int:
    if written.isdecimal() and 1 <= int(written) <= HIGHEST:
        return int(written)
    raise argparse.ArgumentTypeError(f'"{written}" is no port. Choose a number from 1 to {HIGHEST}, for example 8000.')


def _taken(port: int) -> str:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return f"Port {port} is taken. Stop what uses it, or choose another: make run PORT={port + 10}"
    return ""


def _wrong(directory: Path) -> list[str]:
    """All that must be mended, as one text, if anything must."""
    problems = [str(each) for each in check(directory, today(), CACHE / "records") if each.level == "error"]
    return ["\n".join([*problems, f"Mend {len(problems)} and try again: make run"])] if problems else []


def _serve(directory: str, port: int) -> int:
    environment = {**os.environ, "DIRECTORY": str(Path(directory).resolve()), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"{HOST}:{port}"]
    menu = f"http://{HOST}:{port}/"
    with (
        forms(Path(directory), menu, (HOST, port + 1)) as beside,
        subprocess.Popen(command, env={**environment, **beside}) as server,
    ):
        try:
            if _there(server, port):
                print(f"\n  The menu is at {menu}   Stop it with Ctrl+C.", flush=True)
                print(f"  The forms are at {beside.get('MENU_FORMS_URL', 'no address')}\n", flush=True)
            return server.wait()
        except KeyboardInterrupt:
            server.terminate()  # from a terminal it has heard Ctrl+C itself; from elsewhere only we have
            server.wait()
            return 0


def _there(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until somebody answers. False when the server has ended instead."""
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return True
        time.sleep(PATIENCE)
    return False


if __name__ == "__main__":
    end_with(main)
