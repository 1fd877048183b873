"""Paragraphs of an article's text: found by blank lines, or by lines where there are none."""

import re
from bisect import bisect_right

from throughline.model.source import Span

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINE = re.compile(r"\n+")


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The paragraphs in order, without the line breaks between them; none is only white space."""
    breaks = _BLANK if _BLANK.search(text) else _LINE
    spans: list[Span] = []
    start = 0
    for found in breaks.finditer(text):
        _keep(text, start, found.start(), spans)
        start = found.end()
    _keep(text, start, len(text), spans)
    return tuple(spans)


def _keep(text: str, start: int, end: int, spans: list[Span]) -> None:
    if text[start:end].strip():
        spans.append(Span(start, end))


def index_at(spans: tuple[Span, ...], offset: int) -> int | None:
    """Which span holds `offset`, or the last one that begins before it; None before the first."""
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index if index >= 0 else None


def mostly_in(span: Span, areas: tuple[Span, ...]) -> bool:
    """Whether more than half of `span` lies in `areas`, which do not overlap each other."""
    shared = sum(
        max(0, min(span.end, area.end) - max(span.start, area.start))
        for area in areas
        if area.overlaps(span)
    )
    return shared * 2 > len(span)
