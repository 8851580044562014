"""The commands of staff, as they type them, on a real repository and database."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from forms_server import offering
from forms_server.database.models import AnswerView
from forms_server.git.repository import Repository
from forms_server.service import Service
from forms_server.settings import read
from forms_server.storage import submissions
from forms_server.storage.submissions import State
from forms_server.worker.deliver import pending
from scripts import answers, due, invite, pause, retention, review, revoke
from tests.forms_server.records_repository import make_records
from tests.forms_server.repositories import git, save

FILE = "directory/groups/bell-knitters.yml"


@dataclass
class Office:
    """A member of staff at a terminal."""

    repository: Repository
    environment: dict[str, str]
    output: Callable[[], str]

    @property
    def service(self) -> Service:
        return Service(read(self.environment))

    def text(self, path: str = FILE) -> str:
        return (self.repository.path / path).read_text("utf-8")

    def send(self, worksheet: str, values: dict[str, Any], *more: str, private: dict[str, Any] | None = None) -> str:
        """Make a link, open it, send answers, and let the worker work."""
        assert invite.main(["bell-knitters", worksheet, *more]) == 0
        token = self.output().strip().rsplit("/", 1)[1]
        service = self.service
        shown = {"capacity.room": "some"}
        draft = service.store.begin(token, shown)
        reference = service.store.submit(draft, values, private or {})
        service.worker.run_until_empty()
        return reference

    def state(self, reference: str) -> State:
        kept = self.service.database.read(lambda connection: submissions.find(connection, reference))
        assert kept
        return kept.state


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    repository = make_records(tmp_path / "menu")
    environment = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/forms.sqlite3",
        "MENU_REPOSITORY": str(repository.path),
        "MENU_SECRET_KEYS": "k" * 32,
        "MENU_TODAY": "2026-11-22",
        "DIRECTORY": "directory",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(repository.path)
    return Office(repository, environment, lambda: capsys.readouterr().out)


def test_from_a_link_to_the_menu(office: Office) -> None:
    reference = office.send("capacity", {"room": "full"})
    assert review.main([]) == 0
    assert f"{reference}  2026-11-22  capacity: bell-knitters" in office.output()
    assert review.main(["show", reference.lower()]) == 0
    shown = office.output()
    assert "→ **Full for now**" in shown
    assert "+  room: full  # ask Mo in May" in shown
    assert review.main(["accept", reference]) == 0
    assert "room: full  # ask Mo in May" in office.text()
    assert git(office.repository.path, "status", "--porcelain") == ""
    assert office.state(reference) is State.accepted
    assert pending(office.repository) == {}
    office.output()
    assert review.main([]) == 0
    assert office.output() == "Nothing is waiting.\n"


def test_declining_is_for_good(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    reference = office.send("capacity", {"room": "full"})
    assert review.main(["decline", reference]) == 0
    assert review.main(["accept", reference]) == 1
    assert "declined" in capsys.readouterr().err
    office.service.worker.run_until_empty()
    assert "room: some" in office.text()
    assert pending(office.repository) == {}


def test_two_people_edit_one_group_and_a_reviewer_chooses(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    reference = office.send("capacity", {"room": "full"})
    save(office.repository.path, {FILE: office.text().replace("room: some", "room: plenty")})
    assert review.main(["accept", reference]) == 1
    assert "--take capacity.room" in capsys.readouterr().err
    assert "room: plenty" in office.text()
    assert review.main(["accept", reference, "--take", "capacity.room"]) == 0
    assert "room: full" in office.text()


def test_or_keeps_what_the_record_says(office: Office) -> None:
    reference = office.send("capacity", {"room": "full", "room_notes": "Ask again in May."})
    save(office.repository.path, {FILE: office.text().replace("room: some", "room: plenty")})
    assert review.main(["accept", reference, "--keep"]) == 0
    assert "room: plenty" in office.text()
    assert "Ask again in May." in office.text()


def test_one_line_edits_side_by_side_do_not_clash(office: Office) -> None:
    reference = office.send("capacity", {"room": "full"})
    save(office.repository.path, {FILE: office.text().replace("capacity:", "website: https://example.org/\ncapacity:")})
    assert review.main(["accept", reference]) == 0
    assert "website: https://example.org/" in office.text()
    assert "room: full" in office.text()


def test_two_updates_of_different_parts_both_arrive(office: Office) -> None:
    first = office.send("listing-update", {"website": "https://example.org/"})
    second = office.send("listing-update", {"anything_else": "We have moved the piano."})
    assert set(pending(office.repository)) == {first, second}
    assert review.main(["accept", first]) == 0
    assert review.main(["show", second]) == 0
    assert "We have moved the piano." in office.output()
    assert review.main(["accept", second]) == 0
    assert "website: https://example.org/" in office.text()


def test_a_note_reaches_a_person_though_no_file_changes(office: Office) -> None:
    assert review.main(["accept", office.send("listing-update", {})]) == 0
    reference = office.send("listing-update", {"times_other": "We are off on 24 December."})
    assert office.state(reference) is State.pending
    assert review.main(["show", reference]) == 0
    assert "We are off on 24 December." in office.output()
    assert review.main(["accept", reference]) == 0
    assert office.state(reference) is State.accepted


def test_accepting_waits_for_unsaved_work(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    reference = office.send("capacity", {"room": "full"})
    (office.repository.path / FILE).write_text(office.text() + "# mine\n")
    assert review.main(["accept", reference]) == 1
    assert "not committed" in capsys.readouterr().err
    assert office.text().endswith("# mine\n")
    assert office.state(reference) is State.pending


def test_a_suggestion_waits_until_it_is_promoted(office: Office) -> None:
    service = office.service
    draft = service.store.begin_open("suggest-a-group", 1)
    values = {
        "name": "Thornby Ramblers",
        "summary": "We walk slowly and stop for cake.",
        "categories": ["physical-activity"],
        "when": "Every Tuesday at 10",
        "cost": "free",
    }
    reference = service.store.submit(draft, values, {"your_contact": "someone"})
    service.worker.run_until_empty()
    assert pending(office.repository) == {}
    assert review.main(["show", reference]) == 0
    assert "Thornby Ramblers" in office.output()
    assert review.main(["promote", reference]) == 0
    assert review.main(["accept", reference]) == 0
    text = office.text("directory/groups/thornby-ramblers.yml")
    assert "status: draft" in text
    assert "someone" not in text


def test_a_worry_never_enters_git(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    service = office.service
    draft = service.store.begin_open("worry", 1)
    reference = service.store.submit(draft, {}, {"worry_what": "Somebody shouted at me."})
    service.worker.run_until_empty()
    told = capsys.readouterr().out
    assert f"python -m scripts.answers {reference}" in told
    assert "shouted" not in told
    assert review.main(["show", reference]) == 1
    assert f"scripts.answers {reference}" in capsys.readouterr().err
    assert review.main(["promote", reference]) == 1
    assert pending(office.repository) == {}
    assert review.main([]) == 0
    assert reference in office.output()


def test_private_answers_are_shown_and_the_look_is_recorded(office: Office) -> None:
    reference = office.send("prompt-sheet-2", {"agree_to_connect": "yes"}, private={"lead_name": "Ann \x1b[31mOther"})
    assert answers.main([reference, "--who", "pat"]) == 0
    shown = office.output()
    assert "Ann  [31mOther" in shown
    looks = office.service.database.read(lambda connection: connection.execute(select(AnswerView.__table__)).all())
    assert [(look.reference, look.who) for look in looks] == [(reference, "pat")]


def test_agreed_only_when_both_sides_confirmed_the_same_answers(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    save(office.repository.path, {FILE: office.text().replace("agreed", "talking")})
    assert invite.main(["bell-knitters", "link-worker-2"]) == 1
    assert "not sent its side" in capsys.readouterr().err
    first = office.send("prompt-sheet-2", {"agree_to_connect": "yes", "confirmed_how": "form"})
    own_side = office.send("link-worker-2", {"decision": "agree"})
    assert review.main(["show", own_side]) == 0
    assert "Accept them first" in office.output()
    assert review.main(["accept", first]) == 0
    assert "status: talking" in office.text()
    office.service.deliveries.follow()
    assert review.main(["accept", own_side]) == 0
    assert "status: agreed" in office.text()


def test_a_visit_that_held_a_review_can_be_confirmed_and_one_that_did_not_cannot(office: Office) -> None:
    reviewed = office.send("visit", {"review_agree": "yes", "review_confirmed_how": "form"})
    assert review.main(["accept", reviewed]) == 0
    office.send("visit", {"catch_up_going": "Well."})
    assert offering.offer_for(office.service, "bell-knitters", "link-worker-2", 30).answers_of == reviewed


def test_pausing_is_one_command_and_the_reason_stays_with_staff(office: Office) -> None:
    assert pause.main(["bell-knitters", "--reason", "The roof leaks."]) == 0
    text = office.text()
    assert 'status: paused\n  date: "2026-11-22"\n  prompt_sheet: 2\n' in text
    assert "paused_reason: The roof leaks." in text
    assert text.startswith("# Kept by the library.")
    assert git(office.repository.path, "status", "--porcelain") == ""


def test_where_everybody_can_read_the_repository_a_pause_gives_no_reason(office: Office) -> None:
    place = office.repository.path / "directory" / "place.yml"
    save(office.repository.path, {"directory/place.yml": place.read_text() + "repository_public: true\n"})
    assert pause.main(["bell-knitters", "--reason", "The roof leaks."]) == 0
    assert "status: paused" in office.text()
    assert "roof" not in office.text()
    assert "The reason was left out" in office.output()


def test_a_round_of_links_from_what_is_due(office: Office, tmp_path: Path) -> None:
    assert due.main(["--directory", "nowhere"]) == 2
    assert due.main(["--format", "json", "--today", "2027-04-01"]) == 0
    listed = office.output()
    assert {entry["what"] for entry in json.loads(listed)} == {"review", "catch-up", "survey", "room"}
    (tmp_path / "due.json").write_text(listed)
    assert invite.main(["--from", str(tmp_path / "due.json"), "--days", "14"]) == 0
    lines = [line.split("\t") for line in office.output().splitlines()]
    assert sorted((group, sheet, until) for group, sheet, until, _ in lines) == [
        ("bell-knitters", "capacity", "2026-12-06"),
        ("bell-knitters", "visit", "2026-12-06"),
        ("chess-club", "capacity", "2026-12-06"),
        ("chess-club", "visit", "2026-12-06"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nobody", "capacity"], 'no group "nobody"'),
        (["../place", "capacity"], "no group"),
        (["bell-knitters", "worry"], "not a worksheet that needs a link"),
        (["bell-knitters", "capcity"], "capacity"),
    ],
)
def test_a_wrong_invitation_is_explained(
    office: Office, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert invite.main(arguments) == 1
    assert said in capsys.readouterr().err


def test_links_are_taken_back(office: Office) -> None:
    for sheet in ("capacity", "listing-update"):
        assert invite.main(["bell-knitters", sheet]) == 0
    office.output()
    assert revoke.main(["bell-knitters"]) == 0
    assert office.output() == "Links of bell-knitters taken back: 2.\n"
    assert revoke.main(["bell-kniters"]) == 1


def test_private_answers_go_when_their_time_is_over(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = office.send("prompt-sheet-2", {"agree_to_connect": "yes"}, private={"lead_name": "Ann Other"})
    monkeypatch.setenv("MENU_TODAY", "2028-11-22")
    assert retention.main([]) == 0
    assert "0 submission(s)" in office.output()
    monkeypatch.setenv("MENU_TODAY", "2028-11-23")
    assert retention.main([]) == 0
    assert "1 submission(s)" in office.output()
    assert answers.main([reference]) == 0
    assert "Ann Other" not in office.output()
    assert not kept_on_disk(office, b"Ann Other")


def test_forgotten_answers_leave_the_disk_while_the_pages_run(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite leaves what was deleted in its journal, and in free parts of the file, until it is told otherwise."""
    pages = office.service
    with pages.database.engine.connect():
        office.send("prompt-sheet-2", {"agree_to_connect": "yes"}, private={"lead_name": "Ann Other"})
        assert kept_on_disk(office, b"Ann Other")
        monkeypatch.setenv("MENU_TODAY", "2028-11-23")
        assert retention.main([]) == 0
        assert not kept_on_disk(office, b"Ann Other")


def test_who_reads_meanwhile_is_not_waited_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = office.service
    office.send("prompt-sheet-2", {"agree_to_connect": "yes"}, private={"lead_name": "Ann Other"})
    monkeypatch.setenv("MENU_TODAY", "2028-11-23")

    def forget_meanwhile(connection: Connection) -> None:
        connection.execute(select(AnswerView)).all()
        assert retention.main([]) == 0

    pages.database.read(forget_meanwhile)
    assert "Somebody was reading" in office.output()
    assert retention.main([]) == 0
    assert "Somebody was reading" not in office.output()
    assert not kept_on_disk(office, b"Ann Other")


def kept_on_disk(office: Office, words: bytes) -> bool:
    """Whether any file of the database holds them."""
    file = Path(office.environment["DATABASE_URL"].removeprefix("sqlite:///"))
    return any(words in each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
