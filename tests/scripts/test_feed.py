"""A feed is read page after page and service after service, and goes on where it stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.importing.feed import Feed, FeedFailed
from tests.scripts.feed_server import feed


class Stopped(BaseException):
    """What a person who presses Ctrl-C, or a power cut, does to a run."""


def test_shallow_lists_are_filled_from_each_service(tmp_path: Path) -> None:
    said: list[str] = []
    with feed(45, 20) as served:
        services = Feed(served.address, tmp_path, pause=0, say=said.append).services()
    assert len(services) == 45
    assert all(service["schedules"] for service in services)
    assert "page 3 of 3" in said
    assert "service 45 of 45" in said


def test_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    def stop(words: str) -> None:
        if words == "service 20 of 45":
            raise Stopped

    with feed(45, 20) as served:
        with pytest.raises(Stopped):
            Feed(served.address, tmp_path, pause=0, say=stop).services()
        assert len(Feed(served.address, tmp_path, pause=0, say=lambda words: None).services()) == 45
    assert set(served.asked.values()) == {1}, "nothing is fetched twice"


def test_a_busy_server_is_asked_again(tmp_path: Path) -> None:
    with feed(3, 5) as served:
        served.troubles["/api/services/service-1"] = 2
        assert len(Feed(served.address, tmp_path, pause=0, say=lambda words: None).services()) == 3


def test_a_broken_feed_is_told_and_what_came_is_kept(tmp_path: Path) -> None:
    with feed(3, 5) as served:
        served.troubles["/api/services/service-2"] = 99
        with pytest.raises(FeedFailed, match=r"503.*goes on from here"):
            Feed(served.address, tmp_path, pause=0, say=lambda words: None).services()
        served.troubles.clear()
        Feed(served.address, tmp_path, pause=0, say=lambda words: None).services()
    assert served.asked["/api/services/service-0"] == 1


def test_what_is_not_a_feed_says_so(tmp_path: Path) -> None:
    with feed(1, 1) as served, pytest.raises(FeedFailed, match="could not be read"):
        Feed(served.address.replace("/api/services", "/elsewhere"), tmp_path, pause=0).services()
