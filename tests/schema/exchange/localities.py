"""The localities that exports are tried on: the demonstration, the test localities, and one that is full of markers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from schema.exchange.listing import Listing, listing_of
from schema.locality import Locality, load

ROOT = Path(__file__).parents[3]
DIRECTORIES = [ROOT / "directory", *sorted(path for path in (ROOT / "tests/localities").iterdir() if path.is_dir())]


@cache
def listing(directory: Path) -> Listing:
    return listing_of(load(directory)[0])


STAFF = "STAFFONLY"
HIDDEN = "HIDDENPLACE"
"""Words that no export may ever hold."""


def marked() -> Listing:
    """A listing of records that break every rule: staff's words everywhere, and a hidden address that is written."""
    address = {"street": HIDDEN, "town": HIDDEN, "postcode": HIDDEN}
    refuge: dict[str, Any] = {
        **_group("Refuge", {"ways": ["in-person", "telephone"], "address_hidden": True, "how_to_find_out": "Ring us."}),
        "sessions": [{"repeats": "weekly", "days": ["monday"], "starts": "10:00", "venue": "safe-house"}],
    }
    refuge["where"] |= {"address": address, "venue": "safe-house", "meeting_point": HIDDEN}
    refuge["where"]["coordinates"] = {"latitude": 55.55555, "longitude": -5.55555}
    knitters = {**_group("Knitters", {"ways": ["in-person"], "venue": "hall"}), "organisation": "trust"}
    knitters["contacts"] = [
        {"name": STAFF, "telephone": "01632 960999"},
        {"name": "Maureen", "telephone": "01632 960123", "consent": {"given_on": "2026-02-01", "how": STAFF}},
    ]
    closed = {**_group(STAFF, {"ways": ["in-person"], "venue": "secret"}), "status": "closed"}
    draft = {**_group(STAFF, {"ways": ["in-person"]}), "status": "draft", "organisation": "drafts"}
    staff = {"staff": {"notes": STAFF, "paused_reason": STAFF}, "listing_consent": {"how": STAFF}}
    lane = {"street": "1 Lane", "town": "Wexcombe"}
    venue = {"name": "Hall", "address": lane, "insurance": {"seen_on": STAFF}, **staff}
    safe_house = {**venue, "name": HIDDEN, "address": address}
    surgery = {"name": "Y", "staff_contact": {"role": STAFF}}
    body = {"name": "Trust", "kind": "vcse-organisation", **staff, "contacts": [{"name": STAFF, "telephone": "0999"}]}
    return listing_of(
        Locality(
            directory=ROOT,
            place={**_place(), "pcns": [{"id": "x", "name": "X", "practices": [surgery]}]},
            categories={"categories": [{"id": "arts", "name": "Arts", "description": "Arts.", "unknown": STAFF}]},
            venues={"hall": venue, "safe-house": safe_house, "secret": {"name": STAFF}},
            organisations={"trust": body, "drafts": {**body, "name": STAFF}},
            groups={id: {**group, **staff} for id, group in
                    {"refuge": refuge, "knitters": knitters, "closed": closed, "draft": draft}.items()},
        )
    )  # fmt: skip


def _place() -> dict[str, Any]:
    publisher = {"name": "Trust", "email": "menu@example.org", "telephone": "01632 960110"}
    where = {"site_url": "https://menu.example.org/", "nation": "england", "repository_url": f"https://{STAFF}.org"}
    areas = [{"id": "bell-lane", "name": "Bell Lane"}]
    return {"name": "Wexcombe", "menu_name": "The menu", "publisher": publisher, **where, "areas": areas}


def _group(name: str, where: dict[str, Any]) -> dict[str, Any]:
    said = {"name": name, "summary": "Come in.", "kind": "volunteer-led-group", "status": "listed", "where": where}
    return {**said, "categories": ["arts"], "cost": {"kind": "free"}, "how_to_join": {"ways": ["turn-up"]}}
