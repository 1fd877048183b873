"""Documents for the tests of events and figures: names and times are given, not searched for."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from throughline.model.annotation import (
    Anchor,
    EntityType,
    Mention,
    MentionForm,
    TimeExpression,
    TimexType,
)
from throughline.model.dates import Interval, Precision, day
from throughline.model.source import Article, Span
from throughline.text.document import Document
from throughline.text.offsets import OffsetMap
from throughline.text.sentences import split_sentences

PRONOUNS = frozenset(("he", "she", "they", "his", "her", "their", "him", "them", "it", "its"))


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of `tests/cases/<name>`, one JSON object a line; lines with # are comments."""
    lines = (Path(__file__).parent / "cases" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line and not line.startswith("#")]


def document_of(text: str, article: str = "a1") -> Document:
    """A document with its sentences split."""
    source = Article(article, f"{article}.txt", None, None, None, None, None, text)
    return Document(source, text, OffsetMap(), split_sentences(text, (), None), "en")


def _places(document: Document, words: str) -> Iterator[tuple[Span, int]]:
    start = document.text.find(words)
    while start >= 0:
        span = Span(start, start + len(words))
        for number, sentence in enumerate(document.sentences):
            if sentence.span.covers(span):
                yield span, number
        start = document.text.find(words, span.end)


def mentions_of(document: Document, names: Sequence[Sequence[str]]) -> tuple[Mention, ...]:
    """A mention for every place where one of the (words, type) stands."""
    found = [
        Mention(
            span,
            sentence,
            EntityType(kind),
            MentionForm.PRONOUN if words.lower() in PRONOUNS else MentionForm.NAME,
            words,
        )
        for words, kind in names
        for span, sentence in _places(document, words)
    ]
    return tuple(sorted(found, key=lambda mention: mention.span))


def times_of(document: Document, words: Sequence[Sequence[str]]) -> tuple[TimeExpression, ...]:
    """A time for every place of the (words, value): day, span of days, year, duration ("P3D")."""
    found = [
        TimeExpression(
            span,
            sentence,
            TimexType.DURATION if value.startswith("P") else TimexType.DATE,
            value,
            _interval(value),
            Anchor.NONE,
            "given",
        )
        for text, value in words
        for span, sentence in _places(document, text)
    ]
    return tuple(sorted(found, key=lambda time: time.span))


def _interval(value: str) -> Interval | None:
    if "/" in value:
        start, end = value.split("/")
        return Interval(date.fromisoformat(start), date.fromisoformat(end), Precision.PERIOD)
    if len(value) == 10 and value[:4].isdigit():
        return day(date.fromisoformat(value))
    if len(value) == 4 and value.isdigit():
        year = int(value)
        return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    return None
