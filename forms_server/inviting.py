"""Making an invitation and the address that opens it."""

from dataclasses import dataclass

from forms_server.clock import Clock
from forms_server.database.engine import Database
from forms_server.keys import TokenMaker
from forms_server.storage import invitations
from forms_server.storage.invitations import Offer


@dataclass(frozen=True)
class Inviter:
    """Makes links."""

    database: Database
    tokens: TokenMaker
    address: str
    """Where the forms are, such as `https://forms.example.org/`."""
    clock: Clock

    def invite(self, offer: Offer) -> str:
        """A new link's address. The token is in it and nowhere else."""
        token = self.tokens.make()
        self.database.write(lambda connection: invitations.make(connection, offer, token, self.clock()))
        return f"{self.address.rstrip('/')}/i/{token}"
