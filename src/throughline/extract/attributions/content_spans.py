"""Small helpers on content spans: trimming them, and the sentence of a place."""

from bisect import bisect_right

from throughline.model.source import Span
from throughline.text.document import Document


def trimmed(text: str, span: Span) -> Span | None:
    """The span without blanks, commas and dashes at its edges; None where little is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:—–"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
        end -= 1
    return Span(start, end) if end - start >= 2 else None


def sentence_at(document: Document, offset: int) -> int:
    """Index of the sentence that holds `offset`, or of the one before it."""
    place = bisect_right(document.sentences, offset, key=lambda s: s.span.start) - 1
    return max(0, place)
