"""The scorer of pairs and average linkage, and the same-lemma baseline, set by set."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.chain_metrics import ChainedSet, chain_metrics, over_sets
from benchmarks.event_coreference.blocks import (
    Block,
    Reads,
    blocks_of_documents,
    read_mentions,
)
from corpora import ecbplus_coreference, meantime_coreference
from corpora.coreference import ChainedText
from throughline.resolve.likeness import load_scorer
from throughline.resolve.likeness.documents import blocks_of
from throughline.resolve.likeness.stems import stem, words_of

SETS = (
    ChainedSet("ecbplus", ecbplus_coreference.load),
    ChainedSet("meantime", meantime_coreference.load),
)


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The figures of every set that is there, with marked mentions and with the reader's own; as
    `subtopic_...` within the subtopics that the set names."""

    def measure(one: ChainedSet, documents: tuple[ChainedText, ...]) -> dict[str, float]:
        gold = _gold(documents)
        vectors = load_scorer().vectors
        metrics: dict[str, float] = {}
        for kind, own in (("gold", None), ("own", one.name)):
            mentions = read_mentions(documents, reader, own)
            for prefix, named in (("", False), ("subtopic_", True)):
                blocks = blocks_of_documents(documents, mentions, vectors, named=named)
                name = f"{prefix}{one.name}_{kind}_mentions_"
                metrics |= chain_metrics(name, gold, _clustered(blocks))
        return metrics

    return over_sets(SETS, measure, data, split, limit)


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """Mentions whose last words share a stem are one: within blocks of documents; as `topic_...`
    and `subtopic_...` within the topic and the subtopic that the set names."""

    def measure(one: ChainedSet, documents: tuple[ChainedText, ...]) -> dict[str, float]:
        blocks = blocks_of([document.text.text for document in documents])
        metrics: dict[str, float] = {}
        grouped: dict[str, Sequence[object]] = {
            "": blocks,
            "topic_": [document.topic for document in documents],
            "subtopic_": [document.subtopic for document in documents],
        }
        for prefix, groups in grouped.items():
            found: dict[Any, Any] = {
                (document.text.name, mark.start, mark.end): (group, _lemma(document, mark.end))
                for group, document in zip(groups, documents, strict=True)
                for mark in document.events
            }
            name = f"{prefix}{one.name}_gold_mentions_"
            metrics |= chain_metrics(name, _gold(documents), found)
        return metrics

    return over_sets(SETS, measure, data, split, limit)


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
        chances = scorer.of_features(block.features(scorer.vectors), block.names)
        labels = scorer.clusters(chances)
        for mention, label in zip(block.mentions, labels, strict=True):
            found[mention.key] = (number, label)
    return found
