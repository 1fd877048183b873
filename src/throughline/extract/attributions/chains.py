"""Chains of attribution: who passes on whose words, and no words given twice.

An attribution inside another's content came through that one's source (`via`, nearest to the
reader last). Cost: quadratic in the attributions of one paragraph, whose length is bounded.
"""

from dataclasses import replace

from throughline.extract.attributions.content_spans import sentence_at, trimmed
from throughline.model.annotation import AttributedSource, Attribution, SourceKind
from throughline.model.source import Span
from throughline.text.document import Document

_WRAPPING_WORDS = 6
"""Words such as "that" and "in a news release" that may be left around a passed-on statement."""


def without_twins(drafts: list[Attribution]) -> list[Attribution]:
    """Drafts without those that give the same words to a second holder."""
    kept: dict[tuple[Span, ...], Attribution] = {}
    for draft in drafts:
        twin = kept.get(draft.content)
        if twin is None or twin.source.kind is SourceKind.NOBODY:
            kept[draft.content] = draft
    return list(kept.values())


def chained(document: Document, drafts: list[Attribution]) -> list[Attribution]:
    """The drafts with `via` for those that another's content holds; no words given twice."""
    drafts = sorted(drafts, key=lambda a: (a.cue, a.content))
    holders = {index: _holder(drafts, index) for index in range(len(drafts))}
    chained = []
    for index, draft in enumerate(drafts):
        chain: list[AttributedSource] = []
        at = holders[index]
        while at is not None and len(chain) < 4:
            if drafts[at].source.kind is not SourceKind.NOBODY:
                chain.append(drafts[at].source)
            at = holders[at]
        if draft.source.kind is SourceKind.NOBODY and chain:
            continue
        if draft.source.span is not None and draft.source in chain:
            continue
        if _only_passes_on(document.text, drafts, index, holders):
            continue
        content = _own_content(document, drafts, index, holders)
        if content:
            chained.append(replace(draft, via=tuple(chain), content=content))
    return chained


def _holder(drafts: list[Attribution], index: int) -> int | None:
    """The attribution whose content holds this one's cue most closely."""
    cue = drafts[index].cue
    own = drafts[index].content
    best: tuple[int, int] | None = None
    for other, draft in enumerate(drafts):
        if other == index or any(part.covers(draft.cue) for part in own):
            continue
        for part in draft.content:
            if part.covers(cue) and (best is None or len(part) < best[0]):
                best = (len(part), other)
    return best[1] if best else None


def _only_passes_on(
    text: str, drafts: list[Attribution], index: int, holders: dict[int, int | None]
) -> bool:
    """Whether "according to Y" only wraps "X said ...": then Y is in that one's `via`."""
    if not drafts[index].cue_lemma.startswith(("according", "report")):
        return False
    inner = [d for other, d in enumerate(drafts) if holders[other] == index]
    covered = [span for d in inner for span in (*d.content, _speaking(d))]
    left = "".join(
        char
        for part in drafts[index].content
        for place, char in enumerate(part.of(text), part.start)
        if not any(span.start <= place < span.end for span in covered)
    )
    return bool(inner) and len(left.split()) <= _WRAPPING_WORDS


def _speaking(attribution: Attribution) -> Span:
    """From source to cue, with the apposition that may stand between."""
    cue, source = attribution.cue, attribution.source.span
    if source is None:
        return cue
    return Span(min(cue.start, source.start), max(cue.end, source.end))


def _own_content(
    document: Document, drafts: list[Attribution], index: int, holders: dict[int, int | None]
) -> tuple[Span, ...]:
    """Content without whole sentences that only pass on another's words ("According to X, ...")."""
    content = drafts[index].content
    passed_on = [
        d
        for other, d in enumerate(drafts)
        if holders[other] == index and d.cue_lemma.startswith(("according", "as per"))
    ]
    for inner in passed_on:
        first = document.sentences[sentence_at(document, inner.content[0].start)].span
        last = document.sentences[sentence_at(document, inner.content[-1].end - 1)].span
        content = tuple(
            piece for part in content for piece in _minus(document.text, part, first, last)
        )
    return content


def _minus(text: str, part: Span, first: Span, last: Span) -> list[Span]:
    if part.end <= first.start or last.end <= part.start:
        return [part]
    pieces = []
    for start, end in ((part.start, first.start), (last.end, part.end)):
        if start < end and (piece := trimmed(text, Span(start, end))) is not None:
            pieces.append(piece)
    return pieces
