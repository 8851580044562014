"""Read worksheet definitions and hold them to their schema. Earlier versions stay readable for ever."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from schema.reader import read
from schema.worksheets.model import Condition, Included, Question, Section, Worksheet

FORMS = Path(__file__).resolve().parent.parent / "forms"
SHAPE = Path(__file__).with_name("worksheet.schema.json")


class BadWorksheet(ValueError):
    """A definition that cannot be used. The message names the file, the place and the remedy."""


def load_worksheets(folder: Path = FORMS) -> dict[str, Worksheet]:
    """Worksheet id to its newest version. Raises BadWorksheet."""
    newest: dict[str, Worksheet] = {}
    for (name, _version), sheet in sorted(load_versions(folder).items()):
        newest[name] = sheet
    return newest


@cache
def load_versions(folder: Path = FORMS) -> Mapping[tuple[str, int], Worksheet]:
    """(id, version) to worksheet, earlier versions included. Raises BadWorksheet."""
    files = [*sorted(folder.glob("*.yml")), *sorted(folder.glob("earlier/*.yml"))]
    sheets = [_checked(file, read(file.read_bytes(), file.name)) for file in files]
    by_version = {(sheet.id, sheet.version): sheet for sheet in sheets}
    if len(by_version) < len(sheets):
        raise BadWorksheet(f"{folder}: two files have the same id and version. Give one a new version.")
    return {key: _joined(sheet, by_version) for key, sheet in by_version.items()}


def _joined(sheet: Worksheet, known: Mapping[tuple[str, int], Worksheet]) -> Worksheet:
    for part in sheet.includes:
        if (part.worksheet, part.version) not in known:
            raise BadWorksheet(f"{sheet.id}: includes {part.worksheet} version {part.version}, which is not there.")
    parts = tuple(known[part.worksheet, part.version] for part in sheet.includes)
    sections = sheet.sections + tuple(section for part in parts for section in part.sections)
    joined = replace(sheet, parts=parts, sections=sections)
    _no_doubles(joined)
    return joined


def _no_doubles(sheet: Worksheet) -> None:
    for names in ([question.id for question in sheet.questions()], [section.id for section in sheet.sections]):
        doubles = {name for name in names if names.count(name) > 1}
        if doubles:
            raise BadWorksheet(f"{sheet.id}: used twice: {', '.join(sorted(doubles))}. Each needs an id of its own.")


@cache
def _shape() -> Any:
    return json.loads(SHAPE.read_text("utf-8"))


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(_shape())


def _checked(file: Path, data: Any) -> Worksheet:
    if not _validator().is_valid(data):
        raise BadWorksheet(f"{file.name}: {_most_wrong(data)}")
    if file.stem not in (data["id"], f"{data['id']}.v{data['version']}"):
        raise BadWorksheet(f"{file.name}: id is {data['id']}. The file's name and its id must be the same.")
    return _worksheet(data)


def _most_wrong(data: Any) -> str:
    """In the words of the slower library, which takes a second to bring in and is hardly ever needed."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    wrong = best_match(Draft202012Validator(_shape()).iter_errors(data))
    return f"{wrong.json_path}: {wrong.message}" if wrong else "it does not fit worksheet.schema.json."


def _worksheet(data: dict[str, Any]) -> Worksheet:
    given = _known(Worksheet, data)
    given["short"] = data.get("short", data["title"])
    given["sections"] = tuple(_section(one, data["destination"]) for one in data.get("sections", []))
    given["includes"] = tuple(Included(**one) for one in data.get("includes", []))
    given["need"] = tuple(data.get("need", []))
    return Worksheet(**given)


def _section(data: dict[str, Any], destination: str) -> Section:
    given = _known(Section, data)
    given["questions"] = tuple(_question(one, destination) for one in data["questions"])
    given["show_if"] = _condition(data.get("show_if"))
    return Section(**given)


def _question(data: dict[str, Any], destination: str) -> Question:
    given = _known(Question, data)
    given["short"] = data.get("short", data["wording"])
    given["keep"] = data.get("keep", "listing" if destination == "record" else "record")
    given["show_if"] = _condition(data.get("show_if"))
    given["fields"] = tuple(_question(one, destination) for one in data.get("fields", []))
    given["examples"], given["only_with"] = tuple(data.get("examples", [])), tuple(data.get("only_with", []))
    return Question(**given)


def _condition(data: dict[str, Any] | None) -> Condition | None:
    return Condition(data["question"], tuple(data["is"])) if data else None


def _known(shape: type, data: dict[str, Any]) -> dict[str, Any]:
    names = {one.name for one in fields(shape)}
    return {key: value for key, value in data.items() if key in names}
