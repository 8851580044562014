"""My plan: a personalised care and support plan, filled in on the person's own device and never sent.

Its eleven items are those of the sample plan in NHS England's guide for link workers (Annex G). What it asks stands in
`plan/<language>.yml`; English stands in for a language without one, and is said to be English.

The file's `checked_by_speaker` says whether somebody who speaks the language has read it. What a person writes is kept
by the ids of the fields, so a plan opens in every language.
"""

from pathlib import Path
from typing import Any, TypedDict

from schema.reader import read
from site_overrides.foreign import marked
from site_overrides.menu import Menu
from site_overrides.views.my_list import in_parts, leaflets_path
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
    checked: bool
    """Whether a speaker of its language has checked what it asks."""
    plan: dict[str, Any]
    """As in the file."""
    in_parts: str
    """Says that groups are in another language, once there are such groups on the page. Empty where none can be."""
    portions: int
    """In how many scripts the leaflets are."""
    leaflets: str
    """Path of the first."""


def my_plan_page(menu: Menu) -> MyPlanPage:
    own = menu.words.language
    language = own if (FOLDER / f"{own}.yml").is_file() else "en"
    plan = _plan(language)
    return {
        "path": f"{menu.prefix}my-plan/",
        "title": plan["title"],
        "description": plan["lead"],
        "crumbs": [{"name": menu.words("my-list.title"), "path": f"{menu.prefix}my-list/"}],
        "checked": plan["checked_by_speaker"] == "true",
        "plan": plan if language == own else _in_english(plan),
        "in_parts": in_parts(menu),
        "portions": menu.portions,
        "leaflets": leaflets_path(menu, 0),
    }


def _in_english(asked: Any) -> Any:
    """Every text of it, said to be in English."""
    if isinstance(asked, dict):
        return {key: value if key == "id" else _in_english(value) for key, value in asked.items()}
    if isinstance(asked, list):
        return [_in_english(each) for each in asked]
    return marked(asked, "en") if isinstance(asked, str) else asked


def _plan(language: str) -> dict[str, Any]:
    file = FOLDER / f"{language}.yml"
    plan: dict[str, Any] = read(file.read_bytes(), file.name)
    parts = [{**part, "items": [{**NOTHING, **item} for item in part["items"]]} for part in plan["parts"]]
    return {**plan, "parts": parts}
