"""Run the worker of the forms: branches, pull requests and mail. Any number may run."""

import argparse
import signal
import threading

from forms_server import logs
from forms_server.service import Service
from scripts.ending import end_with
from scripts.service import with_service


def main(arguments: list[str] | None = None) -> int:
    """Work until SIGTERM or Ctrl-C."""
    argparse.ArgumentParser(prog="python -m scripts.worker", description=__doc__).parse_args(arguments)
    return with_service(_work)


def _work(service: Service) -> None:
    logs.start(service.settings.log)
    stop = threading.Event()
    for signalled in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signalled, lambda *_: stop.set())
    service.deliveries.set_right()
    service.worker.run(stop)


if __name__ == "__main__":
    end_with(main)
