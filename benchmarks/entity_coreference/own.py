"""Documents with the mentions that the reader's trees show in the place of the marked ones."""

from bisect import bisect_right
from dataclasses import replace

from corpora.coreference import ChainedText, ChainMark
from throughline.extract.mentions.pairs.phrases import noun_phrases
from throughline.extract.reading import read_document
from throughline.inference import Reader
from throughline.inference.tree import Tree
from throughline.model.source import Article
from throughline.text import prepare


def with_own_mentions(one: ChainedText, reader: Reader) -> ChainedText:
    """The document, each noun phrase of its marked sentences a mention of no known chain."""
    name = one.text.name
    document = prepare(Article(name, name, None, None, None, None, None, one.text.text))
    tree = Tree(document.text, read_document(document, reader))
    spans = {document.to_original(span) for span in noun_phrases(tree).values()}
    ranges = sorted({(span.start, span.end) for span in spans})
    return replace(one, entities=tuple(ChainMark(*r, "") for r in ranges if _marked(one, *r)))


def _marked(one: ChainedText, start: int, end: int) -> bool:
    """Whether the range lies in a sentence whose mentions were marked."""
    at = bisect_right(one.marked, start, key=lambda sentence: sentence[0]) - 1
    return at >= 0 and end <= one.marked[at][1]
