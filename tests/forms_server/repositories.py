"""Real git repositories for tests."""

import subprocess
from pathlib import Path

from forms_server.git.command import Author
from forms_server.git.repository import Repository

BOT = Author("Community menu forms", "forms@menu.invalid")


def git(folder: Path, *arguments: str) -> str:
    """What a git command prints."""
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def make(folder: Path, files: dict[str, str]) -> Repository:
    """A repository whose checked-out main branch holds some files."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Reviewer")
    git(folder, "config", "user.email", "reviewer@example.org")
    save(folder, files)
    return Repository(folder, BOT)


def save(folder: Path, files: dict[str, str]) -> str:
    """Commit some files in a work tree; returns the commit."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change some files")
    return git(folder, "rev-parse", "HEAD").strip()
