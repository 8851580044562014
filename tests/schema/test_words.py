"""Advice on plain words: what it notices, and what it leaves alone."""

from pathlib import Path

import pytest

from schema.locality import load
from schema.words.plain import advice
from schema.words.records import record_advice

LOCALITIES = Path(__file__).parent.parent / "localities"
LONG = "We meet in the hall by the bridge and we drink tea and talk until the bell rings."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LONG, "a sentence of 18 words"),
        ("We facilitate walks.", '"facilitate" is hard for many people.'),
        ("Ring prior to coming.", '"prior to" is hard'),
        ("Help for people with COPD.", 'not everybody knows "COPD".'),
        ("PLEASE RING THE BELL at the side.", "is all in capitals"),
        ("IMPORTANT: bring a cup.", "is all in capitals"),
    ],
)
def test_it_notices(text: str, said: str) -> None:
    found = list(advice(text))
    assert len(found) == 1
    assert said in found[0].message
    assert found[0].remedy


@pytest.mark.parametrize(
    "text",
    [
        "We knit. We drink tea. You can come late.",
        "Ask your GP, or the NHS.",
        "We are the Chronic Obstructive Pulmonary Disease (COPD) group. COPD is hard.",
        "A café with Wi-Fi at 2:30pm, 20p a cup.",
        "First this:\nthen that, and then a few more words that stand on a line.",
        "An assistant helps you.",
    ],
)
def test_it_leaves_plain_words_alone(text: str) -> None:
    assert list(advice(text)) == []


def test_a_kinder_word_is_offered() -> None:
    assert [each.remedy for each in advice("Purchase a ticket.")] == ['Could it say "buy"?']


def test_a_group_without_words_for_the_first_visit_is_named() -> None:
    locality, _ = load(LOCALITIES / "bare-minimum")
    assert [(problem.file, problem.path) for problem in record_advice(locality)] == [
        ("groups/the-only-one.yml", "first_visit.what_happens")
    ]


def test_advice_is_never_an_error() -> None:
    locality, _ = load(Path(__file__).parent.parent.parent / "directory")
    assert {problem.level for problem in record_advice(locality)} <= {"warning"}
