"""Delete private answers and drafts whose time is over. The worker does this by itself once a minute."""

import argparse

from forms_server.service import Service
from scripts.ending import end_with
from scripts.service import with_service


def main(arguments: list[str] | None = None) -> int:
    """Print how much was deleted."""
    argparse.ArgumentParser(prog="python -m scripts.retention", description=__doc__).parse_args(arguments)
    return with_service(_forget)


def _forget(service: Service) -> None:
    forgotten = service.housekeeping.forget()
    print(f"Deleted: private answers of {forgotten.private} submission(s), {forgotten.drafts} draft(s).")
    if not forgotten.cleared:
        print("Somebody was reading, so the database's journal may still hold them. Run this again in a minute.")


if __name__ == "__main__":
    end_with(main)
