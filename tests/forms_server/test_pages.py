"""The pages as a person without JavaScript meets them, on a real app and database."""

from collections.abc import Iterator

import pytest
from werkzeug.test import Client

from forms_server.guard import EACH, TOGETHER, too_often
from schema.worksheets import load_worksheets
from tests.forms_server.pages import Browser, Page
from tests.forms_server.service import GROUP, Service, make


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    service = make(tmp_path_factory.mktemp("service"))
    yield service
    service.database.engine.dispose()


@pytest.fixture
def person(service: Service) -> Browser:
    return Browser(Client(service.app))


def begun(service: Service, person: Browser, worksheet: str, group: str = GROUP) -> str:
    """The address of the task list of a new draft."""
    person.get(service.invite(worksheet, group))
    person.press("start")
    return person.url


@pytest.mark.parametrize("worksheet", load_worksheets())
def test_every_page_of_every_worksheet_is_sound(service: Service, person: Browser, worksheet: str) -> None:
    person.get(f"/paper/{worksheet}")
    sheet = load_worksheets()[worksheet]
    if sheet.audience == "anyone":
        person.get(f"/tell-us/{worksheet}")
    else:
        person.get(service.invite(worksheet, answers_of="K7QF-2M9X" if sheet.audience == "link-worker" else None))
    if sheet.quick:
        return
    person.press("start")
    tasks = person.url
    for address in [address for address, _words in person.page.links if "/part/" in address]:
        person.get(address)
        person.press("go-on")
    person.get(f"{tasks}check/")
    person.get(f"{tasks}later/")


@pytest.mark.parametrize("address", ["/tell-us/", "/paper/", "/ask-for-your-link/wool-wednesday"])
def test_other_pages_are_sound(person: Browser, address: str) -> None:
    person.get(address)
    assert person.response.status_code == 200


def test_the_address_by_itself_leads_to_what_anybody_may_send(person: Browser) -> None:
    person.get("/")
    assert person.url == "/tell-us/"
    assert person.page.headings[0] == (1, "Tell us")


def test_an_invalid_date_comes_back_as_typed_on_any_device(service: Service, person: Browser) -> None:
    link = service.invite("prompt-sheet-2")
    person.get(link)
    person.press("start")
    person.get(person.page.link("If somebody has a fall"))
    person.press("go-on", insurance_cover="own")
    typed = {"insurance_expires-day": "31st", "insurance_expires-month": "Feb", "insurance_expires-year": "26?"}
    person.press("go-on", **typed, insurance_trip="  <b>\r\n\r\n    two lines  ")
    assert person.page.title.startswith("Error: ")
    assert any(address == "#insurance_expires-day" for address, _words in person.page.links)
    other = Browser(Client(service.app))
    other.get(link)
    other.press("start")
    other.get(other.page.link("If somebody has a fall").replace("/1/", "/2/"))
    assert {name: other.page.fields[name] for name in typed} == {name: [text] for name, text in typed.items()}
    assert other.page.fields["insurance_trip"] == ["  <b>\r\n\r\n    two lines  "]


def test_only_what_concerns_the_group_is_asked(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "group-survey")
    person.get(person.page.link("The people who came"))
    person.press("go-on", survey_connected="none", survey_coped="agree")
    assert person.url == tasks
    person.get(person.page.link("The people who came"))
    person.press("go-on", survey_coped="strongly-disagree")
    assert "survey_could_cope" in person.page.ids
    assert "Done" not in person.get(tasks).words


def test_sections_are_done_started_or_not_started(service: Service, person: Browser) -> None:
    link = service.invite("group-survey")
    person.get(link)
    person.press("start")
    tasks = person.url
    assert person.page.words.count("Not started") == 2
    person.get(person.page.link("Your group"))
    person.press("later")
    assert person.page.h1 == "Kept safe"
    assert person.get(tasks).h1 == "We cannot open that"
    person.get(link)
    person.press("start")
    assert person.page.words.count("Started") == 1
    person.get(person.page.link("Your group"))
    person.press("go-on", survey_volunteers="not-sure")
    assert person.page.words.count("Done") == 1
    assert "1 of 2 parts done" in person.page.words


