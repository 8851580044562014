"""Where the menu's pages say that the forms are."""

from pathlib import Path

from schema.locality import Locality
from site_overrides.forms_address import with_forms_here

PLACE = Locality(Path("nowhere"), place={"forms_url": "https://forms.example.org/"})


def test_place_says_where_the_forms_are() -> None:
    assert with_forms_here(PLACE, {}).place["forms_url"] == "https://forms.example.org/"


def test_on_one_machine_they_are_on_that_machine() -> None:
    here = with_forms_here(PLACE, {"MENU_FORMS_URL": "http://127.0.0.1:8001"})
    assert here.place["forms_url"] == "http://127.0.0.1:8001/"
