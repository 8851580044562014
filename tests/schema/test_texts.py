"""Checking texts in memory finds what checking a folder finds."""

import shutil
from datetime import date
from pathlib import Path

from schema.check import check
from schema.texts import check_texts

DIRECTORY = Path(__file__).parents[2] / "directory"
TODAY = date(2026, 11, 22)


def around(folder: Path) -> dict[str, str]:
    files = [path for path in sorted(folder.rglob("*.yml")) if path.parent.name not in ("sources", "search")]
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_the_same_problems_as_from_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "directory"
    shutil.copytree(DIRECTORY, folder, ignore=shutil.ignore_patterns("search", "sources"))
    path = next((folder / "groups").glob("*.yml"))
    path.write_text(path.read_text("utf-8").replace("status: ", "status: never-"), "utf-8")
    missing = next(path for path in (folder / "venues").glob("*.yml"))
    missing.unlink()
    said = {(problem.file.split("directory/")[-1], problem.path, problem.message) for problem in check(folder, TODAY)}
    locality, problems = check_texts(around(folder), TODAY)
    found = {(problem.file, problem.path, problem.message) for problem in problems}
    assert {one for one in found ^ said if "picture" not in one[2]} == set()
    assert len(found) > 1
    assert locality.place["name"] == "Wexcombe"
