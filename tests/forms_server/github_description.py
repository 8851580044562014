"""GitHub's published OpenAPI description, to hold our requests to it without asking GitHub."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from openapi_schema_validator import OAS30ReadValidator, OAS30WriteValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FILE = Path(__file__).parents[2] / "node_modules/@octokit/openapi/generated/api.github.com.json"
ROOT = "urn:github"


@cache
def description() -> dict[str, Any]:
    """The whole document."""
    return dict(json.loads(FILE.read_text("utf-8")))


@cache
def registry() -> Any:
    return Registry().with_resource(ROOT, Resource.from_contents(description(), default_specification=DRAFT202012))


def operation(path: str, method: str) -> dict[str, Any]:
    """What GitHub says of a method on a path such as `/repos/{owner}/{repo}/pulls`."""
    return dict(description()["paths"][path][method.lower()])


def parameters(path: str, method: str) -> dict[str, Any]:
    """The schema of every parameter in the query, by name."""
    found = [_followed(each) for each in operation(path, method).get("parameters", [])]
    return {each["name"]: each["schema"] for each in found if each["in"] == "query"}


def errors_in_body(path: str, method: str, body: Any) -> list[str]:
    """What is wrong with the body that we send."""
    schema = operation(path, method)["requestBody"]["content"]["application/json"]["schema"]
    return _errors(OAS30WriteValidator, schema, body)


def response_properties(path: str, method: str, status: int) -> dict[str, Any]:
    """The schema of each property of an answer; of its items where it is a list."""
    content = operation(path, method)["responses"][str(status)]["content"]["application/json"]
    schema = _followed(content["schema"])
    return dict(_followed(schema.get("items", schema))["properties"])


def errors_in_value(schema: Any, value: Any) -> list[str]:
    """What is wrong with one value of an answer."""
    return _errors(OAS30ReadValidator, schema, value)


def _errors(validator: Any, schema: Any, value: Any) -> list[str]:
    absolute = json.loads(json.dumps(schema).replace('"#/', f'"{ROOT}#/'))
    return [error.message for error in validator(absolute, registry=registry()).iter_errors(value)]


def _followed(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        found: Any = description()
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        schema = found
    return schema
