"""The project's own order: commands that explain themselves, and files that any machine can use."""

import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
# A registry, or somebody's own folder, that only some machines can reach.
FOREIGN = re.compile(
    r"pypi\.org|registry\.npmjs|files\.pythonhosted|\"resolved\": \"http|^--(extra-)?index-url"
    r"|(?<![\w.}])/(root|Users|work)/\w",
    re.MULTILINE,
)
COMMAND = re.compile(r"(?:^|`)make ([a-z][a-z-]*)(?=`| *#| [A-Z]+=| *$)", re.MULTILINE)
LOCKS = {
    "requirements.txt": None,
    "requirements-dev.txt": "dev",
    "requirements-uv.txt": "uv",
    "requirements-node.txt": "node",
}


def tracked() -> Iterator[Path]:
    """Every file of the project that git knows, where it is not deleted."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return (ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file())


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    texts = ((path, path.read_bytes().decode(errors="replace")) for path in tracked())
    assert [f"{path}: {found[0]}" for path, text in texts for found in FOREIGN.finditer(text)] == []


def targets() -> list[str]:
    """The commands of the Makefile that are meant for people."""
    return re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_command_of_make_has_a_line_of_help() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make ([a-z-]+) +\S", shown, re.MULTILINE) == sorted(targets())


def test_every_command_that_a_page_names_is_there() -> None:
    pages = [path.read_text(encoding="utf-8") for path in tracked() if path.suffix == ".md"]
    named = {name for page in pages for name in COMMAND.findall(page)}
    assert named <= set(targets())
    scripts = {name for page in pages for name in re.findall(r"python -m scripts\.(\w+)", page)}
    assert [name for name in scripts if not list((ROOT / "scripts").glob(f"{name}*"))] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_asked_for_is_locked(lock: str) -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    group = LOCKS[lock]
    wanted = map(Requirement, asked["dependency-groups"][group] if group else asked["project"]["dependencies"])
    pinned = dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
    kept = (need.name in pinned and need.specifier.contains(pinned[need.name]) for need in wanted)
    assert all(kept), "pyproject.toml asks for what its locks do not hold: run `make lock`"


def test_the_forms_parts_and_their_styles_are_of_one_version() -> None:
    parts = re.search(r"Frontend-v([\d.]+)-", str(metadata("govuk-frontend-jinja").json["description"]))
    styles = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]["govuk-frontend"]
    assert parts and parts[1] == styles
