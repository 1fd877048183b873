"""Entity chains of GUM (Zeldes, LRE 2017), within documents, singletons included.

The genres and splits are those of `corpora.gum`. Bridging, which is no identity, is left out.
"""

from collections.abc import Iterator
from pathlib import Path

from corpora.conllu import Document
from corpora.coreference import ChainedText, ChainMark
from corpora.gum import documents
from corpora.gum_entities import mentions_of
from corpora.values import Range


def load(data: Path, split: str) -> Iterator[ChainedText]:
    """The documents of a split, in the order of `splits.md`, each a topic of its own."""
    for document in documents(data, split):
        text = document.text
        marks = _marks(document)
        yield ChainedText(text, text.name, text.name, text.sentences, (), marks)


def _marks(document: Document) -> tuple[ChainMark, ...]:
    found: dict[Range, str] = {}
    for sentence, ranges in document.words_of():
        for one in mentions_of(sentence.words):
            place = (ranges[one.first][0], ranges[one.last][1])
            found.setdefault(place, f"{document.text.name}#{one.chain}")
    return tuple(ChainMark(*place, found[place]) for place in sorted(found))
