"""The menu with no signal: after one visit all of it is there, says its age, and is made new with the next signal."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.building import Site
from tests.site.conftest import Strict
from tests.site.hosting import Host, wait_until_kept
from tests.visits import axe, wider_than_window

HEAR = """addEventListener("DOMContentLoaded", () => navigator.serviceWorker.addEventListener(
    "message", said => { if ("done" in said.data) window.ended = said.data.done; }))"""
"""Notes whether the device could bring what it keeps up to date."""
NO_SIGNAL = "You have no signal. This is the menu as it was on 22 November 2026."


@pytest.fixture(scope="session")
def hosted(built: Path) -> Iterator[str]:
    """The demonstration's menu below a folder of its host, as many are."""
    host = Host(built.parent, Strict)
    yield f"{host.url}{built.name}/"
    host.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    yield context
    context.close()


def visit(phone: BrowserContext, address: str) -> Page:
    """One visit, until the menu is kept."""
    page = phone.new_page()
    page.goto(address)
    wait_until_kept(page)
    return page


def test_after_one_visit_the_menu_is_there_with_no_signal(phone: BrowserContext, hosted: str) -> None:
    page = visit(phone, hosted)
    phone.set_offline(True)
    page.goto(hosted + "groups/bell-knitters/")
    expect(page.locator(".offline")).to_contain_text(NO_SIGNAL)
    assert page.locator("h1").inner_text() == "Bell Lane Knit and Natter"
    assert page.locator(".pictured-patch img").evaluate("each => each.naturalWidth > 0")
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert axe(page) == []
        assert not wider_than_window(page)
    page.get_by_role("link", name="Find", exact=True).click()
    page.locator("#q").fill("kniting")
    expect(page.locator("#results h2").first).to_have_text("Bell Lane Knit and Natter")
    expect(page.locator(".offline")).to_contain_text(NO_SIGNAL)
    page.locator(".card .keep").first.click()
    page.goto(hosted + "my-list/")
    expect(page.locator("#groups h2")).to_have_text("Bell Lane Knit and Natter")
    for path in ("whats-on/tuesday/", "my-plan/", "a-to-z/", "venues/st-brannocs-hall/"):
        page.goto(hosted + path)
        expect(page.locator(".offline")).to_contain_text(NO_SIGNAL)


def test_what_is_not_kept_is_said_and_comes_with_the_signal(phone: BrowserContext, hosted: str) -> None:
    page = visit(phone, hosted + "groups/bell-knitters/")
    phone.set_offline(True)
    page.goto(hosted + "ur/find/")
    expect(page.locator("#missing")).to_be_visible()
    expect(page.locator("#state")).to_have_text("This device keeps the menu as it was on 22 November 2026.")
    assert axe(page) == []
    page.get_by_role("button", name="Get the newest menu").click()
    expect(page.locator("#state")).to_contain_text("That did not work")
    phone.set_offline(False)
    page.locator("#wanted").click()
    page.wait_for_url("**/ur/find/")
    expect(page.locator(".offline")).to_have_count(0)


def test_the_menu_in_urdu_with_no_signal(phone: BrowserContext, hosted: str) -> None:
    page = visit(phone, hosted + "ur/")
    phone.set_offline(True)
    page.goto(hosted + "ur/find/#q=kniting")
    expect(page.locator(".offline")).to_contain_text("سگنل نہیں ہے۔ یہ 22 نومبر 2026 کا مینو ہے۔")
    page.locator("#results a").first.click()
    page.wait_for_url("**/ur/groups/**")
    expect(page.locator(".offline")).to_be_visible()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert axe(page) == []
    assert not wider_than_window(page)
    page.locator(".brand").click()
    page.wait_for_url("**/ur/")
    expect(page.locator(".offline")).to_be_visible()


def test_a_shared_phone_forgets_the_menu_too(phone: BrowserContext, hosted: str) -> None:
    page = visit(phone, hosted)
    page.goto(hosted + "my-list/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear this device").click()
    expect(page.locator("#none")).to_be_visible()
    page.wait_for_function(
        "() => window.gone || (caches.keys().then(names => { window.gone = !names.length; }), false)"
    )


def test_the_menu_is_taken_off_and_stays_off_until_it_is_wanted(phone: BrowserContext, hosted: str) -> None:
    page = visit(phone, hosted + "offline/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Take the menu off this device").click()
    expect(page.locator("#state")).to_have_text("This device does not keep the menu yet.")
    page.reload()
    expect(page.get_by_role("button", name="Keep the menu on this device (")).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    page.get_by_role("button", name="Keep the menu on this device (").click()
    expect(page.locator("#state")).to_have_text("This device keeps the menu as it was on 22 November 2026.")


def test_a_device_that_saves_data_keeps_the_main_pages(phone: BrowserContext, hosted: str) -> None:
    page = phone.new_page()
    phone.new_cdp_session(page).send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})
    page.goto(hosted + "offline/")
    expect(page.locator("#state")).to_contain_text("This device keeps the main pages as they were on 22 November 2026.")
    phone.set_offline(True)
    page.goto(hosted + "find/#q=kniting")
    page.locator("#results a").first.click()
    expect(page.locator("#missing")).to_be_visible()


@pytest.mark.audit
def test_a_host_that_does_not_answer_is_not_waited_for(phone: BrowserContext, built: Path) -> None:
    """Takes as long as the worker's patience."""
    answering = Event()
    answering.set()

    class Stuck(Strict):
        def do_GET(self) -> None:
            answering.wait()
            super().do_GET()

    host = Host(built.parent, Stuck)
    page = visit(phone, f"{host.url}{built.name}/")
    answering.clear()
    page.goto(f"{host.url}{built.name}/find/#q=kniting")
    expect(page.locator(".offline")).to_contain_text("We cannot reach the menu just now.")
    expect(page.locator("#results h2").first).to_have_text("Bell Lane Knit and Natter")
    answering.set()
    host.close()


def test_a_new_menu_takes_the_old_ones_place(
    phone: BrowserContext, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    host = Host(site.folder, Strict)
    page = visit(phone, host.url + "en/")
    site.edit("groups/sied-y-cwm.yml", "status: listed\n", "status: listed\nalternate_name: Yr Hen Sied\n")
    monkeypatch.setenv("MENU_TODAY", "2026-11-23")
    site.build()
    host.close()
    page.goto(host.url + "en/groups/sied-y-cwm/")
    away = "We cannot reach the menu just now. This is the menu as it was on "
    expect(page.locator(".offline")).to_contain_text(away + "22 November 2026.")
    assert page.get_by_text("Yr Hen Sied").count() == 0
    part = site.folder / "en" / "offline" / "main.bin"
    sound = part.read_bytes()
    part.write_bytes(b"<html>Welcome to our wireless network</html>")
    host.open()
    page.add_init_script(HEAR)
    page.reload()
    page.wait_for_function("() => window.ended === false")
    host.close()
    page.reload()
    expect(page.locator(".offline")).to_contain_text(away + "22 November 2026.")
    wrong = part.stat()
    part.write_bytes(sound)
    os.utime(part, (wrong.st_atime, wrong.st_mtime))  # so that asking whether it has changed would not help
    host.open()
    page.get_by_role("link", name="Try again").click()
    expect(page.locator(".offline")).to_have_count(0)
    assert page.get_by_text("Yr Hen Sied").count()
    wait_until_kept(page, "23 November 2026")
    host.close()
    page.reload()
    expect(page.locator(".offline")).to_contain_text(away + "23 November 2026.")
    assert page.get_by_text("Yr Hen Sied").count()
