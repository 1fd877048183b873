"""Rows of features: what they weigh, and what may be left out of a product."""

import numpy as np

from throughline.extract.annotate import annotate
from throughline.model.source import Article
from throughline.resolve.reports import Reports
from throughline.resolve.story_vectors import SUBJECT, Frequencies, Rows, unit_rows
from throughline.text import prepare

TEXTS = {
    "a": "The ferry sank near the harbour. Divers searched the ferry for Oren Tasse, police said.",
    "b": "Divers found the ferry. Its owner, Oren J. Tasse, blamed the harbour, police said.",
    "c": "Voters chose another mayor.",
}


def rows() -> Rows:
    """The rows of `TEXTS`."""
    articles = [Article(n, n, None, None, None, None, None, text) for n, text in TEXTS.items()]
    found = [annotate(prepare(article)) for article in articles]
    return unit_rows(Frequencies(Reports.of(articles, found)), SUBJECT)


def dense(row: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    found = np.zeros(rows().width)
    columns, weights = rows().row(row)
    found[columns] = weights
    return found


def test_rows_have_length_one_and_products_are_cosines() -> None:
    products = rows().products(np.arange(3), dense(0))
    assert products[0] == 1.0
    assert 0.5 < products[1] < 1.0
    assert products[2] == 0.0


def test_cosines_of_pairs_are_products_of_rows() -> None:
    lefts, rights = np.array([0, 0, 1, 2]), np.array([1, 2, 2, 2])
    cosines = rows().cosines(lefts, rights)
    assert cosines.tolist() == [
        rows().products(np.array([right]), dense(left))[0]
        for left, right in zip(lefts.tolist(), rights.tolist(), strict=True)
    ]


def test_a_feature_stands_once_in_a_row_and_the_strongest_come_first() -> None:
    columns, weights = rows().row(0)
    assert len(columns) == len(set(columns.tolist()))
    owners, strongest, most = rows().strongest(2)
    assert owners.tolist() == [0, 0, 1, 1, 2, 2]
    assert strongest[0] == columns[weights.argmax()]
    assert most[:2].tolist() == sorted(weights.tolist(), reverse=True)[:2]


def test_what_one_row_alone_has_changes_no_product_of_two() -> None:
    whole, shared = rows(), rows().shared()
    assert len(shared.columns) < len(whole.columns)
    assert shared.products(np.array([1, 2]), dense(0)).tolist() == (
        whole.products(np.array([1, 2]), dense(0)).tolist()
    )
