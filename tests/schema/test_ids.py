"""Names become ids that can be the name of a file."""

import pytest

from schema.ids import id_from


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Bell Lane Knit & Natter!", "bell-lane-knit-natter"),
        ("Maureen's Café", "maureens-cafe"),
        ("Șezătoarea", "sezatoarea"),
        ("بزمِ ویکس", "group"),
        ("x" * 90, "x" * 60),
        ("a" * 59 + " b", "a" * 59),
        ("../etc/passwd", "etc-passwd"),
    ],
)
def test_ids(name: str, id: str) -> None:
    assert id_from(name, otherwise="group") == id


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert id_from("Choir", {"choir", "choir-2"}) == "choir-3"
