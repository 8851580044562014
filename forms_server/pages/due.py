"""What is due for a group, so that a joint worksheet says which of its parts can wait."""

from forms_server.context import here
from forms_server.filling import Filling
from schema.derive import Due, catch_up_due, review_due, survey_due

DUES = {"review": review_due, "catch-up": catch_up_due, "survey": survey_due}


def parts_due(filling: Filling) -> dict[str, Due | None]:
    """Worksheet id of each part to when it is due."""
    group = filling.draft.group
    if not group or here().records.group(group) is None:
        return {}
    around, today = here().records.around(group), here().today()
    return {part.worksheet: DUES[part.due](around, group, today) for part in filling.sheet.includes if part.due}
