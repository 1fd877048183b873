"""CoNLL-2004 (Roth and Yih 2004, split of Gupta et al. 2016): news sentences with names.

Labels: Peop, Org, Loc, Other. One text a sentence; its relations are not read here. All three
splits are those of the release.
"""

from collections.abc import Iterator
from pathlib import Path

from corpora.conll_columns import annotated, read_sentences
from corpora.values import AnnotatedText


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The sentences of a split, named by split and number of the release."""
    path = data / "conll04" / f"{split}.txt"
    for sentence in read_sentences(path, token=1, tag=2, heading="#doc"):
        number = sentence.heading.removeprefix("#doc").strip()
        yield annotated("conll04", f"{split}-{number}", (sentence,))
