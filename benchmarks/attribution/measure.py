"""The reader and the baseline, measured on PolNeAR."""

from itertools import islice
from pathlib import Path

from benchmarks.attribution.rules import by_pipeline, by_rules
from benchmarks.attribution.score import Counts, add
from benchmarks.runner import Metrics
from corpora import polnear
from corpora.sentences import with_sentences
from corpora.values import AnnotatedText, AttributionMark
from throughline.inference import Reader
from throughline.inference.reading import Passage, Reading


def ours(reader: Reader, data: Path, split: str, limit: int | None) -> Metrics:
    """The metrics of the reader, and as `pipeline_` those of what becomes claims by it."""
    documents = _documents(data, split, limit)
    passages = [Passage(one.text, one.sentences) for one in map(with_sentences, documents)]
    counts, claims = Counts(), Counts()
    for document, reading in zip(documents, reader.read(passages), strict=True):
        add(counts, document, _marks(reading))
        add(claims, document, by_pipeline(document, reader))
    together = {f"pipeline_{name}": figure for name, figure in claims.metrics().items()}
    return {**counts.metrics(), **together}


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
