"""A record in one language: translations win at every depth, and what has none is marked."""

from schema.definitions import shape
from schema.translated import in_language


def test_what_has_no_translation_is_marked_and_what_is_no_text_is_left_alone() -> None:
    group = {
        "name": "Bell Lane Knit and Natter",
        "summary": "We knit.",
        "where": {"ways": ["in-person"], "meeting_point": "By the kettle"},
        "sessions": [{"repeats": "weekly", "days": ["tuesday"], "starts": "14:00", "notes": "Come late."}],
        "contacts": [{"role": "Leader", "telephone": "01632 960123"}],
        "translations": {"pl": {"summary": "Robimy na drutach."}},
    }
    assert in_language(group, shape("group"), "pl", "«{}»".format) == {
        "name": "«Bell Lane Knit and Natter»",
        "summary": "Robimy na drutach.",
        "where": {"ways": ["in-person"], "meeting_point": "«By the kettle»"},
        "sessions": [{"repeats": "weekly", "days": ["tuesday"], "starts": "14:00", "notes": "«Come late.»"}],
        "contacts": [{"role": "«Leader»", "telephone": "01632 960123"}],
    }


def test_translations_within_a_record_are_used_too() -> None:
    place = {"urgent_help": [{"name": "Danger", "telephone": "999", "translations": {"cy": {"name": "Perygl"}}}]}
    assert in_language(place, shape("place"), "cy", str.upper) == {
        "urgent_help": [{"name": "Perygl", "telephone": "999"}]
    }
