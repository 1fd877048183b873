"""The benchmark of entity timelines: temporal awareness by hand, and who an event is of."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from invented_readings import Echo, event, reading

from benchmarks.entity_timelines.build import named_on_publication, timelines
from benchmarks.entity_timelines.measure import ours
from benchmarks.entity_timelines.score import Relation, awareness, relations
from benchmarks.entity_timelines.targets import Targets
from corpora.anchored import AnchoredEvent, AnchoredText
from corpora.semeval2015_timelines import EntityTimeline, Row, TimelineCorpus
from corpora.values import DataMissingError

GOLD = EntityTimeline(
    "Tarn Ferries",
    (
        Row(0, "", ("1-1-plan",)),
        Row(1, "2021-03", ("1-2-ordered",)),
        Row(2, "2021-05-04", ("1-3-sailed", "2-0-sails")),
        Row(3, "", ("2-4-sold", "2-5-sale")),
    ),
)


def test_relations_leave_out_what_follows() -> None:
    assert list(relations(GOLD)) == [
        Relation("at", "1-2-ordered", "2021-03"),
        Relation("at", "1-3-sailed", "2021-05-04"),
        Relation("at", "2-0-sails", "2021-05-04"),
        Relation("with", "2-4-sold", "2-5-sale"),
        Relation("before", "1-2-ordered", "1-3-sailed"),
        Relation("before", "1-3-sailed", "2-4-sold"),
    ]


def test_a_timeline_against_itself() -> None:
    counts = awareness([GOLD], [GOLD])
    assert (counts.precision(), counts.recall(), counts.f1()) == (1.0, 1.0, 1.0)


def test_what_follows_from_the_other_side_counts() -> None:
    """Ours puts one date wrong and lacks the last row: 3 of 4 relations hold, 2 of 6 are found."""
    found = EntityTimeline(
        "Tarn Ferries",
        (
            Row(1, "2021-03", ("1-2-ordered",)),
            Row(2, "2021-05-04", ("2-0-sails",)),
            Row(3, "2021-05-05", ("2-4-sold",)),
        ),
    )
    # at, at, wrong at, before, before (the second follows: "sails" stands with "sailed")
    counts = awareness([GOLD], [found])
    assert (counts.found_right, counts.found) == (4, 5)
    # Of the gold: two dates. Its "before" relations name "sailed", which ours lacks.
    assert (counts.marked_found, counts.marked) == (2, 6)
    assert counts.f1() == round(2 * 0.8 * 0.3333 / 1.1333, 4)


def test_an_entity_without_a_timeline_is_missed() -> None:
    counts = awareness([GOLD], [])
    assert (counts.found, counts.marked_found, counts.marked, counts.f1()) == (0, 0, 6, 0.0)


def test_an_event_in_two_rows_stands_in_the_first() -> None:
    twice = EntityTimeline("X", (Row(1, "2020", ("1-1-a",)), Row(2, "2021", ("1-1-a", "1-1-b"))))
    assert list(relations(twice)) == [
        Relation("at", "1-1-a", "2020"),
        Relation("at", "1-1-b", "2021"),
        Relation("before", "1-1-a", "1-1-b"),
    ]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("Tarn Ferries", "Tarn Ferries"),
        ("Tarn Ferries T90", "Tarn Ferries T90"),
        ("T90", "Tarn Ferries T90"),
        ("T90s", "Tarn Ferries T90"),
        ("Tarn Ferries T70", None),
        ("Ada Holm", "Ada Holm"),
        ("Holm", "Ada Holm"),
        ("Ada", None),
        ("NCG", "North Coast Guard"),
        ("North", None),
        ("Lund", None),
    ],
)
def test_names_of_targets(name: str, target: str | None) -> None:
    targets = Targets(("Tarn Ferries", "Tarn Ferries T90", "Ada Holm", "North Coast Guard"))
    assert targets.of(name) == target


TEXT = "Ferry sold\nHolm sold the ferry and Lund paid"
CORPUS = TimelineCorpus(
    "invented",
    (
        AnchoredText(
            "semeval2015",
            "one",
            TEXT,
            date(2021, 5, 4),
            ((0, 10), (11, len(TEXT))),
            (
                AnchoredEvent(16, 20, "1-1-sold"),
                AnchoredEvent(40, 44, "1-1-paid"),
            ),
        ),
    ),
    (EntityTimeline("Ada Holm", ()), EntityTimeline("Eva Lund", ())),
)
TREE = [
    (0, "root", "NOUN"),
    (0, "acl", "VERB"),
    (3, "nsubj", "PROPN"),
    (3, "root", "VERB"),
    (5, "det", "DET"),
    (3, "obj", "NOUN"),
    (8, "cc", "CCONJ"),
    (8, "nsubj", "PROPN"),
    (3, "conj", "VERB"),
]


def test_events_go_to_those_who_take_part() -> None:
    read = reading(TEXT, events=(event((16, 20)), event((40, 44))), tree=TREE)
    of_holm, of_lund = timelines(Echo({TEXT: read}), CORPUS)
    assert [name for row in of_holm.rows for name in row.events] == ["1-1-sold"]
    assert [name for row in of_lund.rows for name in row.events] == ["1-1-paid"]


def test_the_baseline_takes_all_that_the_sentence_tells() -> None:
    both = Row(1, "2021-05-04", ("1-1-paid", "1-1-sold"))
    assert named_on_publication(CORPUS) == (
        EntityTimeline("Ada Holm", (both,)),
        EntityTimeline("Eva Lund", (both,)),
    )
    undated = replace(CORPUS, documents=(replace(CORPUS.documents[0], created=None),))
    assert named_on_publication(undated)[0].rows == (replace(both, order=0, anchor=""),)


def test_without_data(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError):
        ours(Echo({}), tmp_path, "dev", None)
