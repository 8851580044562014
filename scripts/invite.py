"""Make a link that opens a worksheet for one group, or the links of a whole round.

python -m scripts.invite bell-knitters prompt-sheet-2
python -m scripts.due --format json | python -m scripts.invite --from -
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from forms_server.offering import offer_for
from forms_server.reviewing import CannotDo
from forms_server.service import Service
from schema.rounds import DueItem, worksheets_for
from schema.worksheets import load_worksheets
from scripts.ending import end_with
from scripts.service import with_service


def main(arguments: list[str] | None = None) -> int:
    """Print one line for each link: group, worksheet, last day, address."""
    options = _parser().parse_args(arguments)
    return with_service(lambda service: _invite(service, options))


def _invite(service: Service, options: argparse.Namespace) -> None:
    wanted = _round(options.round) if options.round else [(options.group, options.worksheet)]
    days = options.days or service.settings.invitation_days
    for group, worksheet in wanted:
        offer = offer_for(service, group, worksheet, days, options.answers_of)
        print(f"{group}\t{worksheet}\t{offer.expires_on}\t{service.inviter.invite(offer)}")


def _round(name: str) -> list[tuple[str, str]]:
    try:
        listed = json.loads(sys.stdin.read() if name == "-" else Path(name).read_text("utf-8"))
        items = [_item(entry) for entry in listed]
    except (ValueError, KeyError, TypeError):
        raise CannotDo(
            "That is not a list of what is due. Make one with: python -m scripts.due --format json"
        ) from None
    return worksheets_for(items, load_worksheets())


def _item(entry: dict[str, Any]) -> DueItem:
    return DueItem(None, entry["group"], entry["name"], entry["what"], bool(entry["now"]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.invite", description="Make links that open worksheets.")
    parser.add_argument("group", nargs="?", help="the name of its file in groups/")
    parser.add_argument("worksheet", nargs="?", help="the name of a file in schema/forms/")
    parser.add_argument("--from", dest="round", metavar="FILE", help="a list from scripts.due; - reads it from a pipe")
    parser.add_argument("--days", type=int, choices=range(1, 366), metavar="DAYS", help="how long it opens")
    parser.add_argument("--answers-of", metavar="REFERENCE", help="the group's answers that a link worker looks at")
    return parser


if __name__ == "__main__":
    end_with(main)
