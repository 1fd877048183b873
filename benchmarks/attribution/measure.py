"""The reader and the baseline, measured on PolNeAR."""

from itertools import islice
from pathlib import Path

from benchmarks.attribution.rules import by_rules
from benchmarks.attribution.score import Counts, add
from benchmarks.event_sets import Reads
from benchmarks.runner import Metrics
from corpora import polnear
from corpora.sentences import with_sentences
from corpora.values import AnnotatedText, AttributionMark
from throughline.inference.reading import Passage, Reading


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> Metrics:
    """The metrics of the reader."""
    documents = _documents(data, split, limit)
    passages = [Passage(one.text, one.sentences) for one in map(with_sentences, documents)]
    counts = Counts()
    for document, reading in zip(documents, reader.read(passages), strict=True):
        add(counts, document, _marks(reading))
    return counts.metrics()


def baseline(data: Path, split: str, limit: int | None) -> Metrics:
    """The metrics of the rules."""
    counts = Counts()
    for document in _documents(data, split, limit):
        add(counts, document, by_rules(document))
    return counts.metrics()


def _documents(data: Path, split: str, limit: int | None) -> tuple[AnnotatedText, ...]:
    return tuple(islice(polnear.load(data, split), limit))


def _marks(reading: Reading) -> tuple[AttributionMark, ...]:
    return tuple(
        AttributionMark((one.cue,), one.source, one.content) for one in reading.attributions
    )
