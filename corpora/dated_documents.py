"""Anchored texts as the documents that extraction reads: published when the set says so."""

from dataclasses import replace

from corpora.anchored import AnchoredText
from throughline.model.annotation import Sentence, SentenceKind
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published, Span
from throughline.text import prepare
from throughline.text.document import Document


def document_of(text: AnchoredText) -> Document:
    """The document, with the set's own sentences where it marks them: the first is the title."""
    published = None
    if text.created is not None:
        published = Published(day(text.created), DateSource.METADATA, "the set states it")
    name = text.name
    document = prepare(Article(name, name, None, None, None, None, published, text.text))
    if not text.sentences:
        return document
    sentences = tuple(
        Sentence(
            document.offsets.to_repaired(Span(start, end)),
            number,
            SentenceKind.BODY if number else SentenceKind.HEADING,
        )
        for number, (start, end) in enumerate(text.sentences)
    )
    return replace(document, sentences=sentences, language="en")


def sentence_at(document: Document, span: Span) -> int | None:
    """The number of the sentence that holds a span of the document's text."""
    return next(
        (i for i, one in enumerate(document.sentences) if one.span.covers(span)),
        None,
    )
