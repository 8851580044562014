"""The other ways of building the same records, and a MkDocs site with next to nothing in it."""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from schema.reader import read

LAYOUTS = Path(__file__).parent / "hugo"
TEMPLATES = Path(__file__).parent / "plain"
HUGO = """\
baseURL = "https://menu.example.org/"
title = "The menu"
disableKinds = ["RSS"]
paginate = 60
[taxonomies]
category = "categories"
area = "areas"
venue = "venues"
[outputs]
page = ["HTML", "Calendar"]
"""
PLAIN = "site_name: The menu\nstrict: true\ntheme: {name: material, custom_dir: templates}\nnot_in_nav: /groups/\n"
SEARCHED = "site_name: The menu\ntheme: {name: material, font: false}\n"
NEARLY_EMPTY = "site_name: The menu\ntheme: {name: material}\nplugins: []\n"


def nearly_empty(folder: Path) -> None:
    """A MkDocs site of one page in the same theme: what MkDocs itself takes."""
    _mkdocs(folder, NEARLY_EMPTY)


def one_page_with_search(folder: Path) -> None:
    """The same with the theme's own search."""
    _mkdocs(folder, SEARCHED)


def plain(folder: Path, records: Path) -> None:
    """The plain way: a MkDocs page for each group, with the record as its front matter and a template of its own."""
    venues = {file.stem: read(file.read_bytes(), file.name) for file in sorted((records / "venues").glob("*.yml"))}
    docs = _mkdocs(folder, PLAIN + _yaml({"extra": {"venues": venues}})) / "groups"
    docs.mkdir()
    shutil.copytree(TEMPLATES, folder / "templates")
    for key, group in _groups(records):
        (docs / f"{key}.md").write_text(_front_matter(group, {"template": "group.html"}), encoding="utf-8")


def _mkdocs(folder: Path, settings: str) -> Path:
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (docs / "index.md").write_text("# The menu\n", encoding="utf-8")
    return docs


def hugo(folder: Path, records: Path, our_page: str) -> None:
    """Hugo with the same parts of each record, a calendar of each, lists, and the frame of our own page."""
    content = folder / "content" / "groups"
    content.mkdir(parents=True)
    (folder / "config.toml").write_text(HUGO, encoding="utf-8")
    shutil.copytree(LAYOUTS, folder / "layouts")
    (folder / "layouts" / "_default" / "baseof.html").write_text(_frame(our_page), encoding="utf-8")
    shutil.copytree(records / "venues", folder / "data" / "venues")
    areas = {file.stem: read(file.read_bytes(), file.name)["area"] for file in (records / "venues").glob("*.yml")}
    for key, group in _groups(records):
        (content / f"{key}.md").write_text(_front_matter(group, _lists(group, areas)), encoding="utf-8")


def _lists(group: dict[str, Any], areas: dict[str, str]) -> dict[str, list[str]]:
    venue = group["where"]["venue"]
    return {"areas": [areas[venue]], "venues": [venue]}


def _front_matter(group: dict[str, Any], more: dict[str, Any]) -> str:
    said = {"title": group["name"], **group, **more}
    description = said.pop("description")
    return f"---\n{_yaml(said)}---\n{description}\n"


def _yaml(value: dict[str, Any]) -> str:
    text: str = yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    return text


def _frame(page: str) -> str:
    """Everything of one of our pages around its own part."""
    before, after = re.split(r"(?s)(?<=<main id=\"main\" tabindex=\"-1\">).*(?=</main>)", page, maxsplit=1)
    before = re.sub("<title>.*</title>", "<title>{{ .Title }} – {{ .Site.Title }}</title>", before)
    before = re.sub('(<meta name="description" content=")[^"]*', r"\1{{ .Params.summary }}", before)
    return f'{before}{{{{ block "main" . }}}}{{{{ end }}}}{after}'


def _groups(records: Path) -> list[tuple[str, dict[str, Any]]]:
    return [(file.stem, read(file.read_bytes(), file.name)) for file in sorted((records / "groups").glob("*.yml"))]
