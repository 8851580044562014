"""Load and check every file of a directory, our way or the usual one. Run by the benchmark as a command of its own."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from schema.check import check
from schema.definitions import documents
from schema.layout import found

DAY = date(2026, 11, 22)


def ours(directory: Path) -> int:
    return len(check(directory, DAY))


def usual(directory: Path) -> int:
    """PyYAML's SafeLoader and one jsonschema validator for each kind."""
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(document)) for name, document in documents().items()
    )
    kinds = {
        kind: Draft202012Validator(
            documents()[f"{kind}.schema.json"], registry=registry, format_checker=FormatChecker()
        )
        for kind in ("place", "categories", "synonyms", "venue", "organisation", "group")
    }
    wrong = 0
    for each in found(directory):
        record = yaml.safe_load((directory / each.relative).read_text(encoding="utf-8"))
        wrong += not kinds[each.kind].is_valid(record)
    return wrong


if __name__ == "__main__":
    {"ours": ours, "usual": usual}[sys.argv[1]](Path(sys.argv[2]))
