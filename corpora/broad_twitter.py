"""Broad Twitter Corpus (Derczynski et al., COLING 2016): tweets with names.

Labels: PER, ORG, LOC. One text a tweet. All three splits are those of the release; test is its
section F.
"""

from collections.abc import Iterator
from pathlib import Path

from corpora.conll_columns import one_a_sentence
from corpora.values import AnnotatedText


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The tweets of a split, in the order of the file."""
    path = data / "broad_twitter" / "train_dev_test_conll" / f"btc.{split}"
    yield from one_a_sentence("broad_twitter", split, path)
