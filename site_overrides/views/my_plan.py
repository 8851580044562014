"""My plan: a personalised care and support plan, filled in on the person's own device and never sent.

Its eleven items are those of the sample plan in NHS England's guide for link workers (Annex G). What it asks stands in
`plan/<language>.yml`; English stands in for a language without one, and is said to be English.
"""

from pathlib import Path
from typing import Any, TypedDict

import yaml

from site_overrides.menu import Menu
from site_overrides.views.my_list import leaflets_path
from site_overrides.views.shapes import Link

NOTHING = {"prompts": (), "fields": (), "groups": False, "choice": False}
"""What an item of the plan is without."""
FOLDER = Path(__file__).parent.parent / "plan"


class MyPlanPage(TypedDict):
    """`menu/my_plan.html`."""

    path: str
    title: str
    description: str
    crumbs: list[Link]
    language: str
    """Of what it asks."""
    plan: dict[str, Any]
    """As in the file."""
    data: str


def my_plan_page(menu: Menu) -> MyPlanPage:
    own = menu.words.language
    language = own if (FOLDER / f"{own}.yml").is_file() else "en"
    plan = _plan(language)
    return {
        "path": f"{menu.prefix}my-plan/",
        "title": plan["title"],
        "description": plan["lead"],
        "crumbs": [{"name": menu.words("my-list.title"), "path": f"{menu.prefix}my-list/"}],
        "language": language,
        "plan": plan,
        "data": leaflets_path(menu),
    }


def _plan(language: str) -> dict[str, Any]:
    plan: dict[str, Any] = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    parts = [{**part, "items": [{**NOTHING, **item} for item in part["items"]]} for part in plan["parts"]]
    return {**plan, "parts": parts}
