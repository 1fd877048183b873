"""Marked mentions across documents, clustered by the learned scorers.

What the scorer within documents makes one chain of (`within`) is one. Chains are joined by average
linkage within blocks of like documents; of two chains the names and descriptions count, all on
average and the likeliest pair of them alike. Clusters of two blocks that go mostly by one name are
one. A chain of pronouns alone stays alone.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.entity_views import views_of_entities
from corpora.coreference import ChainedText
from throughline.inference.reading import Passage, Reading
from throughline.resolve.clusters import UnionFind
from throughline.resolve.likeness import average_linkage
from throughline.resolve.likeness.documents import blocks_of, compare_documents
from throughline.resolve.likeness.entity_features import compare_entities
from throughline.resolve.likeness.entity_scorer import EntityScorer
from throughline.resolve.likeness.entity_views import EntityView, Form
from throughline.resolve.likeness.vectors import WordVectors

Floats = npt.NDArray[np.float32]
Key = tuple[str, int, int]
"""Document, start and end."""


@dataclass(frozen=True, slots=True)
class Block:
    """The marked mentions of documents that may tell of the same entities."""

    keys: tuple[Key, ...]
    chains: tuple[str, ...]
    views: tuple[EntityView, ...]
    documents: Floats
    """[mentions, mentions, …]: `compare_documents` of each pair's documents."""

    def features(self, vectors: WordVectors) -> Floats:
        """[mentions, mentions, features]."""
        compared = compare_entities(self.views, self.views, vectors).features
        return np.concatenate([compared, self.documents], 2)


def blocks_of_documents(
    documents: Sequence[ChainedText], readings: Sequence[Reading]
) -> list[Block]:
    """The blocks, found by the words of the documents alone; `readings` as the documents."""
    groups: dict[int, list[tuple[ChainedText, Reading]]] = defaultdict(list)
    labels = blocks_of([document.text.text for document in documents])
    for label, pair in zip(labels, zip(documents, readings, strict=True), strict=True):
        groups[label].append(pair)
    return [_block(group) for group in groups.values()]


def _block(group: Sequence[tuple[ChainedText, Reading]]) -> Block:
    found = [
        (number, document.text.name, mark, view)
        for number, (document, reading) in enumerate(group)
        for mark, view in views_of_entities(document, reading)
    ]
    places = np.array([number for number, *_ in found], np.int64)
    like = compare_documents([document.text.text for document, _ in group])
    return Block(
        tuple((name, mark.start, mark.end) for _, name, mark, _ in found),
        tuple(mark.chain for _, _, mark, _ in found),
        tuple(view for *_, view in found),
        like[np.ix_(places, places)],
    )


def passage_near(document: ChainedText) -> Passage:
    """The marked sentences and those beside them, without events: what is read of a document."""
    sentences = document.text.sentences
    marked = {at for at, sentence in enumerate(sentences) if sentence in document.marked}
    near = tuple(s for at, s in enumerate(sentences) if marked & {at - 1, at, at + 1})
    inside = {at for start, end in near for at in range(start, end)}
    words = tuple(word for word in document.text.words if word[0] in inside)
    return Passage(document.text.text, near, words, ())


def clustered(
    blocks: Sequence[Block], within: Mapping[Key, Hashable], scorer: EntityScorer
) -> dict[Key, int]:
    """Each mention with its cluster; `within` has the chain of each in its document."""
    labelled = [
        labels(block, within, scorer.chances(block.features(scorer.vectors)), scorer.threshold)
        for block in blocks
    ]
    return joined(blocks, labelled)


def labels(
    block: Block, within: Mapping[Key, Hashable], chances: Floats, least: float
) -> list[int]:
    """A label for each mention of a block: mentions of one chain have one."""
    number: dict[Hashable, int] = {}
    chain = np.array([number.setdefault(within[key], len(number)) for key in block.keys], np.int64)
    told = np.array([view.form is not Form.PRONOUN for view in block.views], bool)
    members = [np.flatnonzero((chain == at) & told) for at in range(len(number))]
    named = [at for at, places in enumerate(members) if len(places)]
    between = between_chains(chances, [members[at] for at in named])
    home = dict(enumerate(range(len(number))))
    for at, label in zip(named, average_linkage(between, least), strict=True):
        home[at] = named[label]
    return [home[int(at)] for at in chain]


def between_chains(chances: Floats, members: Sequence[npt.NDArray[np.int64]]) -> Floats:
    """[chains, chains]: the mean of the mean chance and the best of their members' pairs."""
    count = len(members)
    found = np.zeros((count, count), np.float32)
    for one, places in enumerate(members):
        rows = chances[places]
        for two in range(one):
            pairs = rows[:, members[two]]
            found[one, two] = found[two, one] = (pairs.mean() + pairs.max()) / 2
    return found.round(4)


def joined(blocks: Sequence[Block], labelled: Sequence[Sequence[int]]) -> dict[Key, int]:
    """The clusters of all blocks, those of one prevailing name together."""
    number: dict[tuple[int, int], int] = {}
    for at, found in enumerate(labelled):
        for label in found:
            number.setdefault((at, label), len(number))
    sets = UnionFind(len(number))
    for owners in _owners(blocks, labelled).values():
        for other in owners[1:]:
            sets.union(number[owners[0]], number[other])
    return {
        key: sets.root(number[at, label])
        for at, (block, found) in enumerate(zip(blocks, labelled, strict=True))
        for key, label in zip(block.keys, found, strict=True)
    }


def _owners(
    blocks: Sequence[Block], labelled: Sequence[Sequence[int]]
) -> dict[frozenset[str], list[tuple[int, int]]]:
    """Name -> the cluster of each block that is named by it most and mostly by it."""
    owners: dict[frozenset[str], list[tuple[int, int]]] = defaultdict(list)
    for at, (block, found) in enumerate(zip(blocks, labelled, strict=True)):
        best: dict[frozenset[str], tuple[int, int]] = {}
        for label, (name, count) in _prevailing(block, found):
            best[name] = max(best.get(name, (0, 0)), (count, -label))
        for name, (_, label) in best.items():
            owners[name].append((at, -label))
    return owners


def _prevailing(
    block: Block, found: Sequence[int]
) -> Iterator[tuple[int, tuple[frozenset[str], int]]]:
    names: dict[int, Counter[frozenset[str]]] = defaultdict(Counter)
    for view, label in zip(block.views, found, strict=True):
        if view.form is Form.NAME and view.kind not in ("", "time") and view.words <= view.names:
            names[label][view.words] += 1
    for label, counts in names.items():
        name, count = min(counts.items(), key=lambda one: (-one[1], sorted(one[0])))
        if 2 * count >= counts.total():
            yield label, (name, count)
