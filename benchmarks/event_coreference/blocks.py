"""Documents of a set, in blocks as the product would find them, with their mentions of events."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from benchmarks.event_views import views_of
from corpora.coreference import ChainedText
from corpora.values import Range
from throughline.inference.reading import Passage, Reading
from throughline.resolve.likeness import EventView
from throughline.resolve.likeness.documents import blocks_of, compare_documents, compare_names
from throughline.resolve.likeness.features import compare_events
from throughline.resolve.likeness.vectors import WordVectors

Floats = npt.NDArray[np.float32]
Key = tuple[str, int, int]
"""Document, start and end."""


class Reads(Protocol):
    """What the measures need of a reader: passages read in a convention of events."""

    def read(self, passages: Sequence[Passage], *, events: str = "timeml") -> Sequence[Reading]:
        """What the reader says about each passage, in order."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention with its place, its view and, where it is marked, its chain."""

    key: Key
    view: EventView
    chain: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """Mentions of documents that may tell of the same events."""

    mentions: tuple[Mention, ...]
    documents: Floats
    """[mentions, mentions, …]: `compare_documents` of each pair's documents."""
    names: Floats
    """[mentions, mentions]: `compare_names` of each pair's documents."""

    def features(self, vectors: WordVectors) -> Floats:
        """[mentions, mentions, features]."""
        views = [mention.view for mention in self.mentions]
        return np.concatenate([compare_events(views, views, vectors).features, self.documents], 2)


def read_mentions(
    documents: Sequence[ChainedText], reader: Reads, own: str | None = None
) -> list[list[Mention]]:
    """Of each document the mentions that are marked, or that the reader finds in the convention
    `own`, as the reader reads them."""
    return [list(_mentions(document, reader, own)) for document in documents]


def blocks_of_documents(
    documents: Sequence[ChainedText],
    mentions: Sequence[Sequence[Mention]],
    vectors: WordVectors,
    *,
    named: bool = False,
) -> list[Block]:
    """The documents with their `mentions`, in blocks that are found by their words alone.

    Where `named`, the blocks are the subtopics that the set names.
    """
    groups: dict[int | str, list[int]] = defaultdict(list)
    found = blocks_of([document.text.text for document in documents])
    for number, document in enumerate(documents):
        groups[document.subtopic if named else found[number]].append(number)
    blocks = [
        _block([documents[at] for at in group], [mentions[at] for at in group], vectors)
        for group in groups.values()
    ]
    return [block for block in blocks if block.mentions]


def _block(
    documents: Sequence[ChainedText],
    mentions: Sequence[Sequence[Mention]],
    vectors: WordVectors,
) -> Block:
    places = [number for number, found in enumerate(mentions) for _ in found]
    texts, pairs = [document.text.text for document in documents], np.ix_(places, places)
    names = compare_names(texts, vectors.rarity)
    every = tuple(mention for found in mentions for mention in found)
    return Block(every, compare_documents(texts)[pairs], names[pairs])


def _mentions(document: ChainedText, reader: Reads, own: str | None) -> Iterator[Mention]:
    chain_of = {(mark.start, mark.end): mark.chain for mark in document.events}
    marked = None if own else tuple(chain_of)
    near = _near(document)
    words = tuple((start, end) for start, end in document.text.words if _holds(near, start))
    passage = Passage(document.text.text, near, words, marked)
    (reading,) = reader.read([passage], events=own) if own else reader.read([passage])
    for (start, end), view in views_of(document, reading):
        yield Mention((document.text.name, start, end), view, chain_of.get((start, end)))


def _near(document: ChainedText) -> tuple[Range, ...]:
    """The marked sentences and those beside them: what is read of a document."""
    sentences = document.text.sentences
    marked = {at for at, sentence in enumerate(sentences) if sentence in document.marked}
    return tuple(s for at, s in enumerate(sentences) if marked & {at - 1, at, at + 1})


def _holds(sentences: Sequence[Range], place: int) -> bool:
    return any(start <= place < end for start, end in sentences)