def test_what_is_not_finished_cannot_be_sent_and_leads_back_to_the_field(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "group-survey")
    person.get(f"{tasks}check/")
    assert "Send" not in person.page.words.split("Check your answers", 2)[-1].split("Is somebody")[0].split()
    assert not person.page.title.startswith("Error")
    address = person.page.link("The people who came: ")
    assert address.endswith("#survey_connected")
    person.get(address)
    person.press(to=f"{tasks}check/")
    assert "Still to do" in person.page.words


def test_nothing_has_changed_is_one_tap(service: Service, person: Browser) -> None:
    person.get(service.invite("listing-update"))
    assert "We knit and look at the river." in person.page.words
    person.press("nothing-changed")
    sent = service.submission(person.reference)
    assert (sent.worksheet, dict(sent.values)) == ("listing-update", {})


def test_room_for_new_people_is_two_taps(service: Service, person: Browser) -> None:
    person.get(service.invite("capacity"))
    assert person.page.fields["room"] == ["some"]
    person.press(room="full", room_places="")
    sent = service.submission(person.reference)
    assert sent.values["room"] == "full"
    assert sent.shown["capacity.room"] == "some"


def test_what_the_records_rules_forbid_is_said_on_a_quick_form(service: Service, person: Browser) -> None:
    link = service.invite("capacity")
    person.get(link)
    person.press(room="full", room_places="3")
    assert person.page.title.startswith("Error: ")
    assert "there are places, and room says full. Change one of them." in person.page.words
    assert any(address == "#room_places" for address, _words in person.page.links)
    assert person.page.fields["room_places"] == ["3"]
    person.press(room_places="", to=link)
    assert service.submission(person.reference).values["room_places"] is None


def test_what_was_sent_and_waits_is_said_and_filled_in(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "listing-update", "agreed-already")
    person.get(f"{tasks}part/about/1/")
    person.press("go-on", summary="We knit.")
    person.get(f"{tasks}check/")
    person.press()
    before = service.submission(person.reference)
    link = service.invite("listing-update", "agreed-already")
    person.get(link)
    assert "Answers were sent on 22 November 2026. They wait for a person to check them." in person.page.words
    person.press("start")
    tasks = person.url
    assert person.page.words.count("Nothing changed") == 8
    person.get(f"{tasks}part/about/1/")
    assert person.page.fields["summary"] == ["We knit."]
    person.press("go-on", who_can_come="Everybody.")
    assert "Answers were sent" not in person.get(link).words
    assert "Nothing has changed" not in person.page.words
    person.press("nothing-changed")
    assert person.url == tasks
    person.get(f"{tasks}check/")
    person.press()
    again = service.submission(person.reference)
    assert again.values == {**before.values, "who_can_come": "Everybody."}
    assert again.shown == before.shown


def test_a_listing_update_shows_before_and_after(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "listing-update")
    assert person.page.words.count("Nothing changed") == 9
    person.get(person.page.link("What you do"))
    assert person.page.fields["summary"] == ["We knit and look at the river."]
    person.press("go-on", summary="We knit.")
    person.get(f"{tasks}check/")
    assert "What the public will see" in person.page.words
    person.press()
    assert service.submission(person.reference).values["summary"] == "We knit."


def test_what_the_records_rules_forbid_is_said_before_sending(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "listing-update")
    person.get(person.page.link("How to join and whom to ask"))
    person.press("go-on", **{"contacts-1-name": "Jo", "contacts-1-telephone": "07700 900123"})
    person.get(f"{tasks}check/")
    assert "mobile number may not be kept without their consent" in person.page.words
    assert "/part/contacts/1/" in person.page.link("Contacts: ")
    person.press()
    assert person.page.title.startswith("Error: ")
    person.get(f"{tasks}part/contacts/1/")
    person.press("go-on", **{"contacts-1-consent": "yes"})
    person.get(f"{tasks}check/")
    person.press()
    assert person.reference


