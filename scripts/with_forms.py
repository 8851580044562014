"""Run the forms and their worker beside the menu on this machine, and stop them with it."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from forms_server.service import ADDRESS
from forms_server.settings import own_file

WEB = ("gunicorn", "--config", "python:forms_server.gunicorn_settings", "forms_server.web:app()")
FORMS = (sys.executable, "-m", *WEB)
WORKER = (sys.executable, "-m", "scripts.worker")
PATIENCE = 35
"""Seconds to let what is in hand be finished, a little more than gunicorn takes."""
NO_REPOSITORY = "The forms need the records in a git repository with a first commit. The menu runs without them."


@contextmanager
def forms(directory: Path, menu: str, address: tuple[str, int]) -> Iterator[Mapping[str, str]]:
    """The forms at host and port `address`, for a menu at the address `menu`. Gives what the menu's process needs."""
    repository, branch = _repository(directory)
    if repository is None:
        print(NO_REPOSITORY, flush=True)
        yield {}
        return
    host, port = address
    here = {"MENU_FORMS_URL": f"http://{host}:{port}/"}
    settings = {
        "MENU_REPOSITORY": str(repository),
        "DIRECTORY": directory.resolve().relative_to(repository).as_posix(),
        "MENU_MAIN_BRANCH": branch,
        "MENU_FORMS_HOST": host,
        "MENU_FORMS_PORT": str(port),
        "MENU_SITE_URL": menu,
        **here,
    }
    environment = {**settings, **os.environ, "DIRECTORY": settings["DIRECTORY"]}
    running = [subprocess.Popen(command, env=environment) for command in (FORMS, WORKER)]
    open_here = own_file(ADDRESS, repository, settings["DIRECTORY"])
    open_here.parent.mkdir(exist_ok=True)
    open_here.write_text(here["MENU_FORMS_URL"], encoding="utf-8")
    try:
        yield here
    finally:
        close(open_here, here["MENU_FORMS_URL"])
        for process in running:
            process.terminate()
        for process in running:
            process.wait(PATIENCE)


def close(file: Path, address: str) -> None:
    """The forms are open here no more, unless others have been opened since."""
    if file.is_file() and file.read_text(encoding="utf-8") == address:
        file.unlink()


def _repository(directory: Path) -> tuple[Path | None, str]:
    """The repository that holds the records and its main branch: the one that is checked out, if it is not `main`."""
    asked = ["git", "-C", str(directory), "rev-parse", "--show-toplevel", "--abbrev-ref", "HEAD"]
    try:
        found = subprocess.run(asked, capture_output=True, text=True)
    except OSError:
        return None, ""
    if found.returncode:
        return None, ""
    folder, branch = found.stdout.splitlines()
    return Path(folder), branch
