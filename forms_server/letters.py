"""The words of the mail that is sent. No letter holds an answer."""

from datetime import date

from forms_server.mail import Letter


def spoken(day: date) -> str:
    """A date as people say it: 27 March 2026."""
    return f"{day.day} {day:%B %Y}"


def new_link(to: str, group_name: str, menu_name: str, address: str, expires_on: date) -> Letter:
    """A link that the group asked for."""
    body = f"""Hello,

Somebody asked for a link to update {group_name} on {menu_name}. Here it is:

{address}

It is for your group only. It works until {spoken(expires_on)}, on any device, and you can stop and come back.

If you did not ask for it, you need do nothing. Nothing changes unless somebody uses the link.
"""
    return Letter(to, f"Your link to update {_one_line(group_name)}", body)


def worry_arrived(to: str, reference: str) -> Letter:
    """Tells staff that something private has arrived, and how to read it."""
    body = f"""Somebody has told us privately about a worry or a complaint. It is not in git and not in this mail.

To read it:

    python -m scripts.answers {reference}

Please do so on the next working day at the latest.
"""
    return Letter(to, f"A private message has arrived: {reference}", body)


def _one_line(text: str) -> str:
    return " ".join(text.split())
