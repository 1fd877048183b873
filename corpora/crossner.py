"""CrossNER politics (Liu et al., AAAI 2021): Wikipedia sentences on politics with names.

Labels: person, politician, organisation, politicalparty, location, country, election, event, misc.
One text a sentence. All three splits are those of the release.
"""

from collections.abc import Iterator
from pathlib import Path

from corpora.conll_columns import one_a_sentence
from corpora.values import AnnotatedText


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The sentences of a split, in the order of the file."""
    yield from one_a_sentence(
        "crossner_politics", split, data / "crossner_politics" / f"{split}.txt"
    )
