"""The official schemas of the open standards, which are not part of the project: `SCHEMAS` says where they are."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator


@pytest.fixture(scope="session")
def schemas() -> Path:
    folder = Path(os.environ.get("SCHEMAS", ""))
    if not (folder / "oruk-3.0/service.json").is_file():
        pytest.fail(f'There are no official schemas in "{folder}". Say where they are: make test-standards SCHEMAS=…')
    return folder


@cache
def official(file: Path) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return schema


@cache
def validator(file: Path) -> Draft202012Validator:
    """With formats: without them any text is a UUID."""
    return Draft202012Validator(official(file), format_checker=Draft202012Validator.FORMAT_CHECKER)


def complaints(file: Path, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(file).iter_errors(value)]
