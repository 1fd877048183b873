"""Quotations without a cue beside them, given to whoever speaks in their paragraph.

Newspapers name a speaker once: what is quoted after that in the same paragraph is theirs, and an
unclosed quotation goes on in the next paragraph. Cost: quadratic in the quotations of one
paragraph, whose length `quotations.body_paragraphs` bounds.
"""

from dataclasses import dataclass, replace

from throughline.extract.attributions.content_spans import sentence_at, trimmed
from throughline.extract.attributions.quotations import Paragraph, Quotation
from throughline.model.annotation import Attribution, AttributionMode, SourceKind
from throughline.model.source import Span
from throughline.text.document import Document


@dataclass(frozen=True, slots=True)
class Turn:
    """Whoever spoke last, for a quotation that goes on in the next paragraph."""

    attribution: Attribution
    open: bool


def give_bare_quotations(
    document: Document, paragraph: Paragraph, drafts: list[Attribution], before: Turn | None
) -> tuple[list[Attribution], Turn | None]:
    """Quotations that stand without a cue, given to the speaker of their paragraph.

    A quotation that goes on from the paragraph before keeps its speaker. Otherwise it belongs to
    the attribution right before it in the paragraph, else to the one right after it.
    """
    drafts = sorted(drafts, key=lambda a: (a.cue, a.content))
    outer = [d for d in drafts if not _inside_quotation(d, paragraph)]
    for quotation in paragraph.quotations:
        inner = trimmed(document.text, quotation.inner)
        if inner is None or not quotation.is_statement(document.text):
            continue
        if any(part.overlaps(inner) for d in outer for part in d.content):
            continue
        if not _stands_alone(document, quotation):
            continue
        if quotation.goes_on and before is not None and before.open:
            drafts.append(_again(before.attribution, inner))
            outer.append(drafts[-1])
            continue
        speaker = _speaker_of(outer, quotation)
        if speaker is None:
            continue
        longer = replace(speaker, content=tuple(sorted((*speaker.content, inner))))
        drafts[drafts.index(speaker)] = longer
        outer[outer.index(speaker)] = longer
    last = paragraph.quotations[-1] if paragraph.quotations else None
    turn = None
    if last is not None and not last.closed:
        holder = next(
            (d for d in reversed(outer) if any(p.overlaps(last.inner) for p in d.content)), None
        )
        turn = Turn(holder, True) if holder is not None else None
    return drafts, turn


def _inside_quotation(draft: Attribution, paragraph: Paragraph) -> bool:
    return any(q.inner.covers(draft.cue) for q in paragraph.quotations)


def _stands_alone(document: Document, quotation: Quotation) -> bool:
    """Whether nothing but the quotation stands in its sentence or sentences."""
    first = document.sentences[sentence_at(document, quotation.outer.start)].span
    last = document.sentences[sentence_at(document, quotation.outer.end - 1)].span
    lead = document.text[first.start : quotation.outer.start].strip()
    tail = document.text[quotation.outer.end : max(last.end, quotation.outer.end)].strip()
    return not lead and tail in ("", ".", ",")


def _speaker_of(outer: list[Attribution], quotation: Quotation) -> Attribution | None:
    earlier = [
        d
        for d in outer
        if d.cue.end <= quotation.outer.start and d.source.kind is not SourceKind.NOBODY
    ]
    if earlier:
        last = max(earlier, key=lambda d: d.cue)
        return last if not last.denial else None
    return None


def _again(attribution: Attribution, content: Span) -> Attribution:
    return replace(attribution, content=(content,), mode=AttributionMode.DIRECT)
