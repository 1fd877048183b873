"""The chains that the learned scorer makes of marked mentions, within each document."""

from collections.abc import Iterator, Sequence

from corpora.coreference import ChainedText
from throughline.extract.mentions.pairs.chains import chains_within
from throughline.extract.reading import read_document
from throughline.inference import Reader
from throughline.model.source import Article, Span
from throughline.text import prepare

Key = tuple[str, int, int]
"""Document, start and end."""


def marked_within(
    documents: Sequence[ChainedText], reader: Reader
) -> Iterator[tuple[Key, tuple[str, int]]]:
    """Each marked mention with its chain: the document and a number."""
    for one in documents:
        name = one.text.name
        document = prepare(Article(name, name, None, None, None, None, None, one.text.text))
        spans = [document.offsets.to_repaired(Span(m.start, m.end)) for m in one.entities]
        chains = chains_within(document, read_document(document, reader), spans)
        for mark, chain in zip(one.entities, chains, strict=True):
            yield (name, mark.start, mark.end), (name, chain)
