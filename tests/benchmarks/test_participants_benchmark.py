"""The benchmark of participants: what counts as right, and the rule over syntax."""

from dataclasses import replace
from pathlib import Path

import pytest
from invented_readings import Echo, event, reading, role, words_of

from benchmarks.participants.measure import ours
from benchmarks.participants.score import Found, coarse, score
from benchmarks.participants.syntax_rule import rule_roles
from corpora.values import AnnotatedText, DataMissingError, EventMark, Range, RoleMark

TEXT = "The old mill sold flour and paid Ada in Lund"
SOLD, PAID = (13, 17), (28, 32)
MILL, FLOUR, ADA, LUND = (0, 12), (18, 23), (33, 36), (40, 44)
ROLES = (
    RoleMark(SOLD, *MILL, "Arg0"),
    RoleMark(SOLD, *FLOUR, "Arg1"),
    RoleMark(PAID, *ADA, "Arg3"),
    RoleMark(PAID, *LUND, "Argm-LOC"),
)
MARKED = AnnotatedText(
    "set",
    "one",
    TEXT,
    ((0, 44),),
    words_of(TEXT),
    events=(EventMark(*SOLD), EventMark(*PAID)),
    roles=ROLES,
)
TREE = [
    (2, "det", "DET"),
    (2, "amod", "ADJ"),
    (3, "nsubj", "NOUN"),
    (3, "root", "VERB"),
    (3, "obj", "NOUN"),
    (6, "cc", "CCONJ"),
    (3, "conj", "VERB"),
    (6, "obj", "PROPN"),
    (9, "case", "ADP"),
    (6, "obl", "PROPN"),
]


def test_roles_are_compared_coarsely() -> None:
    labels = ("Arg0", "Arg1", "Arg2", "Arg4", "Argm-LOC", "Argm-TMP", "Argm-OTHER")
    assert [coarse(label) for label in labels] == [
        *("Arg0", "Arg1", "Arg2+", "Arg2+", "place", "time", "other"),
    ]


def test_half_of_the_words_are_enough_and_a_missed_event_counts() -> None:
    found = Found(
        (SOLD, (24, 27)),
        (
            RoleMark((10, 17), 8, 12, "Arg0"),  # "mill" is one word of three: Dice is 0.5
            RoleMark(SOLD, *FLOUR, "Arg0"),
            RoleMark(SOLD, *FLOUR, "Arg1"),
            RoleMark((24, 27), *ADA, "Arg2"),
        ),
    )
    assert score([MARKED], [found]) == {
        "f1": 0.5,
        "precision": 0.5,
        "recall": 0.5,
        "exact_f1": 0.25,
        "gold_events_f1": 0.8,
    }


def test_the_rule_finds_shared_subjects_and_places() -> None:
    read = reading(TEXT, [event(SOLD), event(PAID)], TREE)
    assert rule_roles(TEXT, read) == (
        RoleMark(SOLD, *FLOUR, "Arg1"),
        RoleMark(SOLD, *MILL, "Arg0"),
        RoleMark(PAID, *ADA, "Arg1"),
        RoleMark(PAID, *LUND, "Argm-LOC"),
        RoleMark(PAID, *MILL, "Arg0"),
    )


def roles_in(text: str, trigger: str, *tree: tuple[int, str, str]) -> dict[str, str]:
    place: Range = (text.index(trigger), text.index(trigger) + len(trigger))
    found = rule_roles(text, reading(text, [event(place)], tree))
    return {text[one.start : one.end]: one.role for one in found}


def test_the_rule_knows_passives_nouns_and_control() -> None:
    assert roles_in(
        "Ada was paid by Bo",
        "paid",
        (2, "nsubj:pass", "PROPN"),
        (2, "aux:pass", "AUX"),
        (2, "root", "VERB"),
        (4, "case", "ADP"),
        (2, "obl:agent", "PROPN"),
    ) == {"Ada": "Arg1", "Bo": "Arg0"}
    assert roles_in(
        "Her sale of flour in Lund",
        "sale",
        (1, "nmod:poss", "PRON"),
        (1, "root", "NOUN"),
        (3, "case", "ADP"),
        (1, "nmod", "NOUN"),
        (5, "case", "ADP"),
        (1, "nmod", "PROPN"),
    ) == {"Her": "Arg0", "flour": "Arg1", "Lund": "Argm-LOC"}
    assert roles_in(
        "Ada told Bo to leave",
        "leave",
        (1, "nsubj", "PROPN"),
        (1, "root", "VERB"),
        (1, "obj", "PROPN"),
        (4, "mark", "PART"),
        (1, "xcomp", "VERB"),
    ) == {"Bo": "Arg0"}


def test_the_figures_of_reader_and_rule_stand_side_by_side(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(DataMissingError, match="meantime has no dev split"):
        ours(Echo({}), tmp_path, "dev", None)
    monkeypatch.setattr("corpora.meantime.load", lambda data, split: iter([MARKED]))
    sold = replace(event(SOLD), roles=(role(MILL, "Arg0"), role(FLOUR, "Arg1")))
    paid = replace(event(PAID), roles=(role(ADA, "Arg2"), role(LUND, "Argm-LOC")))
    echo = Echo({TEXT: reading(TEXT, [sold, paid], TREE)})
    names = ("f1", "precision", "recall", "exact_f1", "gold_events_f1")
    rule = (0.6667, 0.6, 0.75, 0.6667, 0.6667)
    assert ours(echo, tmp_path, "dev", None) == {
        **dict.fromkeys(names, 1.0),
        **{f"syntax_rule_{name}": value for name, value in zip(names, rule, strict=True)},
    }
