"""Rows of features: what they weigh, and what may be left out of a product."""

import numpy as np

from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.resolve.reports import Reports
from throughline.resolve.story_vectors import SUBJECT, Frequencies, Rows, unit_rows
from throughline.text import prepare

TEXTS = {
    "a": "the ferry sank near the harbour, divers searched the ferry",
    "b": "divers found the ferry, owners blamed the harbour",
    "c": "voters chose another mayor",
}


def rows() -> Rows:
    """The rows of `TEXTS`, with a person whom two of them name."""
    articles = [Article(n, n, None, None, None, None, None, text) for n, text in TEXTS.items()]
    found = [Annotation(a.id, "test", "en", prepare(a).sentences) for a in articles]
    named = [("b", "person:7", 2), ("a", "person:7", 1), ("a", "person:7", 1)]
    return unit_rows(Frequencies(Reports.of(articles, found), named), SUBJECT)


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


def test_counts_of_one_feature_of_one_article_are_added() -> None:
    columns, weights = rows().row(0)
    assert len(columns) == len(set(columns.tolist()))
    assert rows().strongest(1)[0].tolist() == [columns[weights.argmax()]]


def test_what_one_row_alone_has_changes_no_product_of_two() -> None:
    whole, shared = rows(), rows().shared()
    assert len(shared.columns) < len(whole.columns)
    assert shared.products(np.array([1, 2]), dense(0)).tolist() == (
        whole.products(np.array([1, 2]), dense(0)).tolist()
    )
