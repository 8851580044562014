"""Drafts, invitations and submissions, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from forms_server import ports
from forms_server.database.engine import Database
from forms_server.database.models import Base, Draft, Invitation, Submission, Task
from forms_server.keys import TokenMaker
from forms_server.ports import Changed, Door, Refused
from forms_server.storage import invitations, submissions
from forms_server.storage.invitations import Offer
from forms_server.store import DatabaseStore

TOKENS = TokenMaker(["k" * 32])
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DESTINATIONS = {"prompt-sheet-2": "git", "tell-us": "promote", "worry": "staff"}


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database: Database, clock: Clock) -> DatabaseStore:
    return DatabaseStore(database, TOKENS, lambda worksheet, _: DESTINATIONS[worksheet], lambda *_: 24, clock)


@pytest.fixture
def token(database: Database, clock: Clock) -> str:
    made = TOKENS.make()
    offer = Offer("prompt-sheet-2", 1, "bell-knitters", "group-lead", clock().date() + timedelta(days=30))
    database.write(lambda connection: invitations.make(connection, offer, made, clock()))
    return made


def door(store: DatabaseStore, token: str) -> Door:
    with pytest.raises(Refused) as caught:
        store.open_invitation(token)
    return caught.value.door


def rows(database: Database, table: type[Base]) -> int:
    query = select(func.count()).select_from(table)
    return database.read(lambda connection: connection.execute(query).scalar_one())


def state_of(database: Database, reference: str) -> str | None:
    kept = database.read(lambda connection: submissions.find(connection, reference))
    return kept.state if kept else None


def test_looking_at_a_link_spends_nothing(store: DatabaseStore, token: str) -> None:
    assert store.open_invitation(token) == store.open_invitation(token)
    assert store.open_invitation(token).group == "bell-knitters"


def test_a_token_that_we_did_not_make_is_unknown(store: DatabaseStore, token: str) -> None:
    assert door(store, token[:-1] + ("A" if token[-1] != "A" else "B")) is Door.unknown
    assert door(store, TOKENS.make()) is Door.unknown
    assert door(store, "") is Door.unknown


def test_the_token_itself_is_not_in_the_database(database: Database, token: str) -> None:
    (row,) = database.read(lambda connection: connection.execute(select(Invitation.__table__)).all())
    assert token.encode() not in repr(tuple(row)).encode()


def test_a_link_opens_until_the_end_of_its_last_day(store: DatabaseStore, token: str, clock: Clock) -> None:
    clock.now += timedelta(days=30)
    assert store.open_invitation(token)
    clock.now += timedelta(days=1)
    assert door(store, token) is Door.expired


def test_a_link_that_was_taken_back_closes_its_draft_too(
    store: DatabaseStore, token: str, clock: Clock, database: Database
) -> None:
    draft = store.begin(token, {})
    ids = [store.open_invitation(token).id]
    assert database.write(lambda connection: invitations.revoke(connection, ids, clock())) == 1
    assert door(store, token) is Door.revoked
    with pytest.raises(Refused):
        store.save_page(draft.id, "hello", {})
    with pytest.raises(Refused):
        store.submit(draft, {}, {})


def test_links_made_with_an_older_key_still_open(store: DatabaseStore, token: str) -> None:
    both = TokenMaker(["n" * 32, "k" * 32])
    assert both.genuine(token)
    assert not TokenMaker(["n" * 32]).genuine(token)
    assert TokenMaker(["n" * 32]).genuine(both.make())


def test_a_draft_is_the_same_on_any_device_and_keeps_what_was_typed(store: DatabaseStore, token: str) -> None:
    draft = store.begin(token, {"cost.kind": "free"})
    store.save_page(draft.id, "when", {"starts": ["25:00"], "days": ["mon", "tue"], "notes": ["ص ✓ 'x'"]})
    again = store.begin(token, {"cost.kind": "changed since"})
    assert again.id == draft.id
    assert again.shown == {"cost.kind": "free"}
    assert again.pages == {"when": {"starts": ["25:00"], "days": ["mon", "tue"], "notes": ["ص ✓ 'x'"]}}


def test_two_devices_begin_one_draft(store: DatabaseStore, token: str, database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        begun = {draft.id for draft in pool.map(lambda _: store.begin(token, {}), range(16))}
    assert len(begun) == 1
    assert rows(database, Draft) == 1


def test_sending_spends_the_link_and_leaves_one_task(store: DatabaseStore, token: str, database: Database) -> None:
    draft = store.begin(token, {})
    reference = store.submit(draft, {"insurance_own": "no"}, {"name": "Ann"})
    assert door(store, token) is Door.used
    assert store.load_draft(draft.id).reference == reference
    kept = database.read(lambda connection: submissions.find(connection, reference))
    assert kept is not None
    assert (kept.state, kept.sent.values, kept.sent.private) == ("sent", {"insurance_own": "no"}, {"name": "Ann"})
    assert rows(database, Task) == 1


def test_sending_twice_at_once_gives_one_reference(store: DatabaseStore, token: str, database: Database) -> None:
    draft = store.begin(token, {})
    with ThreadPoolExecutor(8) as pool:
        references = set(pool.map(lambda _: store.submit(draft, {"a": 1}, {}), range(16)))
    assert len(references) == 1
    assert (rows(database, Submission), rows(database, Task)) == (1, 1)


def test_what_another_device_saved_meanwhile_is_looked_at_before_anything_is_sent(
    store: DatabaseStore, token: str, database: Database
) -> None:
    draft = store.begin(token, {})
    store.save_page(draft.id, "when", {"day": ["monday"]})
    with pytest.raises(Changed):
        store.submit(draft, {}, {})
    now = store.load_draft(draft.id)
    assert (now.reference, rows(database, Submission), rows(database, Task)) == (None, 0, 0)
    assert store.submit(now, {"day": "monday"}, {})


def test_what_was_sent_can_no_longer_be_changed(store: DatabaseStore, token: str) -> None:
    draft = store.begin(token, {})
    store.submit(draft, {}, {})
    with pytest.raises(Refused):
        store.save_page(draft.id, "when", {})


def test_what_anybody_may_send_waits_and_a_worry_goes_to_staff(store: DatabaseStore, database: Database) -> None:
    waiting = store.submit(store.begin_open("tell-us", 1), {"name": "New group"}, {})
    told = store.submit(store.begin_open("worry", 1), {}, {"what": "…"})
    assert (state_of(database, waiting), state_of(database, told)) == ("waiting", "told")
    assert rows(database, Task) == 1


def test_what_came_without_a_link_is_forgotten_whole_once_it_is_decided(
    store: DatabaseStore, token: str, database: Database
) -> None:
    open_form = store.submit(store.begin_open("tell-us", 1), {"words": "Wool"}, {"contact": "me"})
    invited = store.submit(store.begin(token, {}), {"insurance_own": "no"}, {"name": "Ann"})
    later = NOON.date() + timedelta(days=800)

    def found(reference: str) -> tuple[object, object]:
        kept = database.read(lambda connection: submissions.find(connection, reference))
        return (kept.sent.values, kept.sent.private) if kept else (None, None)

    def left() -> list[tuple[object, object]]:
        database.write(lambda connection: submissions.forget_private(connection, later))
        return [found(open_form), found(invited)]

    assert left() == [({"words": "Wool"}, {}), ({"insurance_own": "no"}, {})]
    database.write(lambda connection: submissions.note(connection, open_form, state=submissions.State.declined))
    assert left() == [({}, {}), ({"insurance_own": "no"}, {})]


def test_many_send_at_once_and_each_is_kept_once(store: DatabaseStore, database: Database) -> None:
    drafts = [store.begin_open("tell-us", 1) for _ in range(60)]
    with ThreadPoolExecutor(30) as pool:
        references = list(pool.map(lambda draft: store.submit(draft, {"of": draft.id}, {}), drafts))
    kept = database.read(lambda connection: submissions.in_state(connection, submissions.State.waiting))
    assert {one.sent.reference: one.sent.values["of"] for one in kept} == dict(
        zip(references, [draft.id for draft in drafts], strict=True)
    )


def test_one_bad_write_does_not_take_its_neighbours_with_it(store: DatabaseStore) -> None:
    begun = store.begin_open("tell-us", 1)
    drafts = [store.begin_open("tell-us", 1) if number % 5 else replace(begun, id="nobody's") for number in range(40)]

    def send(draft: ports.Draft) -> str:
        try:
            return store.submit(draft, {}, {})
        except Refused as refused:
            return refused.door.value

    with ThreadPoolExecutor(20) as pool:
        results = list(pool.map(send, drafts))
    assert [result == "unknown" for result in results] == [draft.id == "nobody's" for draft in drafts]


def test_tries_are_counted_together_and_wear_off(store: DatabaseStore, clock: Clock) -> None:
    def tries(number: int) -> int:
        with ThreadPoolExecutor(4) as pool:
            return sum(pool.map(lambda _: store.allowed("192.0.2.1", 5, timedelta(minutes=1)), range(number)))

    assert tries(8) == 5
    assert store.allowed("192.0.2.2", 5, timedelta(minutes=1))
    clock.now += timedelta(seconds=66)
    assert not store.allowed("192.0.2.1", 5, timedelta(minutes=1))
    clock.now += timedelta(minutes=2)
    assert tries(8) == 5


def test_a_link_is_queued_once_an_hour(store: DatabaseStore, database: Database, clock: Clock) -> None:
    for minutes in (0, 10, 10, 60):
        clock.now += timedelta(minutes=minutes)
        store.ask_for_link("bell-knitters")
    assert rows(database, Task) == 2
