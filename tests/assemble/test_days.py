"""Days weighed by agreement, spread over the story, told in their best sentences."""

from datetime import date, timedelta

import numpy as np

from throughline.assemble.days import (
    DatedReport,
    DatedSentence,
    best_sentences,
    dated_report,
    rank_days,
    spread,
)
from throughline.assemble.days.terms import content_terms, count_terms
from throughline.model.annotation import (
    Anchor,
    Annotation,
    Sentence,
    SentenceKind,
    TimeExpression,
    TimexType,
)
from throughline.model.dates import Interval, Precision, day
from throughline.model.source import Span

FIRE, VOTE, CONCERT = date(2031, 6, 2), date(2031, 6, 20), date(2031, 7, 9)


def report(origin: str, published: date, *sentences: tuple[str, date | None]) -> DatedReport:
    """A report whose sentences name one day each, or none."""
    told = (DatedSentence(text, (named,) if named else ()) for text, named in sentences)
    return DatedReport(origin, published, tuple(told))


BURNED = "The fire that destroyed the Corran mill on Monday killed a guard there."
STORY = [
    report(
        "a",
        date(2031, 6, 3),
        ("A fire destroyed the old mill at Corran on Monday.", FIRE),
        ("Tickets for the concert on 9 July are on sale at the box office.", CONCERT),
    ),
    report("b", date(2031, 6, 4), (BURNED, FIRE)),
    report(
        "c",
        date(2031, 6, 21),
        ("The council voted on Friday to rebuild the mill at Corran.", VOTE),
        ("The mill was destroyed by fire on 2 June.", FIRE),
    ),
    report("d", date(2031, 6, 22), ("Councillors voted on Friday for a new mill.", VOTE)),
    report("e", date(2031, 6, 23), ("Rain is forecast for the coming days.", None)),
]


def test_what_reports_agree_on_weighs_most() -> None:
    ranking = rank_days(STORY)
    ranked = sorted(ranking.weights, key=lambda d: -ranking.weights[d])
    assert ranked[:2] == [FIRE, VOTE]
    assert ranking.share(FIRE) == 1.0
    assert 0 < ranking.share(CONCERT) < ranking.share(VOTE) < 1
    assert ranking.share(date(1999, 1, 1)) == 0.0


def test_reprints_do_not_agree() -> None:
    copied = [DatedReport("one", r.published, r.sentences) for r in STORY]
    alone, many = rank_days(copied), rank_days(STORY)
    assert alone.weights[FIRE] < many.weights[FIRE] / 2


def test_the_order_of_reports_does_not_matter() -> None:
    forward, backward = rank_days(STORY), rank_days(STORY[::-1])
    assert list(forward.weights) == list(backward.weights)
    assert np.allclose(list(forward.weights.values()), list(backward.weights.values()))


def test_an_undated_head_tells_of_its_own_day() -> None:
    ranking = rank_days([report("a", FIRE, ("A fire destroyed the old mill at Corran.", None))])
    assert list(ranking.tellings) == [FIRE]
    assert not ranking.tellings[FIRE][0].named


def test_the_best_sentence_is_told_near_and_names_the_day() -> None:
    assert best_sentences(rank_days(STORY), FIRE, 1) == (
        "A fire destroyed the old mill at Corran on Monday.",
    )
    assert best_sentences(rank_days(STORY), date(1999, 1, 1), 3) == ()


def test_a_sentence_with_its_page_in_it_is_not_chosen() -> None:
    stamped = report(
        "a", FIRE, ("Monday 2 June 2031 14.05 GMT A fire destroyed the old mill at Corran.", FIRE)
    )
    assert best_sentences(rank_days([stamped]), FIRE, 1) == ()


def test_neighbours_of_a_chosen_day_wait() -> None:
    weights = {FIRE: 10.0, FIRE + timedelta(1): 9.0, VOTE: 8.0, CONCERT: 0.0}
    assert spread(weights) == (FIRE, VOTE, FIRE + timedelta(1))


def test_only_days_of_the_body_are_taken_from_an_annotation() -> None:
    text = "Fire at mill\nThe mill burned on 2 June. It was built in May 1901."
    spans = [Span(0, 12), Span(13, 39), Span(40, 65)]
    kinds = [SentenceKind.HEADING, SentenceKind.BODY, SentenceKind.BODY]
    month = Interval(date(1901, 5, 1), date(1901, 5, 31), Precision.MONTH)
    annotation = Annotation(
        article="x",
        reader="rules",
        language="en",
        sentences=tuple(Sentence(s, 0, k) for s, k in zip(spans, kinds, strict=True)),
        times=(
            TimeExpression(Span(32, 38), 1, TimexType.DATE, "", day(FIRE), Anchor.NONE, ""),
            TimeExpression(Span(54, 62), 2, TimexType.DATE, "", month, Anchor.NONE, ""),
        ),
    )  # fmt: skip
    assert dated_report(text, annotation, day(VOTE), "wire") == DatedReport(
        "wire",
        VOTE,
        (
            DatedSentence("The mill burned on 2 June.", (FIRE,)),
            DatedSentence("It was built in May 1901."),
        ),
    )


def test_terms_pass_over_function_words() -> None:
    assert content_terms("They were attacking the 3 ships of the Alder line") == [
        "attack", "3", "ship", "alder", "line",
    ]  # fmt: skip


def test_rows_add_up_as_dense_ones_do() -> None:
    rows = count_terms(["mill fire mill", "fire", "", "council mill"])
    dense = np.zeros((4, rows.size))
    dense[rows.row_of, rows.terms] = rows.values
    groups = np.array([1, 0, 1, 0])
    summed = rows.summed(groups, 2, np.array([2.0, 1.0, 1.0, 3.0]))
    expected = np.stack([dense[1] + 3 * dense[3], 2 * dense[0] + dense[2]])
    found = np.zeros((2, rows.size))
    found[summed.row_of, summed.terms] = summed.values
    assert np.array_equal(found, expected)
    assert np.allclose(rows.dot(np.ones(rows.size)), dense.sum(axis=1))
    assert np.allclose(rows.unit().squares(), [1, 1, 0, 1])
    again = rows.chosen(np.array([3, 0, 3]))
    assert len(again) == 3
    assert np.array_equal(again.dot(np.ones(rows.size)), [2, 3, 2])
