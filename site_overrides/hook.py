"""Where MkDocs meets the menu. The only file that knows MkDocs: everything it hands on is plain.

MkDocs renders the pages of prose, and one shell for each kind of frame. After its build the shells are
filled for every page of the menu. MkDocs' own writing of pages is turned off, so that only changed pages are written.
"""

import atexit
import gc
import logging
import signal
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from jinja2 import Environment, TemplateError  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.structure.files import File, Files, InclusionLevel  # noqa: E402
from mkdocs.structure.nav import Navigation  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402

from schema.locality import Locality  # noqa: E402
from site_overrides import product_pages, records  # noqa: E402
from site_overrides.assets import MissingLibrary  # noqa: E402
from site_overrides.build import Build, BuildFailed, ShellOf  # noqa: E402
from site_overrides.editions import Edition  # noqa: E402
from site_overrides.folder import hide  # noqa: E402
from site_overrides.forms_address import with_forms_here  # noqa: E402
from site_overrides.kept import KeptFile  # noqa: E402
from site_overrides.records import BadRecords, last_sound_locality, sound_locality  # noqa: E402
from site_overrides.served import Served  # noqa: E402
from site_overrides.shell import slot  # noqa: E402
from site_overrides.templates import THEME  # noqa: E402
from site_overrides.today import today  # noqa: E402

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.menu")
logging.getLogger("mkdocs.commands.build").addFilter(lambda record: not record.getMessage().startswith("Page skipped"))
_build: Build
_directory: Path
_files: set[str]
_shells: dict[str, ShellOf]
_prose: Mapping[str, product_pages.Source]
_command = ""
"""Of MkDocs: `serve`, `build`, or none where it is called as a library."""
_served = Served(records.CACHE)
_memories: dict[Path, KeptFile] = {}


def on_startup(command: str, dirty: bool) -> None:
    """`make run` ends a server by SIGTERM, after which it is to write down what it remembers."""
    global _command
    _command = command
    if _serving():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def on_shutdown() -> None:
    for memory in _memories.values():
        memory.write()


def _serving() -> bool:
    return _command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the records, and put what was built before out of reach.

    MkDocs is shown the pages of prose alone: it would make an object of every record, only to leave them all out.
    """
    global _build, _directory, _shells
    _directory = Path(config.docs_dir)
    config.docs_dir = str(product_pages.FOLDER)
    gc.disable()  # nearly all that is made is needed to the end
    try:
        site, url = _place(config)
        memory = _memory(site)
        kept = memory.load()
        _build = Build(_records(day := today()), day, site, kept, memory, url)
    except (BadRecords, MissingLibrary, ValueError) as problem:
        raise Abort(str(problem)) from None
    _shells = {shell.source: shell for shell in _build.shells}
    config.site_name = _build.site["name"]
    config.site_url = _build.url
    config.theme.static_templates -= {"404.html", "sitemap.xml"}
    config.theme.dirs = [str(THEME)]  # MkDocs would list the theme's thirteen thousand icons, only to leave them out
    hide(Path(config.site_dir))
    return config


def _place(config: MkDocsConfig) -> tuple[Path, str | None]:
    """The folder of the site, and where it is shown when that is not where place.yml says."""
    if not _serving():
        return Path(config.site_dir), None
    site = _served.site(Path(config.site_dir), f"{_directory.resolve()} {config.site_url}")
    config.site_dir = str(site)
    return site, config.site_url


def _memory(site: Path) -> KeptFile:
    """A server builds again and again. Else each build reads what the last one wrote, whoever did it."""
    memory = KeptFile(records.CACHE / "site", site, patient=_serving())
    return _memories.setdefault(site, memory) if _serving() else memory


def _records(day: date) -> Locality:
    """The records. While they are edited, the last ones that were sound stand in for what must be mended."""
    try:
        return with_forms_here(sound_locality(_directory, day))
    except BadRecords as problem:
        last = last_sound_locality(_directory) if _serving() else None
        if last is None:
            raise
        print(f"\n{problem}\nThe menu stays as it was until this is mended.\n", file=sys.stderr, flush=True)
        return with_forms_here(last)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the theme's files, for the menu sends its own; add the pictures and, unless it is known what would be
    made of them, the prose and the shells.
    """
    global _files, _prose
    _prose = product_pages.sources(_directory, [(each.prefix, each.site["language"]) for each in _editions()])
    pictures = {f"pictures/{source.name}": source for source in product_pages.pictures(_directory)}
    made = [_file(config, name, source) for name, source in pictures.items()]
    _files = {file.dest_uri for file in made}
    if _build.must_render(_prose, _settings(config)):
        made += [_file(config, name, source.file) for name, source in _prose.items()]
        made += [File.generated(config, name, content="") for name in _shells]
    return Files(made)


