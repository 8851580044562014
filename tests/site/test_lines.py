"""Scripts with a line for each group: what is read back from one is what was written."""

import json

from hypothesis import given
from hypothesis import strategies as some

from site_overrides.lines import Around, line

AROUND = Around("window.said={", "};")
IDS = some.from_regex(r"\A[a-z0-9]+(-[a-z0-9]+){0,3}\Z")


@given(some.dictionaries(IDS, some.text() | some.lists(some.text())))
def test_the_lines_of_a_script_come_back(said: dict[str, object]) -> None:
    script = AROUND.script(line(id, value) for id, value in said.items())
    lines = AROUND.lines_in(script)
    assert json.loads(f"{{{','.join(lines.values())}}}") == said
    assert list(lines) == list(said)
    assert "<" not in script


def test_another_script_has_no_lines() -> None:
    assert AROUND.lines_in('window.said={"a":1};') == {}
    assert AROUND.lines_in("") == {}
