"""A splice changes exactly what it is asked to, and leaves the rest of the text alone."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from schema.edits import applied
from schema.problems import Unreadable
from schema.reader import read
from schema.spans import comment_spans
from schema.splice import Edit, Insert, Remove, Set, SpliceRefused, splice
from schema.writer import same, write
from tests.schema.nasty import DATA, TEXT

AWKWARD = """\
# The knitters
name: 'Knit: and natter'   # as they say it
categories: [arts, "nature", ]
summary: We knit
  and chat.
description: |-   # their words
  Bring wool.

  # Not a comment.
  مرحبا بكم: في المركز

keywords:
- wool
  # the next one is new
- crochet  # since May
contacts:
  # the chair
  - name: Maureen  # prefers Mo
    telephone: "01632 960123"
    consent: {given_on: "2026-05-01", how: in-person}  # by Jo
  - # a number for texts
    text: "07700 900123"
sessions:
  - repeats: weekly
    days:
      - tuesday
    starts: "14:00"  # sharp
    ends: 16:00
where:
  ways: [in-person]

  # ask for the key
  venue: tin-hall
# the end
"""


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines only the old text has, and those only the new one has."""
    before, after = old.split("\n"), new.split("\n")
    gone, come = list(before), list(after)
    for line in before:
        if line in come:
            come.remove(line)
    for line in after:
        if line in gone:
            gone.remove(line)
    return sorted(gone), sorted(come)


