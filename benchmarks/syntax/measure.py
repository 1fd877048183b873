"""The reader and the baseline, measured on UD English EWT."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from benchmarks.passages import passage_of
from benchmarks.runner import Metrics
from benchmarks.syntax.score import Counts
from corpora import ud_ewt
from corpora.values import AnnotatedText, Tree
from throughline.inference import Reader


def ours(reader: Reader, data: Path, split: str, limit: int | None) -> Metrics:
    """The metrics of the reader, given words and sentences of the treebank."""
    texts = _texts(data, split, limit)
    counts = Counts()
    readings = reader.read([passage_of(text) for text, _ in texts])
    for (_, gold), reading in zip(texts, readings, strict=True):
        counts.add(gold, Tree(reading.heads, reading.relations, reading.tags))
    return counts.metrics()


def baseline(data: Path, split: str, limit: int | None) -> Metrics:
    """The metrics of chains: all words hang on the one before, with the commonest relation."""
    texts = _texts(data, split, limit)
    relation = _commonest(relation for _, gold in texts for relation in gold.relations)
    tag = _commonest(tag for _, gold in texts for tag in gold.tags)
    counts = Counts()
    for text, gold in texts:
        counts.add(gold, chained(text, relation, tag))
    return counts.metrics()


def chained(text: AnnotatedText, relation: str, tag: str) -> Tree:
    """A tree of chains: the first word of a sentence is its root, the next hangs on it."""
    starts = [start for start, _ in text.sentences]
    sentence = [bisect_right(starts, start) for start, _ in text.words]
    roots = [index == 0 or sentence[index - 1] != own for index, own in enumerate(sentence)]
    return Tree(
        tuple(index if root else index - 1 for index, root in enumerate(roots)),
        tuple("root" if root else relation for root in roots),
        (tag,) * len(roots),
    )


def _texts(data: Path, split: str, limit: int | None) -> tuple[tuple[AnnotatedText, Tree], ...]:
    texts = islice(ud_ewt.load(data, split), limit)
    return tuple((text, text.tree) for text in texts if text.tree is not None)


def _commonest(names: Iterable[str]) -> str:
    """The most frequent; of several the first in the alphabet."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name), default="")
