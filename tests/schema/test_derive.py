"""What is due and what is out of date follows from the records and the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schema.derive import (
    Due,
    capacity_now,
    catch_up_due,
    listing_is_old,
    months_after,
    quality_of,
    review_due,
    survey_due,
)
from schema.locality import Locality

TODAY = date(2026, 11, 22)
AGREED = {"status": "agreed", "date": "2026-03-14"}


def locality(group: dict[str, Any], **parts: Any) -> Locality:
    return Locality(Path(), groups={"knitters": group}, **parts)


@pytest.mark.parametrize(
    ("capacity", "state"),
    [
        (None, "ask"),
        ({"room": "some", "updated": "2026-05-22"}, "some"),
        ({"room": "some", "updated": "2026-05-21"}, "ask"),
        ({"room": "full", "updated": "2026-11-22"}, "full"),
    ],
)
def test_room_counts_for_six_months(capacity: dict[str, Any] | None, state: str) -> None:
    assert capacity_now({"capacity": capacity} if capacity else {}, TODAY) == state


def test_a_listing_is_old_after_a_year() -> None:
    assert listing_is_old({}, TODAY)
    assert listing_is_old({"checked": {"on": "2025-11-21"}}, TODAY)
    assert not listing_is_old({"checked": {"on": "2025-11-22"}}, TODAY)


def test_the_organisations_checks_stand_for_its_groups_unless_they_have_their_own() -> None:
    organisations = {"shop": {"quality": AGREED}}
    own = {"status": "talking", "date": "2026-10-01"}
    assert quality_of(locality({}, organisations=organisations), {"organisation": "shop"}) == AGREED
    assert quality_of(locality({}, organisations=organisations), {"organisation": "shop", "quality": own}) == own
    assert quality_of(locality({}), {}) is None


@pytest.mark.parametrize(
    ("group", "due"),
    [
        ({}, None),
        ({"quality": {"status": "talking", "date": "2020-01-01"}}, None),
        ({"quality": AGREED}, Due(date(2027, 3, 14), False)),
        ({"quality": {**AGREED, "date": "2025-11-22"}}, Due(TODAY, True)),
        ({"quality": {**AGREED, "status": "checked-another-way"}}, Due(date(2027, 3, 14), False)),
        ({"quality": AGREED, "staff": {"leader_changed_on": "2026-09-01"}}, Due(date(2026, 9, 1), True)),
        ({"quality": AGREED, "staff": {"leader_changed_on": "2026-03-14"}}, Due(date(2027, 3, 14), False)),
    ],
)
def test_a_review_is_due_every_year_or_when_the_leader_changes(group: dict[str, Any], due: Due | None) -> None:
    assert review_due(locality(group), "knitters", TODAY) == due


def test_a_change_at_the_organisation_counts_where_its_checks_stand() -> None:
    organisations = {"shop": {"quality": AGREED, "staff": {"leader_changed_on": "2026-10-01"}}}
    shared = locality({"organisation": "shop"}, organisations=organisations)
    assert review_due(shared, "knitters", TODAY) == Due(date(2026, 10, 1), True)
    own = locality({"organisation": "shop", "quality": AGREED}, organisations=organisations)
    assert review_due(own, "knitters", TODAY) == Due(date(2027, 3, 14), False)


def test_a_catch_up_is_due_six_months_after_the_last() -> None:
    assert catch_up_due(locality({}), "knitters", TODAY) is None
    assert catch_up_due(locality({"quality": AGREED}), "knitters", TODAY) == Due(date(2026, 9, 14), True)
    told = {"quality": AGREED, "staff": {"last_catch_up_on": "2026-06-18"}}
    assert catch_up_due(locality(told), "knitters", TODAY) == Due(date(2026, 12, 18), False)
    held = {"knitters": {"a": {"worksheet": "catch-up", "received_on": "2026-08-31"}}}
    assert catch_up_due(locality(told, quality=held), "knitters", TODAY) == Due(date(2027, 2, 28), False)
    sheet = {"knitters": {"a": {"worksheet": "prompt-sheet-2", "received_on": "2026-08-31"}}}
    assert catch_up_due(locality(told, quality=sheet), "knitters", TODAY) == Due(date(2026, 12, 18), False)


def test_a_survey_is_due_six_months_after_the_last() -> None:
    answered = {"knitters": {"a": {"received_on": "2026-05-22"}, "b": {"received_on": "2025-05-22"}}}
    assert survey_due(locality({}, surveys=answered), "knitters", TODAY) == Due(TODAY, True)
    assert survey_due(locality({"quality": AGREED}), "knitters", TODAY) == Due(date(2026, 9, 14), True)
    assert survey_due(locality({}), "knitters", TODAY) is None


def test_months_end_where_the_month_ends() -> None:
    assert months_after("2026-08-31", 6) == date(2027, 2, 28)
    assert months_after("2024-02-29", 12) == date(2025, 2, 28)
