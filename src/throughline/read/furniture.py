"""Page furniture in a text: what is no part of the report."""

import re

from throughline.model.source import Span

_SYMBOLS = re.compile(r"^[^\S\n]*[×✕✖•|·›»«–—\-*_=+<>?]+[^\S\n]*$", re.M)


def find_furniture(text: str) -> tuple[Span, ...]:
    """Spans of `text` that are furniture, in order."""
    return tuple(Span(*m.span()) for m in _SYMBOLS.finditer(text) if m.group().strip())


def merge_spans(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans in order, trimmed, overlapping ones and those parted only by white space joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        part = span.of(text)
        start = span.start + len(part) - len(part.lstrip())
        end = span.start + len(part.rstrip())
        if end <= start:
            continue
        if merged and (start <= merged[-1].end or not text[merged[-1].end : start].strip()):
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)
