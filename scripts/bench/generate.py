"""Localities of any size to measure with: alive enough that no record is like the next, the same every time.

A group's record has about 40 lines, a description in Markdown, a venue, an organisation for one in three, and times of
every kind.
"""

import random
from pathlib import Path
from typing import Any

import yaml

from schema.reader import read

AREAS = 40
ACTIVITIES = (
    "Knit and Natter", "Walking Group", "Debt Advice", "Allotment Morning", "Choir", "Chair Exercise", "Repair Café",
    "Carers’ Tea", "English Class", "Food Pantry", "Men’s Shed", "Film Club", "Dominoes", "Job Club", "Baby Group",
    "Sea Swimmers", "Memory Café", "Book Swap", "Gentle Yoga", "Lunch Club",
)  # fmt: skip
PLACES = (
    "Bell",
    "Harbour",
    "Mill",
    "Hazel",
    "Thorn",
    "Quay",
    "Station",
    "Market",
    "Orchard",
    "Chapel",
    "Bridge",
    "Fox",
)
KINDS_OF_PLACE = ("Hall", "Centre", "Library", "Church Room", "Pavilion", "School", "Club", "Barn")
CATEGORIES = (
    "arts", "nature", "physical-activity", "neighbourhood-groups", "adult-learning", "money-and-welfare-rights",
    "housing-support", "employment-support", "practical-support", "statutory-services",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SENTENCES = (
    "We put the kettle on first.", "Nobody minds if you only come for the cake.", "Bring a friend.",
   "Somebody is at the door to say hello.", "Some people have come for years and some for a week.",
    "You can sit at the back and just watch.", "We laugh a good deal.", "If it rains we go in and play cards.",
    "Last spring we made a bench, and it is still standing.", "Ask for Sam, who knows where everything is.",
)  # fmt: skip


def generate(directory: Path, groups: int, like: Path) -> None:
    """Write a locality of so many groups. Place, categories and words for the search are those of the directory `like`,
    with more areas.
    """
    for folder in ("groups", "venues", "organisations", "search"):
        (directory / folder).mkdir(parents=True, exist_ok=True)
    for name in ("categories.yml", "search/synonyms.yml"):
        (directory / name).write_bytes((like / name).read_bytes())
    _save(directory / "place.yml", _place(like))
    dice = random.Random(groups)  # noqa: S311 - the same every time, not a secret
    venues = [f"venue-{number}" for number in range(max(5, groups // 20))]
    organisations = [f"organisation-{number}" for number in range(max(3, groups // 30))]
    for key in venues:
        _save(directory / "venues" / f"{key}.yml", _venue(dice))
    for key in organisations:
        _save(directory / "organisations" / f"{key}.yml", _organisation(dice, key))
    for number in range(groups):
        _save(directory / "groups" / f"group-{number}.yml", _group(dice, number, venues, organisations))


def _place(like: Path) -> dict[str, Any]:
    place = read((like / "place.yml").read_bytes(), "place.yml")
    areas = [{"id": f"area-{number}", "name": f"{PLACES[number % 12]} Quarter {number}"} for number in range(AREAS)]
    for network in place.get("pcns", ()):
        network["practices"] = [{"name": practice["name"]} for practice in network["practices"]]
    # What the other ways do not make either: open data, which needs a licence, and the menu in other languages.
    return {**{key: value for key, value in place.items() if key != "licence"}, "areas": areas, "languages": ["en"]}


def _venue(dice: random.Random) -> dict[str, Any]:
    number = dice.randrange(1, 90)
    return {
        "name": f"{dice.choice(PLACES)} {dice.choice(KINDS_OF_PLACE)} {number}",
        "description": "A red brick building with a green door, behind the shops.",
        "area": f"area-{dice.randrange(AREAS)}",
        "address": {"street": f"{number} Bell Lane", "town": "Wexcombe", "postcode": "ZX1 2AB"},
        "coordinates": {
            "latitude": round(50.9 + dice.random() / 10, 4),
            "longitude": round(-2.9 + dice.random() / 10, 4),
        },
        "access": {"step_free": dice.random() < 0.7, "accessible_toilet": dice.random() < 0.6, "parking": True},
        "getting_in": "Go through the blue gate. The door is on the left.",
    }


def _organisation(dice: random.Random, key: str) -> dict[str, Any]:
    quality = {"status": "agreed", "date": "2026-03-14", "prompt_sheet": 1}
    return {"name": f"The {dice.choice(PLACES)} Trust {key[13:]}", "kind": "vcse-organisation", "quality": quality}


def _group(dice: random.Random, number: int, venues: list[str], organisations: list[str]) -> dict[str, Any]:
    categories = dice.sample(CATEGORIES, dice.choice((1, 1, 2)))
    record: dict[str, Any] = {
        "name": f"{dice.choice(PLACES)} {dice.choice(ACTIVITIES)} {number}",
        "kind": dice.choice(("volunteer-led-group", "volunteer-led-group", "faith-group", "vcse-organisation")),
    }
    if dice.random() < 1 / 3:
        record |= {"kind": "vcse-organisation", "organisation": dice.choice(organisations)}
    return record | {
        "status": "listed",
        "categories": categories,
        "summary": f"{dice.choice(SENTENCES)[:-1]}, and all are welcome.",
        "description": _description(dice),
        "keywords": ["company", dice.choice(PLACES).lower()],
        "first_visit": {"who_meets_you": "Sam meets you at the door.", "bring_someone": True},
        "where": {"ways": ["in-person"], "venue": dice.choice(venues)},
        "sessions": [_session(dice) for _ in range(dice.choice((1, 1, 2)))],
        "cost": {"kind": dice.choice(("free", "free", "donation"))},
        "how_to_join": {"ways": ["turn-up"], "steps": "Just turn up."},
        "capacity": {"room": dice.choice(("plenty", "some", "full")), "updated": f"2026-{dice.randrange(1, 11):02}-10"},
        "quality": {"status": "agreed", "date": "2026-03-14", "prompt_sheet": 2},
        "checked": {"on": "2026-10-12", "by": "group-lead"},
        "listing_consent": {"given_on": "2026-02-01", "how": "in-person"},
    }


def _description(dice: random.Random) -> str:
    """Three paragraphs and a list, in Markdown."""
    first, second, third, *points = dice.sample(SENTENCES, 5)
    listed = "\n".join(f"- {point}" for point in points)
    return f"{first} {second}\n\nWhat **you** find here:\n\n{listed}\n\n{third} See [our page](https://group.example.org/)."


def _session(dice: random.Random) -> dict[str, Any]:
    hour = dice.randrange(9, 20)
    times = {"starts": f"{hour:02}:{dice.choice(('00', '30'))}", "ends": f"{hour + 2:02}:00"}
    days = [dice.choice(DAYS)]
    match dice.randrange(6):
        case 0:
            return {"repeats": "monthly", "days": days, "weeks_of_month": ["first", "third"], **times}
        case 1:
            return {
                "repeats": "weekly",
                "every": 2,
                "days": days,
                "from": f"2026-09-{7 + DAYS.index(days[0]):02}",
                **times,
            }
        case 2:
            return {"repeats": "weekly", "days": days, "term_time_only": True, "not_on_bank_holidays": True, **times}
    return {"repeats": "weekly", "days": days, **times}


class _Dumper(yaml.CSafeDumper):
    """Writes text of several lines as a block, as people do."""


def _text(dumper: Any, text: str) -> yaml.ScalarNode:
    node: yaml.ScalarNode = dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)
    return node


_Dumper.add_representer(str, _text)


def _save(file: Path, record: dict[str, Any]) -> None:
    file.write_text(
        yaml.dump(record, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000), encoding="utf-8"
    )
