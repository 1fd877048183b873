"""Which articles are compared with each other."""

import numpy as np
import pytest

from throughline.resolve import nearness
from throughline.resolve.nearness import near_pairs
from throughline.resolve.story_vectors import Rows


def rows_of(features: list[list[int]]) -> Rows:
    """Rows of length 1 whose features weigh the same."""
    lengths = [len(row) for row in features]
    return Rows(
        starts=np.cumsum([0, *lengths]),
        columns=np.array([column for row in features for column in sorted(row)], dtype=np.int64),
        weights=np.repeat([n**-0.5 if n else 0.0 for n in lengths], lengths),
        width=1 + max((column for row in features for column in row), default=0),
    )


def pairs(rows: Rows, order: list[int], least: float) -> dict[tuple[int, int], float]:
    lefts, rights, cosines = near_pairs(rows, order, least)
    found = zip(lefts.tolist(), rights.tolist(), cosines.tolist(), strict=True)
    return {(left, right): cosine for left, right, cosine in found}


def test_pairs_alike_enough_come_earlier_first_with_their_cosine() -> None:
    rows = rows_of([[0, 1, 2, 3], [4, 5, 6, 7], [0, 1, 8, 9], [4, 10, 11, 12], []])
    assert pairs(rows, [2, 1, 0, 3, 4], 0.2) == {(2, 0): 0.5, (1, 3): 0.25}
    assert pairs(rows, [2, 1, 0, 3, 4], 0.3) == {(2, 0): 0.5}


def test_all_pairs_are_found_where_few_share_a_feature() -> None:
    numbers = np.random.default_rng(7)
    rows = rows_of([sorted(set(numbers.integers(0, 400, 30).tolist())) for _ in range(100)])
    every = {}
    for right in range(100):
        for left in range(right):
            cosine = rows.cosines(np.array([left]), np.array([right]))[0]
            if cosine >= 0.1:
                every[left, right] = cosine
    assert len(every) > 50
    assert pairs(rows, list(range(100)), 0.1) == every


def test_only_so_many_before_an_article_are_met_for_a_feature() -> None:
    many = nearness.NEIGHBOURS + 5
    found = pairs(rows_of([[0]] * (many + 1)), list(range(many + 1)), 0.2)
    assert {left for left, right in found if right == many} == set(range(5, many))


def test_blocks_do_not_change_the_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = np.random.default_rng(3)
    rows = rows_of([sorted(set(numbers.integers(0, 60, 12).tolist())) for _ in range(50)])
    order = numbers.permutation(50).tolist()
    whole = pairs(rows, order, 0.2)
    monkeypatch.setattr(nearness, "BLOCK_ARTICLES", 7)
    assert pairs(rows, order, 0.2) == whole
