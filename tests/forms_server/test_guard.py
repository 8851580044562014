"""What every answer carries, and what no request may be."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from forms_server.logs import JsonLines, log_requests
from tests.forms_server.pages import Browser, Page
from tests.forms_server.service import LOCALITY, Service, make


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    service = make(tmp_path_factory.mktemp("service"))
    yield service
    service.database.engine.dispose()


@pytest.fixture
def client(service: Service) -> Client:
    return Client(service.app)


def test_pages_carry_a_strict_policy_and_are_not_kept(service: Service, client: Client) -> None:
    for address in (service.invite("capacity"), "/tell-us/", "/nothing-here"):
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_pages_hold_no_script_style_or_handler_of_their_own(service: Service, client: Client) -> None:
    for address in (service.invite("prompt-sheet-2"), "/tell-us/worry", "/paper/prompt-sheet-1"):
        text = client.get(address).text
        assert "<style" not in text and " style=" not in text and " onclick=" not in text
        assert text.count("<script") == text.count('<script type="module" src="/assets/')


def test_the_styles_are_ours_alone(client: Client) -> None:
    page = client.get("/tell-us/").text
    address = next(part for part in page.split('"') if part.endswith("frontend.css"))
    response = client.get(address)
    assert response.headers["Cache-Control"].endswith("immutable")
    for gone in ("GDS Transport", "crest", "@font-face", "url(/assets/fonts", "sourceMappingURL"):
        assert gone not in response.text
    assert client.get(address.replace("frontend.css", "../app.py")).status_code == 404


def test_the_cookie_is_http_only_and_same_site(service: Service, client: Client) -> None:
    cookie = client.get(service.invite("capacity")).headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_a_post_without_its_token_changes_nothing_and_loses_nothing(service: Service, client: Client) -> None:
    link = service.invite("capacity")
    response = client.post(link, data={"room": "full"})
    assert response.status_code == 400
    assert Page(response.text).fields["room"] == ["full"]
    assert client.get(link).status_code == 200


def test_a_post_from_another_site_gets_nothing_back(service: Service, client: Client) -> None:
    response = client.post(service.invite("capacity"), data={"room": "full"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 400
    assert "room" not in Page(response.text).fields


def test_what_is_too_long_or_has_too_many_fields_is_refused(client: Client) -> None:
    assert client.post("/tell-us/worry", data={"worry_words": "x" * 300_000}).status_code == 413
    assert client.post("/tell-us/worry", data={f"f{n}": "" for n in range(700)}).status_code == 413


def test_one_field_may_not_be_sent_again_and_again(client: Client) -> None:
    assert client.post("/tell-us/worry", data={"worry_words": ["x"] * 700}).status_code == 413


def test_a_customers_whole_ipv6_network_counts_as_one(client: Client) -> None:
    statuses = [
        client.post(
            "/ask-for-your-link/wool-wednesday", data={"csrf_token": token(client)},
            environ_base={"REMOTE_ADDR": f"2001:db8::{number:x}"},
        ).status_code
        for number in range(13)
    ]  # fmt: skip
    assert statuses == [200] * 12 + [429]


def token(client: Client) -> str:
    return Page(client.get("/ask-for-your-link/wool-wednesday").text).fields["csrf_token"][0]


def test_where_no_page_can_be_drawn_there_are_plain_words_and_no_key_in_a_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    service = make(tmp_path, Path(shutil.copytree(LOCALITY, tmp_path / "directory")))
    log_requests(service.app)
    (service.directory / "place.yml").write_text("name: [")
    link = service.invite("capacity")
    response = Client(service.app).get(link)
    service.database.engine.dispose()
    assert response.status_code == 500
    assert "It is our mistake, not yours." in response.text
    assert caplog.records
    assert not any(link in JsonLines().format(record) for record in caplog.records)


def test_after_the_swap_no_address_holds_the_key(service: Service) -> None:
    person = Browser(Client(service.app))
    link = service.invite("prompt-sheet-2")
    person.get(link)
    person.press("start")
    token = link.removeprefix("/i/")
    assert token not in person.url and token not in person.response.text


def test_no_redirect_leads_elsewhere(service: Service, client: Client) -> None:
    for extra in ("?next=https://elsewhere.example.org", "?back=https://elsewhere.example.org"):
        person = Browser(Client(service.app))
        person.get(service.invite("prompt-sheet-2") + extra)
        person.press("start")
        person.get(person.page.link("What would help") + extra)
        person.press("go-on")
        assert person.url.startswith("/sheet/")
