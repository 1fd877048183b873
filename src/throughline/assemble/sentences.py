"""The best sentence for an item: extractive, complete, readable alone.

A timeline line is always a sentence of a report, never a composed one. Among the sentences that
report the same event, the one wins that says when, names who, tells it in a finite verb, has a
fair length and does not lean on the sentence before it ("He also …").
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from throughline.assemble.context import Context, as_told
from throughline.assemble.wording_fitness import is_complete, is_glued, leans, points_away
from throughline.model.annotation import MentionForm, SentenceKind
from throughline.model.case import Citation
from throughline.model.dates import Interval
from throughline.resolve.resolution import Ref
from throughline.resolve.subject_words import subject_stems

_SIDE = r"(?:after|when|while|before|as|because|since|if|although|though|who|whom|which|that|where)"
_SUBORDINATOR_BEFORE = re.compile(rf"\b{_SIDE}\s+$", re.IGNORECASE)
_SUBORDINATOR = re.compile(rf"\s*{_SIDE}\b", re.IGNORECASE)
FAIR_WORDS = range(8, 45)
SHARED = 3.0
"""What a sentence gains when all its words stand in every other report of the event."""


def sentence_fitness(context: Context, article: str, number: int) -> float:
    """How well a sentence reads alone, higher is better."""
    sentence = context.sentence(article, number)
    if sentence.kind is not SentenceKind.BODY:
        return -10.0
    text = as_told(sentence.span.of(context.articles[article].text))
    fitness = 1.0 if len(text.split()) in FAIR_WORDS else 0.0
    fitness -= 2.0 * leans(text)
    fitness -= 2.0 * points_away(text)
    fitness -= 1.0 if text[:1] in '“"' else 0.0
    fitness -= 6.0 * (not is_complete(text))
    fitness -= 5.0 * is_glued(text)
    fitness -= 3.0 * context.is_beside(article, sentence.span)
    return fitness


def _event_fitness(context: Context, ref: Ref, day: Interval | None) -> float:
    """How completely the mention's sentence tells its event, which happened on `day`."""
    annotation = context.annotations[ref.article]
    event = annotation.events[ref.item]
    named = [
        argument.mention is not None
        and annotation.mentions[argument.mention].form is MentionForm.NAME
        for argument in event.arguments
    ]
    time = None if event.time is None else annotation.times[event.time]
    when = time is not None and time.sentence == event.sentence and time.interval == day
    # The sentence that dates it is where a reader can check the date of the line.
    fitness = 5.0 * when + 1.0 * any(named) + 0.5 * (sum(named) > 1)
    fitness -= 3.0 * _is_subordinate(context, ref)
    # A noun ("after the attack") mostly stands in a sentence that tells something else.
    return fitness - (1.5 if event.nominal else -1.0)


def _is_subordinate(context: Context, ref: Ref) -> bool:
    """Whether the event stands in a side clause: the sentence then tells something else."""
    text = context.articles[ref.article].text
    event = context.annotations[ref.article].events[ref.item]
    before = text[max(0, event.clause.start - 12) : event.clause.start]
    opening = text[event.clause.start : event.span.start + 1]
    return bool(_SUBORDINATOR_BEFORE.search(before) or _SUBORDINATOR.match(opening))


def _common_words(context: Context, refs: Sequence[Ref]) -> dict[str, float]:
    """Stem -> share of the other sentences of `refs` that hold it, from 0 to 1."""
    counts = Counter(stem for ref in refs for stem in set(_stems(context, ref)))
    others = max(1, len(refs) - 1)
    return {stem: (count - 1) / others for stem, count in counts.items()}


def _stems(context: Context, ref: Ref) -> list[str]:
    number = context.annotations[ref.article].events[ref.item].sentence
    span = context.sentence(ref.article, number).span
    return subject_stems(span.of(context.articles[ref.article].text))


def best_mention(context: Context, refs: Sequence[Ref], day: Interval | None) -> Ref:
    """The event mention whose sentence tells the event best; ties to the earliest report.

    Of sentences that tell it equally well the one wins that says what the others say, and little
    else.
    """
    common = _common_words(context, refs)

    def key(ref: Ref) -> tuple[float, tuple[bool, str, str], int]:
        number = context.annotations[ref.article].events[ref.item].sentence
        fitness = sentence_fitness(context, ref.article, number)
        fitness += _event_fitness(context, ref, day)
        stems = _stems(context, ref)
        fitness += SHARED * sum(common[stem] for stem in stems) / max(1, len(stems))
        return (-fitness, context.order(ref.article), ref.item)

    return min(refs, key=key)


def shown_first(citations: Iterable[Citation], text: str) -> tuple[Citation, ...]:
    """`citations` with those of the sentence `text` in front: it is what a reader checks."""
    return tuple(sorted(citations, key=lambda citation: as_told(citation.quote) != text))