def _file(config: MkDocsConfig, name: str, source: Path) -> File:
    return File.generated(config, name, abs_src_path=str(source), inclusion=InclusionLevel.INCLUDED)


def _settings(config: MkDocsConfig) -> bytes:
    return repr(config.theme.name).encode() + Path(config.config_file_path).read_bytes()


def _editions() -> list[Edition]:
    return list(_build.editions.values())


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape every value in our own templates. The theme's were written to do it themselves."""
    env.autoescape = lambda name: bool(name) and (THEME / str(name)).is_file()
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in the pages of prose. A shell's title and description are slots."""
    if page.file.src_uri in _shells:
        page.title = slot("title")
        page.meta["description"] = slot("description")
        return ""
    try:
        edition = _build.edition_at(page.url)
        values = {"place": edition.menu.place, "site": edition.site}
        return product_pages.fill(markdown, values, _build.linker.link_from(page.url))
    except TemplateError as error:
        raise Abort(f"{page.file.src_uri}: {error}") from None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if page.file.src_uri in _shells:
        return slot("content")
    return product_pages.in_its_language(html, _prose[page.file.src_uri], _build.edition_at(page.url).menu.words)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the frame what every template of the menu gets."""
    shell = _shells.get(page.file.src_uri)
    if shell is None:
        edition = _build.edition_at(page.url)
        page.meta.setdefault("description", edition.site["tagline"])
        link = _build.linker.link_from(page.url)
        return {**context, **_build.frame(edition, link, page.url.removeprefix(edition.prefix))}
    page.canonical_url = slot("canonical")
    page.meta.update(menu=shell.frame, template=slot("template"))
    return {**context, **_build.frame(_build.editions[shell.prefix], _build.linker.link_in_shell, slot("here"))}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep the page. MkDocs writes nothing for an empty answer."""
    if page.file.src_uri in _shells:
        _build.take_shell(_shells[page.file.src_uri], output)
    else:
        _build.take(page.url, output)
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Fill the shells."""
    try:
        made = _build.finish(_files)
        if _command != "build":  # which ends now, and need not look through everything for rubbish
            gc.enable()
        log.info(f"{len(made.pages)} files in the menu, {len(made.written)} of them written")
    except BuildFailed as failure:
        raise Abort(str(failure)) from None


@atexit.register
def _end_at_once() -> None:
    """Leave everything to the system: Python would take ten thousand records apart one by one before it ends."""
    rooms = [room for name, room in sys.modules.items() if name.startswith(("schema.", "site_overrides."))]
    kept: list[Any] = [globals().get("_build"), _memories, [[*vars(room).values()] for room in rooms]]
    kept.append(kept)  # nothing lets go of a ring, and what is frozen is not looked for
    gc.freeze()


def on_serve(server: "LiveReloadServer", config: MkDocsConfig, builder: Callable[..., None]) -> "LiveReloadServer":
    """Show what is in our own folder, and build again when a record is saved.

    All that the server asks of what it watches with is `schedule`.
    """
    from site_overrides.watching import Watching  # a build watches nothing

    server.root = config.site_dir
    server.error_handler = lambda code: _error_page(Path(config.site_dir), code)
    watching = Watching(_directory)
    own, server.observer = server.observer, watching  # type: ignore[assignment]
    server.watch(str(_directory))
    server.observer = own
    watching.start()
    return server


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
