"""How the forms service is set up: typed, read only from the environment, and refused when wrong.

Every setting is a field of `Settings`; docs/settings.md says each in words, and a test holds the two together.
A name that begins with `MENU_` and is not one of these is a mistake, so it stops the start rather than being ignored.
"""

import difflib
import hashlib
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

PREFIX = "MENU_"
OWN = Path("var")
"""The folder that the forms keep what is theirs in, unless they are told otherwise."""
OWN_NAMES = {"database_url": "DATABASE_URL", "directory": "DIRECTORY"}
"""Names that other tools already use, kept without the prefix."""


class Mode(StrEnum):
    """How careful to be at the start."""

    embedded = "embedded"
    production = "production"


class ForgeKind(StrEnum):
    """Where pull requests are opened. `none`: branches wait in the repository for `make review`."""

    none = "none"
    github = "github"
    gitlab = "gitlab"
    forgejo = "forgejo"


class MailSecurity(StrEnum):
    """How the connection to the mail server is protected."""

    none = "none"
    starttls = "starttls"
    tls = "tls"


class LogStyle(StrEnum):
    """One JSON object a line for machines, or plain lines for a terminal."""

    text = "text"
    json = "json"


class SettingsError(Exception):
    """The environment holds something we cannot use. The message names each setting and what to do."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _number(default: int, least: int, most: int) -> Any:
    return field(default=default, metadata={"least": least, "most": most})


@dataclass(frozen=True)
class Settings:
    """All settings, each with a default that works on one machine without any."""

    mode: Mode = Mode.embedded
    database_url: str = "sqlite:///var/forms.sqlite3"
    secret_keys: tuple[str, ...] = field(default=(), repr=False)
    repository: Path = Path()
    directory: str = "directory"
    main_branch: str = "main"
    remote: str = ""
    forge: ForgeKind = ForgeKind.none
    forge_url: str = ""
    forge_repository: str = ""
    forge_user: str = ""
    forge_token: str = field(default="", repr=False)
    bot_name: str = "Community menu forms"
    bot_email: str = "forms@menu.invalid"
    forms_url: str = ""
    site_url: str = ""
    forms_host: str = "127.0.0.1"
    forms_port: int = _number(8001, 1, 65535)
    trusted_proxies: int = _number(0, 0, 5)
    body_kilobytes: int = _number(256, 16, 4096)
    invitation_days: int = _number(30, 1, 365)
    draft_days: int = _number(90, 1, 730)
    private_months: int = _number(24, 1, 24)
    lease_seconds: int = _number(120, 1, 3600)
    attempts: int = _number(12, 1, 100)
    smtp_host: str = ""
    smtp_port: int = _number(587, 1, 65535)
    smtp_security: MailSecurity = MailSecurity.starttls
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    mail_from: str = "menu@example.org"
    staff_mail: str = ""
    log: LogStyle = LogStyle.text
    today: date | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The signing keys, newest first. The embedded default makes one and keeps it beside the database."""
        return self.secret_keys or (_own_key(OWN / "secret-key"),)


def name_of(setting: str) -> str:
    """The environment's name of a field of `Settings`."""
    return OWN_NAMES.get(setting, PREFIX + setting.upper())


def own_file(name: str, repository: Path, directory: str) -> Path:
    """Where the forms of a locality keep something on this machine, apart from those of another locality."""
    records = (repository / directory).resolve()
    if records == Path(Settings.directory).resolve():
        return OWN / name
    stem, dot, end = name.partition(".")
    return OWN / f"{stem}-{hashlib.blake2b(str(records).encode(), digest_size=4).hexdigest()}{dot}{end}"


def read(environ: Mapping[str, str]) -> Settings:
    """The settings in `environ`. Raises SettingsError with every problem at once."""
    known = {name_of(item.name): item for item in fields(Settings)}
    problems = [_unknown(name, list(known)) for name in environ if name.startswith(PREFIX) and name not in known]
    values: dict[str, Any] = {}
    for name, item in known.items():
        if environ.get(name, "") != "":
            try:
                values[item.name] = _parse(item, environ[name])
            except ValueError as error:
                problems.append(f"{name}: {error}")
    where = (values.get("repository", Settings.repository), values.get("directory", Settings.directory))
    settings = Settings(**{"database_url": f"sqlite:///{own_file('forms.sqlite3', *where)}", **values})
    problems += _together(settings)
    if problems:
        raise SettingsError(problems)
    return settings


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"{name} is not a setting." + (f" Did you mean {near[0]}?" if near else " See docs/settings.md.")


def _parse(item: Any, text: str) -> Any:
    """`text` as the field's type. Raises ValueError in plain words; never repeats a secret."""
    if item.type is int:
        return _whole(text, item.metadata["least"], item.metadata["most"])
    if isinstance(item.type, type) and issubclass(item.type, StrEnum):
        return _choice(item.type, text)
    if item.type == tuple[str, ...]:
        return _keys(text)
    if item.type is Path:
        return Path(text)
    if item.default is None:
        return _day(text)
    return text


def _whole(text: str, least: int, most: int) -> int:
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise ValueError(f'"{text}" will not do. Write a whole number from {least} to {most}.')
    return int(text)


def _choice(kind: type[StrEnum], text: str) -> StrEnum:
    options = [option.value for option in kind]
    if text not in options:
        raise ValueError(f'"{text}" will not do. Write one of: {", ".join(options)}.')
    return kind(text)


def _keys(text: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in text.split(",") if key.strip())
    if not keys or min(map(len, keys)) < 32:
        raise ValueError("each key needs 32 letters or more. Make one with: openssl rand -hex 32")
    return keys


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f'"{text}" is not a date. Write it like 2026-11-22.') from None


NEEDED_TO_HEAR = {
    "smtp_host": "the mail server. Without it nobody gets the link they ask for, and staff hear of no worry.",
    "staff_mail": "the address that hears of worries and complaints. Somebody must read it every working day.",
}


def _together(settings: Settings) -> list[str]:
    """What single settings cannot show: some need each other."""
    problems = []
    if settings.mode is Mode.production and not settings.secret_keys:
        problems.append("MENU_SECRET_KEYS is needed in production. Make a key with: openssl rand -hex 32")
    if settings.forge is not ForgeKind.none:
        for needed in ("forge_url", "forge_repository", "forge_token", "remote"):
            if not getattr(settings, needed):
                problems.append(f"{name_of(needed)} is needed with MENU_FORGE={settings.forge}.")
    if settings.mode is Mode.production and not settings.forms_url.startswith("https://"):
        problems.append("MENU_FORMS_URL is needed in production: the https:// address people open the forms at.")
    if settings.mode is Mode.production:
        for needed, why in NEEDED_TO_HEAR.items():
            if not getattr(settings, needed):
                problems.append(f"{name_of(needed)} is needed in production: {why}")
    return problems


def _own_key(path: Path) -> str:
    """The key kept in `path`, made at first use, readable only by its owner. Two starts at once agree on one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent) as file:
            file.write(secrets.token_hex(32))
            file.flush()
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text()
