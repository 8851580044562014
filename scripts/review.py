"""See what is waiting, and decide: list, show, accept, decline, promote, retry.

python -m scripts.review                     what is waiting
python -m scripts.review show K7QF-2M9X      its summary and its difference
python -m scripts.review accept K7QF-2M9X
"""

import argparse
from collections.abc import Callable

from forms_server.reviewing import CannotDo, Waiting
from forms_server.service import Service
from scripts.ending import end_with
from scripts.service import with_service

HEADINGS = {
    "pending": "To decide: show, then accept or decline",
    "waiting": "Sent without a link: show, then promote or decline",
    "message": "Messages: read with scripts.answers, then decline to set aside",
    "stuck": "Stuck: mend the cause, then retry",
}


def main(arguments: list[str] | None = None) -> int:
    """Do one thing; exit status 1 with a message when it cannot be done."""
    options = _parser().parse_args(arguments)
    return with_service(lambda service: options.do(service, options))


def _list(service: Service, options: argparse.Namespace) -> None:
    waiting = service.reviews.waiting()
    for what, heading in HEADINGS.items():
        _print_some(heading, [one for one in waiting if one.what == what])
    if not waiting:
        print("Nothing is waiting.")


def _print_some(heading: str, some: list[Waiting]) -> None:
    if some:
        print(f"{heading}\n")
        for one in some:
            print(f"  {one.reference}  {one.since or '          '}  {one.title}  {one.where}".rstrip())
        print()


def _show(service: Service, options: argparse.Namespace) -> None:
    print(service.reviews.plan(options.reference).text)
    if options.reference in {one.reference for one in service.reviews.waiting() if one.what == "pending"}:
        print(service.reviews.diff(options.reference))


def _accept(service: Service, options: argparse.Namespace) -> None:
    joined = service.reviews.accept(options.reference, options.take, options.keep)
    print(f"Accepted {options.reference}: {joined[:10]} is now the tip of {service.settings.main_branch}.")


def _decline(service: Service, options: argparse.Namespace) -> None:
    service.reviews.decline(options.reference)
    print(f"Declined {options.reference}. It will not come back.")


def _promote(service: Service, options: argparse.Namespace) -> None:
    service.reviews.promote(options.reference)
    service.worker.run_until_empty()
    waiting = {one.reference: one.what for one in service.reviews.waiting()}
    if waiting.get(options.reference) != "pending":
        raise CannotDo(f"Promoted {options.reference}, but it has no branch yet. `make review` says why.")
    print(f"Promoted {options.reference}: it now has a branch to decide about.")


def _retry(service: Service, options: argparse.Namespace) -> None:
    service.reviews.retry(options.reference)
    print(f"{options.reference} will be tried again.")


ONE_BY_ONE: dict[str, tuple[Callable[[Service, argparse.Namespace], None], str]] = {
    "show": (_show, "what would change, and why"),
    "accept": (_accept, "merge it into the main branch"),
    "decline": (_decline, "take it away for good"),
    "promote": (_promote, "make a branch of something sent without a link"),
    "retry": (_retry, "set a stuck one going again"),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.review", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.set_defaults(do=_list)
    actions = parser.add_subparsers()
    for name, (do, meaning) in ONE_BY_ONE.items():
        action = actions.add_parser(name, help=meaning)
        action.add_argument("reference", type=str.upper, help="such as K7QF-2M9X")
        action.set_defaults(do=do)
        if name == "accept":
            action.add_argument(
                "--take", action="append", default=[], metavar="PATH", help="the sender's answer wins here"
            )
            action.add_argument("--keep", action="store_true", help="what somebody else wrote since stays")
    return parser


if __name__ == "__main__":
    end_with(main)
