"""A Document: an article's text made readable for extraction, with the way back to the original.

Extraction reads `Document.text` (encoding damage repaired, furniture still in place) and gives
spans in it; `to_original` turns them into spans of `Article.text`. Sentences are in `text`.
"""

from dataclasses import dataclass

from throughline.model.annotation import Sentence
from throughline.model.source import Article, Span
from throughline.text.offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class Document:
    """One article prepared for extraction. All spans here are in `text`, the repaired text."""

    article: Article
    text: str
    offsets: OffsetMap
    sentences: tuple[Sentence, ...]
    """In order, not overlapping; white space between them belongs to none."""
    language: str
    """ISO 639-1 code, "und" where the text is too short to tell."""

    def sentence_text(self, index: int) -> str:
        """The text of one sentence."""
        return self.sentences[index].span.of(self.text)

    def to_original(self, span: Span) -> Span:
        """The span of `article.text` that became `span` of `text`."""
        return self.offsets.to_original(span)
