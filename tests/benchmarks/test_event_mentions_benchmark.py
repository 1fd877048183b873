"""The benchmark of event mentions: scoring, the sets that are there, the baselines."""

from pathlib import Path

import pytest
from invented_readings import Echo, event, reading

from benchmarks.event_mentions.measure import baseline, ours
from benchmarks.event_mentions.score import score
from benchmarks.rule_reader import annotation_of
from corpora.values import AnnotatedText, DataMissingError, EventMark

BODY = (
    'The mill <EVENT eid="e1" class="OCCURRENCE">burned</EVENT> and Ada'
    ' <EVENT eid="e2" class="REPORTING">said</EVENT> so.'
)
TEXT = "The mill burned and Ada said so."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "tempeval3" / "te3-platinum"
    folder.mkdir(parents=True)
    source = f"<TimeML><TEXT>{BODY}</TEXT></TimeML>"
    (folder / "mill.tml").write_text(source, encoding="utf-8")
    return tmp_path


def test_spans_and_classes_are_counted_apart() -> None:
    marks = (EventMark(0, 4, "STATE"), EventMark(5, 9, "REPORTING"), EventMark(10, 14))
    text = AnnotatedText("set", "one", "x" * 30, ((0, 30),), events=marks)
    found = ((0, 4, "STATE"), (5, 9, "STATE"), (10, 14, "STATE"), (20, 24, "STATE"))
    assert score([text], [found]) == {
        "f1": 0.8571,
        "precision": 0.75,
        "recall": 1.0,
        "class_f1": 0.4,
    }


def test_a_reader_that_knows_all_has_full_figures(data: Path) -> None:
    echo = Echo({TEXT: reading(TEXT, [event((9, 15)), event((24, 28), "REPORTING")])})
    perfect = {"f1": 1.0, "precision": 1.0, "recall": 1.0, "class_f1": 1.0}
    assert ours(echo, data, "test", None) == perfect


def test_the_baselines_are_rules_and_endings(data: Path) -> None:
    figures = baseline(data, "test", None)
    assert figures["suffix_f1"] == 1.0
    assert set(figures) == {
        *("f1", "precision", "recall", "class_f1"),
        *("suffix_f1", "suffix_precision", "suffix_recall"),
    }


def test_without_any_set_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError, match="neither tempeval3 nor ecbplus"):
        baseline(tmp_path, "dev", None)


def test_the_rule_reader_speaks_of_the_text_as_it_is() -> None:
    text = "Police arrested Ada Orme in Lund on Monday, 4 March 2019."
    found = annotation_of(text, "one")
    assert [text[e.span.start : e.span.end] for e in found.events] == ["arrested"]
