"""The pages of prose about the menu: written in Markdown in `pages/`, with the place's own values filled in.

A locality's own `<name>.md` in its directory stands instead of ours, and may be filled in the same way.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from site_overrides.foreign import attributes, marked
from site_overrides.views.shapes import Link
from site_overrides.words import Words

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".svg"}
FOLDER = Path(__file__).parent / "pages"
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|<>~-])")

_NUMBERED = re.compile(r'(?<= id=")_(?=\d)')


class _MayBeAbsent(Undefined):
    """What a place does not say is empty. A name that there never was is an error."""

    def __str__(self) -> str:
        return self._fail_with_undefined_error() if self._undefined_obj is missing else ""


@dataclass(frozen=True)
class Source:
    """A page of prose: where its text is, and the language that is in."""

    file: Path
    language: str


def pictures(directory: Path) -> list[Path]:
    """The pictures of a locality. They and its own pages are all of it that is ever published as it is."""
    return sorted(file for file in (directory / "pictures").glob("*") if file.suffix.lower() in PICTURES)


def sources(directory: Path, editions: Sequence[tuple[str, str]]) -> dict[str, Source]:
    """Every page of prose by its place in the site: for each edition's folder and language, in its language if we can.

    The locality's own `<name>.<language>.md` comes first, then its `<name>.md`, which is in the main language, then
    ours in `pages/<language>/`, then ours in English.
    """
    main = editions[0][1]
    own = _own(directory)
    names = {name for name in own if "." not in name} | {file.stem for file in FOLDER.glob("*.md")}
    return {
        f"{prefix}{name}.md": _source(name, language, own, main)
        for prefix, language in editions
        for name in sorted(names)
    }


def _own(directory: Path) -> dict[str, Path]:
    """The locality's own pages of prose by name."""
    return {file.stem: file for file in sorted(directory.glob("*.md")) if file.name != "README.md"}


def own_links(directory: Path, main: str, prefix: str, language: str) -> list[Link]:
    """The pages that a locality adds to ours, by their own headings, which the frame of every page leads to."""
    own = _own(directory)
    names = sorted(name for name in own if "." not in name and not (FOLDER / f"{name}.md").is_file())
    return [_own_link(prefix, name, _source(name, language, own, main), language) for name in names]


def _own_link(prefix: str, name: str, source: Source, language: str) -> Link:
    text = source.file.read_text(encoding="utf-8")
    heading = _HEADING.search(text)
    said = heading[1].strip() if heading else name.replace("-", " ").capitalize()
    return {"name": said if source.language == language else marked(said, source.language), "path": f"{prefix}{name}/"}


def _source(name: str, language: str, own: Mapping[str, Path], main: str) -> Source:
    ours = FOLDER / language / f"{name}.md"
    if f"{name}.{language}" in own:
        return Source(own[f"{name}.{language}"], language)
    if name in own:
        return Source(own[name], main)
    return Source(ours, language) if ours.is_file() else Source(FOLDER / f"{name}.md", "en")


def in_its_language(html: str, source: Source, t: Words) -> str:
    """The HTML of a page of prose, which says so when it is in another language than its frame.

    Headings without a Latin letter are only numbered by the generator; an id has to begin with a letter.
    """
    html = _NUMBERED.sub("part-", html)
    if source.language == t.language:
        return html
    said = t("languages.page", language=t.language_name(source.language))
    return f'<p class="in-parts">{escape(said)}</p>\n<div {attributes(source.language)}>{html}</div>'


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
    return Markup('<a href="tel:{}"><bdi dir="ltr" class="number">{}</bdi></a>').format(number.replace(" ", ""), number)


def _email(address: str) -> Markup:
    return Markup('<a href="mailto:{0}"><bdi dir="ltr">{0}</bdi></a>').format(address)


def _web(address: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, words)
