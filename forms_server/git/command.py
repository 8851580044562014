"""Running one git command: a clean environment, durable writes, no questions, no secret in arguments or messages."""

import os
import subprocess
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SETTINGS = ("core.fsync=all", "core.fsyncMethod=fsync", "gc.auto=0", "maintenance.auto=false")
"""Git's default puts neither loose objects nor refs on the disk at once, and tidies up when it likes."""
LONGEST = 120
"""Seconds that one command may take."""


class GitError(Exception):
    """A git command failed. The message holds what git said, without any secret."""


@dataclass(frozen=True)
class Author:
    """Who the commits are by: the service, never a submitter."""

    name: str
    email: str


def run(
    folder: Path,
    arguments: tuple[str, ...],
    author: Author,
    send: bytes = b"",
    secret: str = "",
    hold: tuple[int, ...] = (),
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """What `git -C folder …` prints. `hold` are files that stay open, and so locked, until it ends. Raises GitError."""
    options = [part for setting in SETTINGS for part in ("-c", setting)]
    around = {**environment(author), **_with_secret(secret), **(extra or {})}
    command = ["git", *options, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=send, capture_output=True, timeout=LONGEST, env=around, pass_fds=hold)
    except subprocess.TimeoutExpired:
        raise GitError(f"git {arguments[0]} took longer than {LONGEST} seconds") from None
    if done.returncode:
        raise GitError(f"git {arguments[0]}: {_without(secret, done.stderr)}")
    return done.stdout


def environment(author: Author) -> dict[str, str]:
    """Nothing of a person's own configuration."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": "https:http:file",
        "GIT_AUTHOR_NAME": author.name,
        "GIT_AUTHOR_EMAIL": author.email,
        "GIT_COMMITTER_NAME": author.name,
        "GIT_COMMITTER_EMAIL": author.email,
    }


def _with_secret(secret: str) -> dict[str, str]:
    """Basic authentication by the environment, which other people on the machine cannot list."""
    if not secret:
        return {}
    header = "Authorization: Basic " + b64encode(secret.encode()).decode()
    return {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "http.extraHeader", "GIT_CONFIG_VALUE_0": header}


def _without(secret: str, said: bytes) -> str:
    text = said.decode("utf-8", "replace").strip()
    if "could not read Username" in text:
        return "the forge refused the token. Is MENU_FORGE_TOKEN right, and still valid?"
    for part in filter(None, secret.split(":", 1)):
        text = text.replace(part, "…")
    return text[:500]
