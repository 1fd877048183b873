"""WNUT-17 (Derczynski et al. 2017): posts of social media with rare and new names.

Labels: person, location, corporation, group, creative-work, product. One text a sentence or post.
All three splits are those of the release.
"""

from collections.abc import Iterator
from pathlib import Path

from corpora.conll_columns import one_a_sentence
from corpora.values import AnnotatedText

_FILES = {
    "train": "wnut17train.conll",
    "dev": "emerging.dev.conll",
    "test": "emerging.test.annotated",
}


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The posts of a split, in the order of the file."""
    yield from one_a_sentence("wnut17", split, data / "wnut17" / _FILES[split])
