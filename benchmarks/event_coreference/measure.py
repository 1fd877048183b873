"""The scorer of pairs and average linkage, and the same-lemma baseline, set by set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.chain_metrics import chain_metrics, with_means
from benchmarks.event_coreference.blocks import Block, Reads, blocks_of_documents
from corpora import ecbplus_coreference, meantime_coreference
from corpora.coreference import ChainedText
from corpora.values import DataMissingError
from throughline.resolve.likeness import average_linkage, load_scorer
from throughline.resolve.likeness.documents import blocks_of
from throughline.resolve.likeness.stems import stem, words_of


@dataclass(frozen=True, slots=True)
class CoreferenceSet:
    """A set with its name in metrics, which is also that of its convention of events."""

    name: str
    load: Callable[[Path, str], Iterator[ChainedText]]


SETS = (
    CoreferenceSet("ecbplus", ecbplus_coreference.load),
    CoreferenceSet("meantime", meantime_coreference.load),
)


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The figures of every set that is there, with marked mentions and with the reader's own."""

    def measure(one: CoreferenceSet, documents: tuple[ChainedText, ...]) -> dict[str, float]:
        gold = _gold(documents)
        marked = _clustered(blocks_of_documents(documents, reader))
        own = _clustered(blocks_of_documents(documents, reader, one.name))
        return chain_metrics(f"{one.name}_gold_mentions_", gold, marked) | chain_metrics(
            f"{one.name}_own_mentions_", gold, own
        )

    return _measure(measure, data, split, limit)


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """Mentions whose last words share a stem are one: within blocks of documents; as `topic_...`
    within the topic that the set names."""

    def measure(one: CoreferenceSet, documents: tuple[ChainedText, ...]) -> dict[str, float]:
        blocks = blocks_of([document.text.text for document in documents])
        metrics: dict[str, float] = {}
        for prefix, groups in (("", blocks), ("topic_", [d.topic for d in documents])):
            found: dict[Any, Any] = {
                (document.text.name, mark.start, mark.end): (group, _lemma(document, mark.end))
                for group, document in zip(groups, documents, strict=True)
                for mark in document.events
            }
            name = f"{prefix}{one.name}_gold_mentions_"
            metrics |= chain_metrics(name, _gold(documents), found)
        return metrics

    return _measure(measure, data, split, limit)


def _lemma(document: ChainedText, end: int) -> str:
    words = words_of(document.text.text[max(0, end - 40) : end])
    return stem(words[-1]) if words else ""


def _gold(documents: tuple[ChainedText, ...]) -> dict[Any, Any]:
    return {
        (document.text.name, mark.start, mark.end): mark.chain
        for document in documents
        for mark in document.events
    }


def _clustered(blocks: list[Block]) -> dict[Any, Any]:
    """Mention -> its cluster."""
    scorer = load_scorer()
    found: dict[Any, Any] = {}
    for number, block in enumerate(blocks):
        chances = scorer.of_features(block.features(scorer.vectors))
        labels = average_linkage(chances, scorer.threshold)
        for mention, label in zip(block.mentions, labels, strict=True):
            found[mention.key] = (number, label)
    return found


def _measure(
    measure: Callable[[CoreferenceSet, tuple[ChainedText, ...]], dict[str, float]],
    data: Path,
    split: str,
    limit: int | None,
) -> dict[str, float]:
    metrics: dict[str, float] = {}
    missing: list[str] = []
    for one in SETS:
        try:
            documents = tuple(islice(one.load(data, split), limit))
        except DataMissingError as error:
            missing.append(str(error))
            continue
        metrics |= measure(one, documents)
    if not metrics:
        raise DataMissingError("\n".join(missing))
    return with_means(metrics)
