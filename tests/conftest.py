"""Fixtures that every room's tests share: a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from scripts import browser as chromium
from tests.visits import Visitor


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium. There being none is a failure, not a skip."""
    with chromium.running() as started:
        yield started


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Opens pages, and fails the test afterwards on a console error or a request to another origin."""
    visitor = Visitor(browser)
    yield visitor
    visitor.close()
    visitor.tell_off()
