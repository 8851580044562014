"""For the link worker: the group's own answers, shown beside theirs."""

from dataclasses import dataclass

from forms_server.context import here
from forms_server.ports import Draft
from forms_server.rendering.forms import in_words
from schema.worksheets import load_versions


@dataclass(frozen=True)
class GroupSide:
    """The answers that are being confirmed. `rows` is empty when they are not in the record yet."""

    reference: str
    received_on: str
    rows: list[tuple[str, list[str]]]


def group_side(draft: Draft) -> GroupSide | None:
    """The group's side of the draft, or None when it is about no answers."""
    if not draft.answers_of or not draft.group:
        return None
    file = here().records.staff_answers(draft.group, draft.answers_of)
    sheet = load_versions().get((file["worksheet"], file["version"])) if file else None
    if file is None or sheet is None:
        return GroupSide(draft.answers_of, "", [])
    answers = file["answers"]
    rows = [(one.wording, in_words(one, answers[one.id])) for one in sheet.questions() if one.id in answers]
    return GroupSide(draft.answers_of, file["received_on"], rows)
