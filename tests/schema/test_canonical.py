"""The canonical form changes how a record is written, and nothing that it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.canonical import canonical, comments_of
from schema.problems import Unreadable
from schema.reader import read
from schema.writer import same
from tests.schema.test_splice import AWKWARD, texts

TIDY = """\
# The knitters
name: "Knit: and natter"  # as they say it
categories:
  - arts
  - nature
summary: We knit and chat.
description: |-  # their words
  Bring wool.

  # Not a comment.
  مرحبا بكم: في المركز
keywords:
  - wool
  # the next one is new
  - crochet  # since May
where:
  ways:
    - in-person
  # ask for the key
  venue: tin-hall
sessions:
  - repeats: weekly
    days:
      - tuesday
    starts: "14:00"  # sharp
    ends: "16:00"
contacts:
  # the chair
  - name: Maureen  # prefers Mo
    telephone: "01632 960123"
    consent:  # by Jo
      given_on: "2026-05-01"
      how: in-person
  # a number for texts
  - text: "07700 900123"
# the end
"""


def test_fields_are_ordered_and_comments_go_with_what_they_are_about() -> None:
    assert canonical(AWKWARD, "group") == TIDY
    assert canonical(AWKWARD.replace("\n", "\r\n"), "group") == TIDY


@settings(max_examples=150)
@given(texts())
def test_nothing_is_lost_and_a_second_time_changes_nothing(text: str) -> None:
    once = canonical(text, "")
    assert same(read(once, ""), read(text, ""))
    assert sorted(comments_of(once)) == sorted(comments_of(text))
    assert canonical(once, "") == once


@given(
    st.sampled_from(["a: 1\nb: [x, # one\n  y] # two\n", "a: # one\n  # two\n  - b # three\n  # four\n", "# all\na: 1"])
)
def test_comments_in_odd_places_are_kept(text: str) -> None:
    assert sorted(comments_of(canonical(text, ""))) == sorted(comments_of(text))


def test_what_is_no_record_is_not_touched() -> None:
    assert canonical("only words", "group") == "only words"
    with pytest.raises(Unreadable):
        canonical("a: &x 1", "group")
