"""Has a document read: the sentences that carry its text go to the reader, furniture does not."""

from throughline.inference import Passage, Reader, Reading
from throughline.model.annotation import SentenceKind
from throughline.text.document import Document


def passage_of(document: Document) -> Passage:
    """What there is to read in `document`."""
    return Passage(
        document.text,
        tuple(
            (sentence.span.start, sentence.span.end)
            for sentence in document.sentences
            if sentence.kind is not SentenceKind.FURNITURE
        ),
    )


def read_document(document: Document, reader: Reader) -> Reading:
    """What `reader` finds in `document`. Ranges are of `document.text`.

    One document is read by itself: what stands beside it in a batch changes the last digits of its
    scores, and an article must read the same whatever comes with it.
    """
    return reader.read((passage_of(document),))[0]
