"""The benchmark of factuality: judgements at marked triggers, and their figures."""

from pathlib import Path

import pytest
from invented_readings import Echo, event, reading, words_of

from benchmarks.factuality.judges import Judged, judge_events, judge_scores
from benchmarks.factuality.measure import baseline, ours
from benchmarks.factuality.rules import rule_events, rule_scores
from benchmarks.factuality.score import Polarities, accuracy, pearson
from corpora.values import AnnotatedText, DataMissingError, EventMark, FactualityMark

TEXT = "Nobody paid and Ada may leave"
PAID, LEAVE = (7, 11), (24, 29)
MARKED = AnnotatedText(
    "set",
    "one",
    TEXT,
    ((0, 11), (12, 29)),
    words_of(TEXT),
    events=(
        EventMark(*PAID, None, "certain", "negative", "happened"),
        EventMark(*LEAVE, None, "possible", "positive", "future"),
    ),
    factuality=(FactualityMark(*PAID, -2.0), FactualityMark(*LEAVE, 0.5)),
)


def test_an_event_is_judged_by_the_reading_that_shares_most() -> None:
    found = [event((5, 8)), event((6, 12), polarity="negative", certainty="probable")]
    assert judge_events([MARKED], [reading(TEXT, found)]) == [
        Judged("negative", "probable", "happened"),
        Judged(),
    ]


def test_a_predicate_is_judged_by_the_word_at_its_start() -> None:
    scores = (0.0, -1.5, 0.0, 0.0, 0.0, 1.0)
    assert judge_scores([MARKED], [reading(TEXT, factuality=scores)]) == [-1.5, 1.0]
    assert judge_scores([MARKED], [reading("", factuality=())]) == [0.0, 0.0]


def test_figures_leave_out_what_is_not_marked() -> None:
    events = [EventMark(0, 1, polarity=kind) for kind in ("negative", "positive", "negative", None)]
    judged = [Judged(kind) for kind in ("negative", "negative", "positive", "negative")]
    polarities = Polarities()
    polarities.add(events, judged)
    assert polarities.f1() == 0.5
    assert accuracy(["certain", None, "possible"], ["certain", "certain", "certain"]) == 0.5
    assert accuracy([None], ["certain"]) == 0.0


def test_pearson_is_one_on_a_line_and_zero_without_change() -> None:
    assert pearson([1.0, 2.0, 3.0], [3.0, 5.0, 7.0]) == 1.0
    assert pearson([1.0, 2.0, 3.0], [3.0, 2.0, 1.0]) == -1.0
    assert pearson([1.0, 2.0, 3.0], [1.0, 3.0, 1.0]) == 0.0
    assert pearson([1.0, 2.0], [4.0, 4.0]) == 0.0
    with pytest.raises(ValueError, match="1 figures against 2"):
        pearson([1.0], [1.0, 2.0])


def test_the_rules_are_told_the_triggers() -> None:
    assert rule_events([MARKED]) == [
        Judged("negative", "certain", "happened"),
        Judged("positive", "possible", "future"),
    ]
    assert rule_scores([MARKED]) == [-3.0, 0.5]


def test_the_sets_that_are_there_are_measured(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError, match="no set of factuality"):
        baseline(tmp_path, "test", None)
    folder = tmp_path / "tempeval3" / "te3-platinum"
    folder.mkdir(parents=True)
    body = 'Nobody <EVENT eid="e1" class="OCCURRENCE">paid</EVENT> and Ada may leave'
    instance = '<MAKEINSTANCE eventID="e1" tense="PAST" polarity="NEG"/>'
    # Two events more, or the document would deny more than half of what it tells.
    body += ' <EVENT eid="e2">now</EVENT> or <EVENT eid="e3">then</EVENT>'
    source = f"<TimeML><TEXT>{body}</TEXT>{instance}</TimeML>"
    (folder / "one.tml").write_text(source, encoding="utf-8")
    text = "Nobody paid and Ada may leave now or then"
    right = {"negative_f1": 1.0, "tempeval3_negative_f1": 1.0}
    echo = Echo({text: reading(text, [event(PAID, polarity="negative")])})
    assert ours(echo, tmp_path, "test", None) == right
    assert baseline(tmp_path, "test", None) == right
