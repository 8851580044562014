"""What a booklet says of a group: the questions of its page, in the same order, with what stays true on paper."""

from collections.abc import Iterable
from typing import Literal

from site_overrides.booklet.said import number, one_way, said
from site_overrides.booklet.shapes import Fact
from site_overrides.foreign import bare
from site_overrides.menu import Menu, Record
from site_overrides.views.group import GroupPage
from site_overrides.views.people import Contact
from site_overrides.views.where import Place
from site_overrides.words import Words

PAUSED = "paused"
DATES = 4
"""As many of the next dates as are said, where they are."""
NUMBERS: tuple[tuple[str, Literal["telephone", "text"]], ...] = (("ring", "telephone"), ("text", "text"))
"""How a contact's numbers are used."""


def facts(menu: Menu, group: Record, page: GroupPage) -> list[Fact]:
    """Of a group's public record and its page. A question that nobody has answered is left out."""
    t = menu.words
    found = [
        ("material/calendar-clock", "when", _when(t, group, page)),
        ("material/map-marker", "where", _where(t, page)),
        ("material/cash", "cost", _cost(page)),
        ("material/account-group", "who_for", _who_for(t, page)),
        ("material/door-open", "getting_in", _getting_in(page)),
        ("material/hand-wave", "first_visit", _first_visit(t, page)),
        ("material/arrow-right-circle-outline", "join", _join(t, page)),
        ("material/seat-outline", "room", _room(page)),
        ("material/clipboard-check-outline", "checks", _checks(page)),
    ]
    answered = [(icon, about, [said(t, line) for line in lines if line]) for icon, about, lines in found]
    return [
        {"icon": icon, "label": said(t, t(f"group.{about}")), "lines": lines}
        for icon, about, lines in answered
        if lines
    ]


def _when(t: Words, group: Record, page: GroupPage) -> list[str]:
    found: list[str] = []
    for session in page["when"]["sessions"]:
        name = f"{session['name']}: " if session["name"] else ""
        found.append(f"{name}{session['text']}")
        found += session["notes"]
    dates = _dates(t, page) if any(map(_pattern_is_not_enough, group.get("sessions", []))) else ""
    return [*(found or [t("when.ask")]), dates]


def _pattern_is_not_enough(session: Record) -> bool:
    """Nobody can tell from paper which weeks "every two weeks" are."""
    return bool(session["repeats"] == "dates" or session.get("every", 1) > 1)


def _dates(t: Words, page: GroupPage) -> str:
    days = [each.day_text for each in page["when"]["next"] if not each.cancelled]
    return f"{t('when.next-dates')}: {', '.join(days[:DATES])}" if days else ""


def _where(t: Words, page: GroupPage) -> list[str]:
    where = page["where"]
    found = [t("where.hidden"), where["hidden"]] if where["hidden"] else []
    found += [_place(t, each) for each in where["places"]]
    found += [t("where.meet-at", place=where["meeting_point"])] if where["meeting_point"] else []
    found += [where["online"], one_way(t, where["online_url"])]
    found += [t("contact.ring", number=number(t, where["telephone"]))] if where["telephone"] else []
    found += [where["home_visits"]]
    travel = (page["access"]["bus"], page["access"]["lifts"])
    return [*(found if any(found) else [t("where.ask")]), *travel]


def _place(t: Words, place: Place) -> str:
    return one_way(t, ", ".join(_full((place["name"], *place["address"], number(t, place["postcode"])))))


def _full(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]


def _cost(page: GroupPage) -> list[str]:
    cost = page["cost"]
    return [cost["text"], *cost["concessions"], cost["first_time_free"], cost["notes"]]


def _who_for(t: Words, page: GroupPage) -> list[str]:
    spoken = t("group.languages", languages=t.both(page["languages"])) if page["languages"] else ""
    return [page["who_for"], page["who_for_notes"], spoken, page["interpreter"]]


def _getting_in(page: GroupPage) -> list[str]:
    answers = " · ".join(each["text"] for each in page["access"]["answers"])
    return [page["first_visit"]["getting_in"], answers, *page["access"]["notes"]]


def _first_visit(t: Words, page: GroupPage) -> list[str]:
    visit, company = page["first_visit"], page["companion"]
    known = _joined(visit["who_meets_you"], visit["what_happens"])
    bring = t("first.bring", things=visit["what_to_bring"]) if visit["what_to_bring"] else ""
    together = _joined(visit["bring_someone"], company["buddy"], company["link_worker"], company["notes"])
    return [known or t("first.ask"), bring, together]


def _join(t: Words, page: GroupPage) -> list[str]:
    join = page["join"]
    contacts = (_contact(t, each) for each in page["contacts"])
    return [_joined(*join["ways"]), join["steps"], one_way(t, join["booking_url"]), *contacts]


def _contact(t: Words, each: Contact) -> str:
    """Whom to ring or write to, and when."""
    numbers = [t(f"contact.{way}", number=number(t, each[key])) for way, key in NUMBERS if each[key]]
    name = "" if bare(each["name"]) in bare(each["role"]) else each["name"]
    return " · ".join(_full([*numbers, one_way(t, each["email"]), name, each["role"], each["hours"]]))


def _room(page: GroupPage) -> list[str]:
    room = page["room"]
    return [_joined(f"{room['text']}.", room["said_on"], room["notes"])]


def _checks(page: GroupPage) -> list[str]:
    """How far the checks have got and since when. What that means is said once for all, but for a group at rest."""
    checks = page["checks"]
    detail = checks["detail"] if checks["status"] == PAUSED else ""
    return [_joined(f"{checks['text']}.", checks["date_text"], detail), checks["how"]]


def _joined(*sentences: str) -> str:
    return " ".join(_full(sentences))
