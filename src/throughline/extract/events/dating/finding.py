"""Dates words that tell of events by the likeliest of their candidates."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from throughline.extract.events.dating.candidates import Candidate, Candidates
from throughline.extract.events.dating.scorer import NEWS, best, likelihoods, weights
from throughline.extract.events.guide import Guide
from throughline.model.annotation import Dating, DatingBasis, EventMention, TimeExpression
from throughline.model.date_words import words
from throughline.model.source import Span
from throughline.text.document import Document

FIRM = 0.8
"""How likely an inferred time must be: a plausible wrong date is worse than none."""


class Dater:
    """Gives the words of one document that tell of events their times."""

    def __init__(
        self,
        document: Document,
        times: Sequence[TimeExpression],
        guide: Guide,
        *,
        convention: str = NEWS,
        weight: Mapping[str, float] | None = None,
    ) -> None:
        """`times` are the document's own, in order; `guide` has what was read of its text."""
        self._document, self._times = document, times
        self._candidates = Candidates(document, times, guide)
        self._convention = convention
        self._weights = weights() if weight is None else weight

    def date(self, span: Span, sentence: int) -> Dating | None:
        """The dating of the event at `span`, None where no time is likely enough."""
        candidates = self._candidates.of(span, sentence)
        if not candidates:
            return None
        likely = likelihoods(candidates, self._weights, self._convention)
        found = best(candidates, likely)
        if found is None:
            return None
        chosen, sure = found
        return _dating(chosen, round(sure, 2), self._reason(chosen, sentence))

    def _reason(self, chosen: Candidate, sentence: int) -> str:
        if chosen.time is None:
            day = "" if chosen.interval is None else f", {words(chosen.interval)}"
            return f"told as news of the day of publication{day}"
        quote = " ".join(self._times[chosen.time].span.of(self._document.text).split())
        if chosen.basis is DatingBasis.EXPRESSION:
            return f"“{quote}” stands in its sentence"
        if self._times[chosen.time].sentence > sentence:
            return f"the report opens with “{quote}”"
        return f"“{quote}” is the day that the report had come to"


def _dating(chosen: Candidate, sure: float, reason: str) -> Dating:
    basis = chosen.basis or DatingBasis.EXPRESSION
    if chosen.time is None:
        return Dating(basis, reason, sure, interval=chosen.interval)
    return Dating(basis, reason, sure, chosen.time)


def with_inferred_dates(
    document: Document,
    events: tuple[EventMention, ...],
    times: Sequence[TimeExpression],
    guide: Guide,
) -> tuple[EventMention, ...]:
    """The events, those without a time dated from what stands around their sentence.

    Which of the sentence's own times governs an event, the rules have said: they are right oftener
    there. Where one of these is the likeliest all the same, or none is `FIRM`, it stays undated.
    """
    dater = Dater(document, times, guide)
    found = []
    for event in events:
        dating = None if event.dating else dater.date(event.span, event.sentence)
        kept = dating is not None and not dating.stated and dating.confidence >= FIRM
        found.append(replace(event, dating=dating) if kept else event)
    return tuple(found)