@pytest.mark.parametrize(
    ("edit", "gone", "come"),
    [
        (Set(("name",), "Wool"), ["name: 'Knit: and natter'   # as they say it"], ["name: Wool   # as they say it"]),
        (Set(("categories", 1), "other"), ['categories: [arts, "nature", ]'], ["categories: [arts, other, ]"]),
        (Set(("categories",), ["nature"]), ['categories: [arts, "nature", ]'], ['categories: ["nature", ]']),
        (
            Insert(("categories",), 2, "a, b"),
            ['categories: [arts, "nature", ]'],
            ['categories: [arts, "nature", "a, b", ]'],
        ),
        (Remove(("categories", 1)), ['categories: [arts, "nature", ]'], ["categories: [arts, ]"]),
        (Set(("summary",), "We sew."), ["summary: We knit", "  and chat."], ["summary: We sew."]),
        (
            Set(("description",), "One line."),
            ["description: |-   # their words", "  Bring wool.", "", "  # Not a comment.", "  مرحبا بكم: في المركز"],
            ["# their words", "description: One line."],
        ),
        (Set(("keywords", 1), "yarn"), ["- crochet  # since May"], ["- yarn  # since May"]),
        (Remove(("keywords", 0)), ["- wool"], []),
        (Insert(("keywords",), 1, "yarn"), [], ["- yarn"]),
        (Insert(("keywords",), 2, "yarn"), [], ["- yarn"]),
        (
            Set(("contacts", 0, "telephone"), "01632 960999"),
            ['    telephone: "01632 960123"'],
            ['    telephone: "01632 960999"'],
        ),
        (
            Set(("contacts", 0, "consent", "how"), "form"),
            ['    consent: {given_on: "2026-05-01", how: in-person}  # by Jo'],
            ['    consent: {given_on: "2026-05-01", how: form}  # by Jo'],
        ),
        (Set(("contacts", 1, "hours"), "Mornings"), [], ["    hours: Mornings"]),
        (Remove(("contacts", 0, "telephone")), ['    telephone: "01632 960123"'], []),
        (
            Remove(("contacts", 0, "name")),
            ["  - name: Maureen  # prefers Mo", '    telephone: "01632 960123"'],
            ['  - telephone: "01632 960123"'],
        ),
        (Set(("sessions", 0, "ends"), "24:00"), ["    ends: 16:00"], ['    ends: "24:00"']),
        (Insert(("sessions", 0, "days"), 1, "friday"), [], ["      - friday"]),
        (Remove(("sessions", 0, "days")), ["    days:", "      - tuesday"], []),
        (Set(("where", "venue"), "barn"), ["  venue: tin-hall"], ["  venue: barn"]),
        (
            Insert(("sessions",), 0, {"repeats": "by-arrangement", "notes": "Ring."}),
            [],
            ["  - repeats: by-arrangement", "    notes: Ring."],
        ),
        (
            Set(("capacity",), {"updated": "2026-11-22", "room": "some"}),
            [],
            ["capacity:", "  room: some", '  updated: "2026-11-22"'],
        ),
        (Set(("alternate_name",), "Mo's lot"), [], ["alternate_name: Mo's lot"]),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_one_edit_changes_its_own_lines(edit: Edit, gone: list[str], come: list[str], newline: str) -> None:
    text = AWKWARD.replace("\n", newline)
    result = splice(text, [edit], "group")
    assert same(read(result, ""), applied(read(text, ""), edit))
    assert changed_lines(text.replace("\r\n", "\n"), result.replace("\r\n", "\n")) == (sorted(gone), sorted(come))
    assert result.count("\n") == result.count(newline)


def test_a_new_field_goes_where_the_schema_has_it() -> None:
    lines = splice(AWKWARD, [Set(("alternate_name",), "x"), Set(("cost",), {"kind": "free"})], "group").split("\n")
    assert lines.index("alternate_name: x") == 2
    assert lines[lines.index("cost:") - 1] == "  venue: tin-hall"
    assert splice("name: a\nsummary: b", [Set(("kind",), "c")], "group") == "name: a\nkind: c\nsummary: b"
    assert splice("summary: b", [Set(("name",), "a")], "group") == "name: a\nsummary: b"
    assert splice("summary: b", [Set(("name",), "a")]) == "summary: b\nname: a"


def test_a_whole_list_or_group_changes_only_where_it_differs() -> None:
    contacts = read(AWKWARD, "")["contacts"]
    contacts[0]["name"] = "Mo"
    contacts.append({"email": "a@example.org"})
    gone, come = changed_lines(AWKWARD, splice(AWKWARD, [Set(("contacts",), contacts)], "group"))
    assert gone == ["  - name: Maureen  # prefers Mo"]
    assert come == ["  - email: a@example.org", "  - name: Mo  # prefers Mo"]


def test_the_last_thing_in_a_list_or_group_leaves_it_empty() -> None:
    assert splice("a:\n  - b\nc: d\n", [Remove(("a", 0))]) == "a: []\nc: d\n"
    assert splice("a:\n  b: c\nd: e\n", [Remove(("a", "b"))]) == "a: {}\nd: e\n"
    assert splice("a: b\n", [Remove(("a",))]) == "{}\n"
    assert splice("a: []\n", [Insert(("a",), 0, {"b": 1})]) == "a:\n  - b: 1\n"
    assert splice("{}\n", [Set(("a",), "b")]) == "a: b\n"
    assert splice("a:\n- x\n", [Set(("a",), [])]) == "a: []\n"
    assert splice("a:\nb: 1\n", [Set(("a",), "x")]) == "a: x\nb: 1\n"


@pytest.mark.parametrize(
    "edit",
    [
        Set(("nothing", "here"), 1),
        Set(("keywords", 9), 1),
        Set(("keywords", "x"), 1),
        Remove(("nothing",)),
        Remove(("keywords", 2)),
        Insert(("keywords",), 3, "x"),
        Insert(("name",), 0, "x"),
        Set((), []),
        Set(("name",), "a\x00b"),
    ],
)
def test_an_edit_that_leads_nowhere_is_refused(edit: Edit) -> None:
    with pytest.raises(SpliceRefused):
        splice(AWKWARD, [edit])


def test_what_is_no_record_is_not_edited() -> None:
    with pytest.raises(Unreadable):
        splice("a: &x 1", [Set(("a",), 2)])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A record as somebody may have written it: canonical or in braces, with comments, and with any line ends."""
    record = draw(st.dictionaries(TEXT.filter(lambda key: 0 < len(key) < 40), DATA, min_size=1, max_size=4))
    try:
        lines = write(record).splitlines() if draw(st.booleans()) else flowing(record)
        text = with_comments(draw, lines)
        assume(same(read(text, ""), record))
    except (ValueError, Unreadable):
        assume(False)
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def flowing(record: dict[str, Any]) -> list[str]:
    """The fields of a record, each on one line in brackets and braces."""
    from schema.writer import flow

    return [f"{flow(key)}: {flow(value, inside=False)}" for key, value in record.items()]


def with_comments(draw: st.DrawFn, lines: list[str]) -> str:
    """Comments on lines of their own and behind values; one that falls into text of several lines becomes text."""
    commented = []
    for number, line in enumerate(lines):
        if draw(st.integers(0, 4)) == 0:
            commented.append(" " * (len(line) - len(line.lstrip())) + f"# above {number}")
        commented.append(line + (f"  # behind {number}" if line and draw(st.integers(0, 4)) == 0 else ""))
    return "\n".join(commented) + draw(st.sampled_from(["\n", "", "\n# end\n"]))


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for step, inner in steps for deeper in paths(inner, (*path, step)))]


@st.composite
def edits(draw: st.DrawFn, data: Any) -> Edit:
    path = draw(st.sampled_from(paths(data)))
    at: Any = data
    for step in path:
        at = at[step]
    if isinstance(at, list) and draw(st.booleans()):
        return Insert(path, draw(st.integers(0, len(at))), draw(DATA))
    if isinstance(at, dict) and draw(st.booleans()):
        return Set((*path, draw(TEXT.filter(lambda key: 0 < len(key) < 40))), draw(DATA))
    if not path:
        return Set((next(iter(data)),), draw(DATA))
    return Remove(path) if draw(st.booleans()) else Set(path, draw(DATA))


@settings(max_examples=150)
@given(st.data())
def test_any_edit_of_any_text_is_exact_or_refused(data: st.DataObject) -> None:
    text = data.draw(texts())
    old = read(text, "")
    edit = data.draw(edits(old))
    before = copy.deepcopy(old)
    try:
        result = splice(text, [edit])
    except SpliceRefused:
        assume(False)
        return
    assert same(old, before)
    assert same(read(result, ""), applied(old, edit))
    if isinstance(edit, Insert) or (isinstance(edit, Set) and not isinstance(edit.value, dict | list)):
        assert comments(text) <= comments(result)
    if "\r\n" in text and "\r\n" not in repr(old):
        assert "\n" not in result.replace("\r\n", "")


def comments(text: str) -> set[str]:
    return {text[begins:ends] for begins, ends in comment_spans(text)}
