"""The quotations of a document and who speaks them."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from throughline.inference import Reading
from throughline.inference.tree import Tree
from throughline.model.annotation import SentenceKind
from throughline.model.source import Span
from throughline.text.document import Document

_MARK = re.compile(r"[“”\"]")


def quotations(document: Document) -> list[Span]:
    """What stands between quotation marks, in order; one left open ends with its paragraph."""
    found: list[Span] = []
    start, paragraph = -1, -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph and start >= 0:
            found.append(Span(start, sentence.span.start))
            start = -1
        paragraph = sentence.paragraph
        if sentence.kind is SentenceKind.FURNITURE:
            continue
        for mark in _MARK.finditer(document.text, sentence.span.start, sentence.span.end):
            if start < 0 and mark.group() != "”":
                start = mark.start()
            elif start >= 0 and mark.group() != "“":
                found.append(Span(start, mark.end()))
                start = -1
    if start >= 0:
        found.append(Span(start, document.sentences[-1].span.end))
    return found


def speakers(quoted: Sequence[Span], reading: Reading, tree: Tree) -> dict[int, int]:
    """Number of a quotation -> the word that is the head of who speaks it, where that is read."""
    found: dict[int, int] = {}
    if not quoted:
        return found
    ends = [span.end for span in quoted]
    for attribution in reading.attributions:
        if not attribution.source:
            continue
        start, end = attribution.source[0]
        head = tree.head_within(start, end)
        if head is None:
            continue
        for content_start, content_end in attribution.content:
            at = bisect_left(ends, content_start + 1)
            while at < len(quoted) and quoted[at].start < content_end:
                if not quoted[at].start <= start < quoted[at].end:
                    found.setdefault(at, head)
                at += 1
    return found
