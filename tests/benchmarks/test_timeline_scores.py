"""ROUGE, alignment and stemming of the benchmark of timelines, small enough to count by hand."""

from datetime import date

import numpy as np
import pytest

from benchmarks.timelines.assignment import cheapest_pairs
from benchmarks.timelines.porter import stem
from benchmarks.timelines.rouge import Overlap, overlap, terms
from benchmarks.timelines.score import (
    Score,
    agree,
    align,
    align_m1,
    concat,
    date_score,
    mean_score,
)

MAY_1, MAY_2, MAY_4 = date(2031, 5, 1), date(2031, 5, 2), date(2031, 5, 4)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("agreed", "agre"),
        ("plastered", "plaster"),
        ("hopping", "hop"),
        ("filing", "file"),
        ("happy", "happi"),
        ("relational", "relat"),
        ("predication", "predic"),
        ("electricity", "electr"),
        ("hopefulness", "hope"),
        ("adoption", "adopt"),
        ("controlling", "control"),
        ("archaeology", "archaeolog"),
        ("possibly", "possibl"),
        ("sky", "sky"),
        ("at", "at"),
    ],
)
def test_stems_are_those_of_porter(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_terms_are_stemmed_without_stop_words_and_marks() -> None:
    sentence = ("The ferry could n't leave ; its crews couldn't be paid $ 1,500 .",)
    assert terms(sentence) == ["ferri", "leav", "crew", "paid", "1", "500"]


def test_overlap_is_clipped() -> None:
    predicted = ("Ferry ferry harbour",)
    reference = ("The ferry left harbour", "harbour lights")
    assert overlap(predicted, reference, 1) == Overlap(predicted=3, reference=5, shared=2)
    assert overlap(predicted, reference, 2) == Overlap(predicted=2, reference=4, shared=0)


def test_dates_are_compared_to_the_day() -> None:
    score = date_score({MAY_1: ("a",), MAY_2: ("b",)}, {MAY_2: ("c",), MAY_4: ("d",), date.min: ()})
    assert score == Score(1 / 2, 1 / 3)
    assert score.f1 == pytest.approx(0.4)


def test_agreement_asks_for_the_same_day_and_concat_does_not() -> None:
    predicted = {MAY_1: ("ferry sank",), MAY_2: ("harbour closed",)}
    reference = {MAY_2: ("harbour closed", "crew rescued")}
    assert agree(predicted, reference, 1) == Score(2 / 4, 2 / 4)
    moved = {MAY_4: ("harbour closed", "crew rescued")}
    assert agree(predicted, moved, 1) == Score(0.0, 0.0)
    assert concat(predicted, moved, 1) == Score(2 / 4, 2 / 4)


def test_alignment_discounts_by_distance() -> None:
    predicted = {MAY_2: ("harbour closed",)}
    reference = {MAY_4: ("harbour closed",)}
    assert align(predicted, reference, 1) == Score(2 / 3 / 2, 2 / 3 / 2)


def test_one_to_one_leaves_a_day_over_where_many_to_one_does_not() -> None:
    predicted = {MAY_1: ("ferry sank",), MAY_2: ("ferry sank",)}
    reference = {MAY_1: ("ferry sank",)}
    assert align(predicted, reference, 1) == Score(2 / 4, 2 / 2)
    assert align_m1(predicted, reference, 1) == Score((2 + 2 / 2) / 4, 2 / 2)


def test_costs_of_words_let_a_like_day_further_off_win() -> None:
    predicted = {MAY_2: ("harbour closed",)}
    reference = {MAY_1: ("crew rescued",), MAY_4: ("harbour closed",)}
    # One day off without a word in common costs 1/2; two days off in the same words costs nothing.
    score = align_m1(predicted, reference, 1)
    assert score.precision == pytest.approx((2 / 3) / 2)
    assert score.recall == pytest.approx((2 / 3) / 4)


def test_the_published_mean_is_of_precision_and_of_recall() -> None:
    mean = mean_score([Score(1.0, 0.0), Score(0.0, 1.0)])
    assert mean == Score(0.5, 0.5)
    assert mean.f1 == 0.5


def test_the_cheapest_pairs_are_found_either_way_round() -> None:
    costs = np.array([[4.0, 1.0, 3.0], [2.0, 0.0, 5.0]])
    assert cheapest_pairs(costs) == [(0, 1), (1, 0)]  # 3; taking the 0 first costs 3 + 0 or 4 + 0
    assert cheapest_pairs(costs.T) == [(0, 1), (1, 0)]