def test_a_day_that_is_still_to_come_is_said_before_sending(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "catch-up")
    person.get(person.page.link("How it is going"))
    person.press("go-on", catch_up_going="Well.")
    person.get(person.page.link("Right now"))
    person.press("go-on", catch_up_room="some", catch_up_leader="yes")
    day = {f"catch_up_leader_on-{part}": number for part, number in (("day", "1"), ("month", "3"), ("year", "2027"))}
    person.press("go-on", **day)
    person.get(f"{tasks}check/")
    assert "is in the future" in person.page.words
    assert person.page.link("Change of leader: ").endswith("#catch_up_leader_on-question")


def test_a_group_that_hides_its_address_is_never_asked_for_it(service: Service, person: Browser) -> None:
    person.get(service.invite("listing-update", "the-quiet-house"))
    person.press("start")
    assert "Where you meet" not in person.page.words
    assert person.client.get(f"{person.url}part/place/1/").status_code == 404


def test_rows_can_be_added_without_a_script(service: Service, person: Browser) -> None:
    begun(service, person, "link-worker-2")
    person.get(person.page.link("Actions agreed"))
    person.press("add-actions", **{"actions-0-what": "Find a course"})
    assert "actions-3-what" in person.page.fields
    assert person.page.fields["actions-0-what"] == ["Find a course"]


def test_a_visit_says_which_of_its_parts_are_due(service: Service, person: Browser) -> None:
    person.get(service.invite("visit", "agreed-already"))
    person.press("start")
    headings = [words for level, words in person.page.headings if level == 2]
    assert headings == ["A catch-up", "How have the last six months been?", "Your yearly review"]
    assert "This is due now." in person.page.words
    assert "Not due until 1 August 2027. You can leave it." in person.page.words
    person.get(f"{person.url}check/")
    assert "Nothing is filled in yet." in person.page.words


def test_the_link_worker_sees_the_answers_that_are_confirmed(service: Service, person: Browser) -> None:
    person.get(service.invite("link-worker-2", answers_of="K7QF-2M9X"))
    person.press("start")
    assert "We would sit them down and ring the boat shed." in person.page.words


def test_an_nhs_number_stops_a_form_with_an_explanation(service: Service, person: Browser) -> None:
    person.get("/tell-us/report-a-problem?group=wool-wednesday")
    assert person.page.fields["about_group"] == ["Wool Wednesday"]
    person.press(problem_kind="other", problem_words="My number is 943 476 5919")
    assert person.page.title.startswith("Error: ")
    assert "We never keep NHS numbers here" in person.page.words


def test_an_nhs_number_is_not_even_kept_in_a_draft(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "catch-up")
    for action in ("go-on", "later"):
        person.get(f"{tasks}part/catch-up-going/1/")
        person.press(action, catch_up_going="My number is 943 476 5919")
        assert "We never keep NHS numbers here" in person.page.words
        assert person.page.fields["catch_up_going"] == ["My number is 943 476 5919"]
    assert person.get(f"{tasks}part/catch-up-going/1/").fields["catch_up_going"] == [""]


def test_ways_to_reach_people_are_pointed_out_before_sending(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "catch-up")
    person.get(person.page.link("How it is going"))
    person.press("go-on", catch_up_going="Ring Jo on 07700 900123.")
    person.get(person.page.link("Right now"))
    person.press("go-on", catch_up_room="some", catch_up_leader="no")
    person.get(f"{tasks}check/")
    assert "07700 900123" in person.page.words
    person.press()
    assert person.page.title.startswith("Error: ")
    person.press(send_anyway="yes")
    assert service.submission(person.reference).values["catch_up_going"] == "Ring Jo on 07700 900123."


def test_a_worry_shows_help_first_and_stays_private(service: Service, person: Browser) -> None:
    person.get("/tell-us/worry")
    words = person.page.words
    assert words.index("999") < words.index("01632 960811") < words.index("What happened?")
    person.press(worry_kind="not-safe", worry_words="Somebody followed me home.")
    sent = service.submission(person.reference)
    assert dict(sent.values) == {}
    assert sent.private["worry_words"] == "Somebody followed me home."


