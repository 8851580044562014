"""Where distance is measured from."""

from dataclasses import replace
from datetime import date

from schema.locality import load
from site_overrides.menu import Menu
from site_overrides.views.nearby import postcodes
from site_overrides.words import load as load_words
from tests.site.building import LOCALITIES


def test_the_places_own_postcodes_come_before_what_its_venues_tell() -> None:
    locality, _ = load(LOCALITIES / "llanfair-y-bont")
    menu = Menu(locality, load_words("en"), date(2026, 11, 22))
    known = postcodes(menu)
    outcode = next(code for code in known if len(code) <= 4)
    said = [
        {"code": "ZX9 8", "coordinates": {"latitude": 50.1, "longitude": -2.1}},
        {"code": outcode, "coordinates": {"latitude": 50.2, "longitude": -2.2}},
    ]
    told = replace(menu, locality=replace(locality, place={**locality.place, "postcodes": said}))
    assert postcodes(told) == {**known, "ZX98": [50.1, -2.1], outcode: [50.2, -2.2]}
