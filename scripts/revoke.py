"""Take back every open link of a group: when one went to the wrong person, or the people have changed."""

import argparse

from forms_server.reviewing import no_group
from forms_server.service import Service
from forms_server.storage import invitations
from scripts.ending import end_with
from scripts.service import with_service


def main(arguments: list[str] | None = None) -> int:
    """Print how many links no longer open."""
    parser = argparse.ArgumentParser(prog="python -m scripts.revoke", description=__doc__)
    parser.add_argument("group", help="the name of its file in groups/")
    options = parser.parse_args(arguments)
    return with_service(lambda service: _revoke(service, options.group))


def _revoke(service: Service, group: str) -> None:
    still_open = service.database.read(lambda connection: invitations.open_for(connection, group, service.today()))
    ids = [invitation.id for invitation in still_open]
    if not ids and service.records.group(group) is None:
        raise no_group(group)
    count = service.database.write(lambda connection: invitations.revoke(connection, ids, service.clock()))
    print(f"Links of {group} taken back: {count}.")


if __name__ == "__main__":
    end_with(main)
