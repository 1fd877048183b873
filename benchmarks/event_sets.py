"""From the documents of the sets of events to what a reader says about them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

from benchmarks.passages import passage_of
from corpora.sentences import with_sentences
from corpora.values import AnnotatedText, DataMissingError
from throughline.inference.reading import Passage, Reading

Loader = Callable[[Path, str], Iterator[AnnotatedText]]
"""`load` of a module of corpora."""


class Reads(Protocol):
    """What the measures need of a reader."""

    def read(self, passages: Sequence[Passage], scheme: str = "news") -> Sequence[Reading]:
        """What the reader says about each passage, in order."""


def documents(load: Loader, data: Path, split: str, limit: int | None) -> tuple[AnnotatedText, ...]:
    """The documents of a set, each with its sentences; none where the set is not there."""
    try:
        return tuple(with_sentences(text) for text in islice(load(data, split), limit))
    except DataMissingError:
        return ()


def readings(reader: Reads, texts: Sequence[AnnotatedText]) -> Sequence[Reading]:
    """What the reader says about each text, told the sentences and words that the set has."""
    return reader.read([passage_of(text) for text in texts])