def test_the_trap_catches_machines_and_loses_nothing(service: Service, person: Browser) -> None:
    person.get("/tell-us/report-a-problem")
    typed = {"about_group": "Wool", "problem_kind": "other", "problem_words": "Late."}
    person.press(**typed, fax_number="1")
    assert person.page.title.startswith("Error: ")
    assert any(address == "#fax_number" for address, _words in person.page.links)
    person.press(fax_number="")
    assert person.reference


def test_many_open_forms_from_one_place_have_to_wait(service: Service, person: Browser) -> None:
    person.lives_at = "192.0.2.7"
    for _ in range(13):
        person.get("/tell-us/report-a-problem")
        person.press(about_group="Wool", problem_kind="other", problem_words="Late.")
    assert person.response.status_code == 429
    assert person.page.fields["problem_words"] == ["Late."]


def test_one_place_that_sends_too_much_shuts_nobody_else_out(service: Service) -> None:
    tries = [too_often_from(service, "192.0.2.8") for _ in range(TOGETHER + 1)]
    assert tries == [False] * EACH + [True] * (TOGETHER + 1 - EACH)
    assert not too_often_from(service, "192.0.2.9")


def too_often_from(service: Service, address: str) -> bool:
    with service.app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        return too_often(service.app.extensions["forms"].store, "tell-us/worry")


def test_a_word_that_no_disk_takes_as_a_name_is_only_a_word(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "catch-up")
    person.get(f"{tasks}part/catch-up-going/1/")
    person.press(catch_up_going="fin" + "e" * 300)
    person.get(f"{tasks}check/")
    assert person.response.status_code == 200


def test_who_keeps_no_cookies_is_told_so_and_not_to_press_again_for_ever(service: Service) -> None:
    client = Client(service.app, use_cookies=False)
    link = service.invite("capacity")
    first = Page(client.post(link, data={"room": "full"}).text)
    assert first.h1 == "Please press once more"
    second = Page(client.post(link, data={**first.fields, "csrf_token": ""}).text)
    assert second.h1 == "Your browser keeps no cookies"
    assert second.fields["room"] == ["full"]


def test_what_was_changed_on_another_device_is_not_sent_unseen(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "catch-up")
    seen: list[list[str]] = []
    for words in ("Well.", "Badly."):
        person.get(f"{tasks}part/catch-up-going/1/")
        person.press(catch_up_going=words)
        person.get(f"{tasks}part/catch-up-now/1/")
        person.press(catch_up_room="some", catch_up_leader="no")
        seen.append(person.get(f"{tasks}check/").fields["seen"])
    person.press(seen=seen[0])
    assert "changed on another device" in person.page.words
    assert "Badly." in person.page.words


def test_a_sent_form_stays_sent(service: Service, person: Browser) -> None:
    link = service.invite("capacity")
    person.get(link)
    person.press(room="full", room_places="")
    thanks = person.url
    assert person.get(thanks).h1 == "Thank you"
    assert person.get(link).h1 == "This has been sent already"
    assert person.response.status_code == 410


@pytest.mark.parametrize(
    "address",
    [
        "/i/not-a-link",
        "/sheet/abc/",
        "/tell-us/prompt-sheet-2",
        "/paper/x",
        "/ask-for-your-link/../x",
        f"/ask-for-your-link/{'a' * 300}",
    ],
)
def test_wrong_addresses_get_a_kind_page(person: Browser, address: str) -> None:
    person.get(address)
    assert person.response.status_code == 404


def test_another_browser_cannot_open_a_draft_by_its_address(service: Service, person: Browser) -> None:
    tasks = begun(service, person, "prompt-sheet-2")
    assert Client(service.app).get(tasks).status_code == 404


def test_asking_for_a_link_says_the_same_whatever_is_on_record(person: Browser) -> None:
    said = []
    for group in ("wool-wednesday", "the-quiet-house"):
        person.get(f"/ask-for-your-link/{group}")
        person.press()
        said.append(person.page.words.replace("Wool Wednesday", "").replace("The Quiet House", ""))
    assert said[0] == said[1]
