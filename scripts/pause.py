"""Pause connecting people to a group, at once. The reason is kept where only staff see it: no names, no allegations."""

import argparse

from forms_server.pausing import Pausing
from forms_server.service import Service
from scripts.ending import end_with
from scripts.service import with_service


def main(arguments: list[str] | None = None) -> int:
    """Commit the pause to the main branch."""
    parser = argparse.ArgumentParser(prog="python -m scripts.pause", description=__doc__)
    parser.add_argument("group", help="the name of its file in groups/")
    parser.add_argument("--reason", required=True, help="in a few words, for colleagues")
    options = parser.parse_args(arguments)
    return with_service(lambda service: _pause(service, options))


def _pause(service: Service, options: argparse.Namespace) -> None:
    pausing = Pausing(service.desk, service.settings.directory)
    done = pausing.pause(options.group, options.reason, service.today())
    print(f"{options.group} is paused: {done.commit[:10]}. The menu says so when it is next published.")
    if not done.reason_kept:
        print("The reason was left out, because everybody can read this repository. Keep it where only staff can.")


if __name__ == "__main__":
    end_with(main)
