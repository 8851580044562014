"""The forge that the settings name."""

from typing import TYPE_CHECKING

from forms_server.forges.port import Forge
from forms_server.settings import ForgeKind, Settings

if TYPE_CHECKING:
    from httpx import BaseTransport

GIT_USERS = {ForgeKind.github: "x-access-token", ForgeKind.gitlab: "oauth2", ForgeKind.forgejo: "forms"}
"""The name that goes with a token, for git over HTTP."""


def forge(settings: Settings, transport: "BaseTransport | None" = None) -> Forge | None:
    """The forge, or None where branches wait for `make review`: then nothing that talks HTTP is brought in."""
    if settings.forge is ForgeKind.none:
        return None
    from forms_server.forges import forgejo, github, gitlab

    where = (settings.forge_url, settings.forge_repository, settings.forge_token)
    match settings.forge:
        case ForgeKind.github:
            return github.GitHub(*where, transport)
        case ForgeKind.gitlab:
            return gitlab.GitLab(*where, transport)
        case ForgeKind.forgejo:
            return forgejo.Forgejo(*where, settings.main_branch, transport)


def git_secret(settings: Settings) -> str:
    """`user:token` for git over HTTP, or nothing."""
    if not settings.forge_token:
        return ""
    return f"{settings.forge_user or GIT_USERS.get(settings.forge, 'forms')}:{settings.forge_token}"
