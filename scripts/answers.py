"""Show staff what was sent under a reference, private answers included. That you looked is recorded."""

import argparse
import getpass
from collections.abc import Mapping
from typing import Any

from forms_server.reviewing import CannotDo
from forms_server.service import Service
from forms_server.storage import submissions
from forms_server.summary import for_terminals
from schema.worksheets import load_versions
from schema.worksheets.kinds import kind_of
from schema.worksheets.model import Worksheet
from scripts.ending import end_with
from scripts.service import with_service


def main(arguments: list[str] | None = None) -> int:
    """Print the answers."""
    parser = argparse.ArgumentParser(prog="python -m scripts.answers", description=__doc__)
    parser.add_argument("reference", help="such as K7QF-2M9X")
    parser.add_argument("--who", default=getpass.getuser(), help="who is looking; the name you are logged in with")
    options = parser.parse_args(arguments)
    return with_service(lambda service: _show(service, options.reference.upper(), options.who))


def _show(service: Service, reference: str, who: str) -> None:
    kept = service.database.read(lambda connection: submissions.find(connection, reference))
    if kept is None:
        raise CannotDo(f"Nothing with the reference {reference} is in the database.")
    service.database.write(lambda connection: submissions.record_view(connection, reference, who, service.clock()))
    sheet = load_versions()[kept.sent.worksheet, kept.sent.version]
    print(f"{reference}: {sheet.title}, for {kept.sent.group or 'no group'}, received on {kept.sent.received_on}")
    _print("Answers", sheet, kept.sent.values)
    _print("Private answers", sheet, kept.sent.private)


def _print(title: str, sheet: Worksheet, values: Mapping[str, Any]) -> None:
    if values:
        print(f"\n{title}")
    for question in sheet.questions():
        if values.get(question.id) is not None:
            said = "; ".join(for_terminals(line) for line in kind_of(question).say(question, values[question.id]))
            print(f"  {question.short}: {said}")


if __name__ == "__main__":
    end_with(main)
