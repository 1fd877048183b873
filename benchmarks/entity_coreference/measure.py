"""The chains of the product, and same words as baseline, set by set."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.chain_metrics import ChainedSet, chain_metrics, over_sets
from benchmarks.entity_coreference.marked import blocks_of_documents, clustered, passage_near
from benchmarks.entity_coreference.own import with_own_mentions
from benchmarks.entity_coreference.within import marked_within
from corpora import ecbplus_coreference, gum_coreference, meantime_coreference
from corpora.coreference import ChainedText, ChainMark
from throughline.extract.annotate import annotate
from throughline.inference import Reader
from throughline.model.source import Article
from throughline.resolve.entities import resolve_entities
from throughline.resolve.likeness.documents import blocks_of
from throughline.resolve.likeness.entity_scorer import load_entity_scorer
from throughline.resolve.likeness.stems import is_content, stem, words_of
from throughline.text import prepare

Key = tuple[str, int, int]
"""Document, start and end."""


SETS = (
    ChainedSet("ecbplus", ecbplus_coreference.load),
    ChainedSet("meantime", meantime_coreference.load),
    ChainedSet("gum", gum_coreference.load, across=False),
)


def ours(reader: Reader, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The figures of every set that is there, with marked mentions and with our own.

    Our own are those of the product's chains, which go by names; in the set that marks every noun
    phrase, all noun phrases.
    """

    def measure(one: ChainedSet, documents: Sequence[ChainedText]) -> dict[str, float]:
        marked: dict[Any, Any]
        own: dict[Any, Any]
        if one.across:
            marked = _learned(documents, reader)
            own = dict(_in_marked(_chains(documents, reader), documents))
        else:
            marked = dict(marked_within(documents, reader))
            phrases = [with_own_mentions(document, reader) for document in documents]
            own = dict(marked_within(phrases, reader))
        gold = _gold(documents)
        return chain_metrics(f"{one.name}_gold_mentions_", gold, marked) | chain_metrics(
            f"{one.name}_own_mentions_", gold, own
        )

    return over_sets(SETS, measure, data, split, limit)


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """Mentions of the same words are one, within blocks of like documents."""

    def measure(one: ChainedSet, documents: Sequence[ChainedText]) -> dict[str, float]:
        found: dict[Any, Any] = dict(_same_words(documents, one.across))
        return chain_metrics(f"{one.name}_gold_mentions_", _gold(documents), found)

    return over_sets(SETS, measure, data, split, limit)


def _gold(documents: Sequence[ChainedText]) -> dict[Any, Any]:
    return {
        (document.text.name, mark.start, mark.end): mark.chain
        for document in documents
        for mark in document.entities
    }


def _learned(documents: Sequence[ChainedText], reader: Reader) -> dict[Any, Any]:
    """Marked mentions by the learned scorers, within documents and across."""
    readings = [reader.read([passage_near(document)])[0] for document in documents]
    within = dict(marked_within(documents, reader))
    blocks = blocks_of_documents(documents, readings)
    return dict(clustered(blocks, within, load_entity_scorer()))


def _chains(documents: Sequence[ChainedText], reader: Reader) -> dict[Any, Any]:
    """Every mention of a chain that the product makes, by document and place."""
    articles = [
        Article(d.text.name, d.text.name, None, None, None, None, None, d.text.text)
        for d in documents
    ]
    annotations = [annotate(prepare(article), reader) for article in articles]
    of = {annotation.article: annotation for annotation in annotations}
    found: dict[Any, Any] = {}
    for cluster in resolve_entities(articles, annotations):
        for ref in cluster.mentions:
            span = of[ref.article].mentions[ref.item].span
            found[ref.article, span.start, span.end] = cluster.id
    return found


def _in_marked(
    found: dict[Any, Any], documents: Sequence[ChainedText]
) -> Iterator[tuple[Any, Any]]:
    """Those mentions that stand in sentences whose mentions were marked."""
    marked = {document.text.name: document.marked for document in documents}
    for (name, start, end), label in found.items():
        at = bisect_right(marked[name], (start, len(name) + 10**9)) - 1
        if at >= 0 and end <= marked[name][at][1]:
            yield (name, start, end), label


def _same_words(documents: Sequence[ChainedText], across: bool) -> dict[Key, Any]:
    """Each marked mention with its block and the stems of its content words."""
    blocks = blocks_of([d.text.text for d in documents]) if across else range(len(documents))
    return {
        (document.text.name, mark.start, mark.end): (block, _words(document, mark))
        for block, document in zip(blocks, documents, strict=True)
        for mark in document.entities
    }


def _words(document: ChainedText, mark: ChainMark) -> frozenset[str] | str:
    text = document.text.text[mark.start : mark.end]
    return frozenset(stem(word) for word in words_of(text) if is_content(word)) or text.lower()
