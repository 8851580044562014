"""Sending mail: over SMTP by the settings, or shown on the console where there is no mail server."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from forms_server.settings import MailSecurity, Settings

PATIENCE = 30
"""Seconds to wait for the mail server."""


@dataclass(frozen=True)
class Letter:
    """A mail in plain words."""

    to: str
    subject: str
    body: str


class Mailer(Protocol):
    """Sends a letter, or raises OSError (as smtplib's errors are) so that it is tried again."""

    def __call__(self, letter: Letter) -> None:
        """Send it."""


def mailer(settings: Settings) -> Mailer:
    """The way of sending that the settings choose."""
    return SmtpMailer(settings) if settings.smtp_host else show


def show(letter: Letter) -> None:
    """Print a letter: the embedded default, for trying things out."""
    rule = "-" * 72
    print(f"{rule}\nTo: {letter.to}\nSubject: {letter.subject}\n\n{letter.body}\n{rule}", flush=True)


@dataclass(frozen=True)
class SmtpMailer:
    """A mail server."""

    settings: Settings

    def __call__(self, letter: Letter) -> None:
        """Send it, protected as the settings say; a server that cannot do that gets nothing."""
        with self._connected() as server:
            if self.settings.smtp_user:
                server.login(self.settings.smtp_user, self.settings.smtp_password)
            server.send_message(self._message(letter))

    def _connected(self) -> smtplib.SMTP:
        where = (self.settings.smtp_host, self.settings.smtp_port)
        if self.settings.smtp_security is MailSecurity.tls:
            return smtplib.SMTP_SSL(*where, timeout=PATIENCE, context=ssl.create_default_context())
        server = smtplib.SMTP(*where, timeout=PATIENCE)
        if self.settings.smtp_security is MailSecurity.starttls:
            server.starttls(context=ssl.create_default_context())
        return server

    def _message(self, letter: Letter) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.settings.mail_from, letter.to, letter.subject
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.body)
        return message
