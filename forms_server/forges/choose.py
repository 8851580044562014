"""The forge that the settings name."""

import httpx

from forms_server.forges import forgejo, github, gitlab
from forms_server.forges.port import Forge
from forms_server.settings import ForgeKind, Settings

GIT_USERS = {
    ForgeKind.github: github.GIT_USER,
    ForgeKind.gitlab: gitlab.GIT_USER,
    ForgeKind.forgejo: forgejo.GIT_USER,
}


def forge(settings: Settings, transport: httpx.BaseTransport | None = None) -> Forge | None:
    """The forge, or None where branches wait for `make review`."""
    where = (settings.forge_url, settings.forge_repository, settings.forge_token)
    match settings.forge:
        case ForgeKind.github:
            return github.GitHub(*where, transport)
        case ForgeKind.gitlab:
            return gitlab.GitLab(*where, transport)
        case ForgeKind.forgejo:
            return forgejo.Forgejo(*where, settings.main_branch, transport)
        case ForgeKind.none:
            return None


def git_secret(settings: Settings) -> str:
    """`user:token` for git over HTTP, or nothing."""
    if not settings.forge_token:
        return ""
    return f"{settings.forge_user or GIT_USERS.get(settings.forge, 'forms')}:{settings.forge_token}"
