"""Composes stage `text`: repair, sentences, language."""

from collections.abc import Iterable

from throughline.model.annotation import SentenceKind
from throughline.model.source import Article, Span
from throughline.text.document import Document
from throughline.text.language import language_of
from throughline.text.repair import repair
from throughline.text.sentences import split_sentences


def prepare(article: Article) -> Document:
    """The article as a Document. Any Unicode text is accepted; nothing is raised."""
    text, offsets = repair(article.text)
    furniture = [offsets.to_repaired(span) for span in article.furniture]
    sentences = split_sentences(text, tuple(span for span in furniture if len(span)), article.title)
    body = (s.span for s in sentences if s.kind is not SentenceKind.FURNITURE)
    return Document(article, text, offsets, sentences, language_of(_sample(text, body)))


def _sample(text: str, spans: Iterable[Span], max_chars: int = 6_000) -> str:
    """The first sentences of body, joined, up to about `max_chars` characters."""
    parts: list[str] = []
    length = 0
    for span in spans:
        parts.append(span.of(text))
        length += len(span)
        if length > max_chars:
            break
    return " ".join(parts)
