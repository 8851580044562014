"""The pages of prose about the menu: written in Markdown in `pages/`, with the place's own values filled in.

A locality's own `<name>.md` in its directory stands instead of ours, and may be filled in the same way.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".svg"}
FOLDER = Path(__file__).parent / "pages"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|<>~-])")


class _MayBeAbsent(Undefined):
    """What a place does not say is empty. A name that there never was is an error."""

    def __str__(self) -> str:
        return self._fail_with_undefined_error() if self._undefined_obj is missing else ""


def published(directory: Path) -> list[Path]:
    """Of a locality's directory, its own pages and its pictures. Nothing else in it is ever published as it is."""
    pages = (page for page in directory.glob("*.md") if page.name != "README.md")
    pictures = (file for file in (directory / "pictures").glob("*") if file.suffix.lower() in PICTURES)
    return sorted((*pages, *pictures))


def fill(text: str, values: Mapping[str, Any], link: Callable[[str], str]) -> str:
    """The Markdown with its `{{ place.name }}` and `{% for … %}` filled in. Values cannot bring marks of their own.

    `telephone`, `email` and `web` make links. Raises jinja2's TemplateError for a name that there is not.
    """
    template = _environment().from_string(text)
    return template.render(**values, link=link, telephone=_telephone, email=_email, web=_web)


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=_MayBeAbsent, finalize=_plain, trim_blocks=True, lstrip_blocks=True)


def _plain(value: Any) -> Any:
    """A value as text that Markdown leaves alone. What our own functions made stays as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _MARKDOWN.sub(r"\\\1", str(escape(value)).replace("\n", " "))


def _telephone(number: str) -> Markup:
    return Markup('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>').format(number.replace(" ", ""), number)


def _email(address: str) -> Markup:
    return Markup('<a href="mailto:{0}"><bdi dir="ltr">{0}</bdi></a>').format(address)


def _web(address: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, words)
