"""The names in a case file: what Throughline's rules find alone, and with a reader before them."""

from corpora.values import AnnotatedText, Mark
from throughline.extract.mentions import find_mentions
from throughline.extract.reading import read_document
from throughline.extract.times import find_times
from throughline.inference import Reader, Reading
from throughline.model.annotation import MentionForm
from throughline.model.source import Article
from throughline.text import prepare
from throughline.text.document import Document


def by_rules(text: AnnotatedText) -> tuple[Mark, ...]:
    """The names by the rules alone with the case file's types, in ranges of the text as it was."""
    return _names(_document(text), None)


def by_pipeline(text: AnnotatedText, reader: Reader) -> tuple[Mark, ...]:
    """The names as they come into a case file: read, then gone over by the rules."""
    document = _document(text)
    return _names(document, read_document(document, reader))


def _document(text: AnnotatedText) -> Document:
    return prepare(Article(text.name, text.name, None, None, None, None, None, text.text))


def _names(document: Document, reading: Reading | None) -> tuple[Mark, ...]:
    mentions, _ = find_mentions(document, find_times(document, reading), reading)
    spans = (
        (document.to_original(mention.span), mention.type.value)
        for mention in mentions
        if mention.form is MentionForm.NAME
    )
    return tuple(Mark(span.start, span.end, label) for span, label in spans)
