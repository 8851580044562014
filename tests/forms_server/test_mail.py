"""Mail, to a real SMTP server, and the link that somebody asked for."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from forms_server.mail import Letter, SmtpMailer, mailer, show
from forms_server.service import Service
from forms_server.settings import MailSecurity, Settings
from forms_server.storage import outbox
from scripts.drill.world import free_port
from tests.forms_server.records_repository import GROUP, TODAY, make_records
from tests.forms_server.repositories import save

FILE = "directory/groups/bell-knitters.yml"
CONTACTS = """\
contacts:
  - role: group-lead
    email: mo@knitters.example.org
    public: false
"""


class Postbox:
    """A mail server that keeps what it is given."""

    def __init__(self) -> None:
        self.letters: list[Message] = []
        self.to: list[str] = []

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        self.to += envelope.rcpt_tos
        return "250 OK"


def password_is_right(server: object, session: object, envelope: object, mechanism: str, given: object) -> AuthResult:
    return AuthResult(success=given == LoginPassword(b"forms", b"secret"), handled=False)


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, Settings]]:
    box, port = Postbox(), free_port()
    server = Controller(
        box, hostname="127.0.0.1", port=port, authenticator=password_is_right, auth_require_tls=False, ready_timeout=60
    )
    server.start()
    settings = Settings(
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security=MailSecurity.none,
        smtp_user="forms",
        smtp_password="secret",
        mail_from="menu@example.org",
    )
    yield box, settings
    server.stop()


@pytest.fixture
def service(postbox: tuple[Postbox, Settings], tmp_path: Path) -> Service:
    repository = make_records(tmp_path / "menu")
    save(repository.path, {FILE: GROUP + CONTACTS})
    return Service(
        replace(
            postbox[1],
            database_url=f"sqlite:///{tmp_path}/forms.sqlite3",
            repository=repository.path,
            secret_keys=("k" * 32,),
            forms_url="https://forms.example.org/",
            staff_mail="staff@example.org",
            today=TODAY,
        )
    )


def test_the_link_goes_to_the_contact_on_record_and_opens(service: Service, postbox: tuple[Postbox, Settings]) -> None:
    service.store.ask_for_link("bell-knitters")
    service.worker.run_until_empty()
    (letter,) = postbox[0].letters
    assert postbox[0].to == ["mo@knitters.example.org"]
    assert letter["From"] == "menu@example.org"
    assert "Bell Knitters" in letter["Subject"]
    address = next(line for line in str(letter.get_content()).splitlines() if line.startswith("https://"))  # type: ignore[attr-defined]
    assert address.startswith("https://forms.example.org/i/")
    assert service.store.open_invitation(address.rsplit("/", 1)[1]).group == "bell-knitters"


@pytest.mark.parametrize("group", ["chess-club", "no-such-group", "../place"])
def test_without_a_contact_nothing_is_sent_and_nothing_is_told(
    service: Service, postbox: tuple[Postbox, Settings], group: str
) -> None:
    service.store.ask_for_link(group)
    assert service.worker.run_until_empty() == 1
    assert postbox[0].letters == []
    assert service.database.read(outbox.dead_ones) == []


def test_staff_are_told_of_a_worry_without_its_words(service: Service, postbox: tuple[Postbox, Settings]) -> None:
    draft = service.store.begin_open("worry", 1)
    reference = service.store.submit(draft, {}, {"worry_what": "Somebody shouted."})
    service.worker.run_until_empty()
    (letter,) = postbox[0].letters
    assert postbox[0].to == ["staff@example.org"]
    assert reference in letter["Subject"]
    assert "shouted" not in letter.as_string()


def test_a_wrong_password_is_tried_again_later(service: Service, postbox: tuple[Postbox, Settings]) -> None:
    wrong = Service(replace(service.settings, smtp_password="wrong"))
    wrong.store.ask_for_link("bell-knitters")
    wrong.worker.run_until_empty()
    assert postbox[0].letters == []
    assert service.database.read(outbox.depth).waiting == 1


def test_a_server_that_cannot_protect_the_mail_gets_none(postbox: tuple[Postbox, Settings]) -> None:
    send = SmtpMailer(replace(postbox[1], smtp_security=MailSecurity.starttls))
    with pytest.raises(OSError):
        send(Letter("a@example.org", "Hello", "Hello"))
    assert postbox[0].letters == []


def test_without_a_mail_server_letters_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    send = mailer(Settings())
    assert send is show
    send(Letter("a@example.org", "Hello", "The body"))
    assert "The body" in capsys.readouterr().out
