"""The chains of the product, and same words as baseline, set by set."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.chain_metrics import ChainedSet, chain_metrics, over_sets
from benchmarks.entity_coreference.within import marked_within
from corpora import ecbplus_coreference, gum_coreference, meantime_coreference
from corpora.coreference import ChainedText, ChainMark
from throughline.extract.annotate import annotate
from throughline.inference import Reader
from throughline.model.source import Article
from throughline.resolve.entities import resolve_entities
from throughline.resolve.likeness.documents import blocks_of
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
    """The figures of every set that is there, with marked mentions and with the product's own."""

    def measure(one: ChainedSet, documents: Sequence[ChainedText]) -> dict[str, float]:
        own = _chains(documents, reader, one.across)
        marked = _marked(own, documents) if one.across else dict(marked_within(documents, reader))
        gold = _gold(documents)
        return chain_metrics(f"{one.name}_gold_mentions_", gold, marked) | chain_metrics(
            f"{one.name}_own_mentions_", gold, dict(_in_marked(own, documents))
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


def _chains(documents: Sequence[ChainedText], reader: Reader, across: bool) -> dict[Any, Any]:
    """Every mention of a chain that the product makes, by document and place."""
    articles = [
        Article(d.text.name, d.text.name, None, None, None, None, None, d.text.text)
        for d in documents
    ]
    annotations = [annotate(prepare(article), reader) for article in articles]
    groups = [range(len(articles))] if across else [[at] for at in range(len(articles))]
    found: dict[Any, Any] = {}
    for number, group in enumerate(groups):
        chosen = [articles[at] for at in group], [annotations[at] for at in group]
        of = {annotation.article: annotation for annotation in chosen[1]}
        for cluster in resolve_entities(*chosen):
            for ref in cluster.mentions:
                span = of[ref.article].mentions[ref.item].span
                found[ref.article, span.start, span.end] = (number, cluster.id)
    return found


def _marked(own: dict[Any, Any], documents: Sequence[ChainedText]) -> dict[Any, Any]:
    """Each marked mention with the chain of the product's mention that is meant, else its words."""
    words = _same_words(documents, across=True)
    places = _by_document(own)
    texts = {document.text.name: document.text.text for document in documents}
    return {key: own.get(_meant(places, texts[key[0]], key), words[key]) for key in words}


def _in_marked(
    found: dict[Any, Any], documents: Sequence[ChainedText]
) -> Iterator[tuple[Any, Any]]:
    """Those mentions that stand in sentences whose mentions were marked."""
    marked = {document.text.name: document.marked for document in documents}
    for (name, start, end), label in found.items():
        at = bisect_right(marked[name], (start, len(name) + 10**9)) - 1
        if at >= 0 and end <= marked[name][at][1]:
            yield (name, start, end), label


def _meant(own: dict[str, list[Key]], text: str, key: Key) -> Key | None:
    """The product's mention with the marked range, else the longest inside of it that is its head:
    with it the range ends, or goes on with what only tells more of it."""
    name, start, end = key
    within = [
        k
        for k in own.get(name, ())
        if start <= k[1] and k[2] <= end and _MORE.match(text, k[2], end)
    ]
    return max(within, key=lambda k: (k[2] - k[1], -k[1])) if within else None


_MORE = re.compile(r"\s*(?:\Z|[,(–-]|(?:who|which|that)\b)")


def _by_document(found: dict[Any, Any]) -> dict[str, list[Key]]:
    index: dict[str, list[Key]] = defaultdict(list)
    for key in found:
        index[key[0]].append(key)
    return index


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
