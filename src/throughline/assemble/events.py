"""Events of the case file: what happened, when, where, to whom, told by which reports.

Statements ("said", "announced") are claims, not events, and stay out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from throughline.assemble.causes import CAUSE_ROLE, cause_of
from throughline.assemble.context import Context, as_told, one_line
from throughline.assemble.sentences import best_mention, shown_first
from throughline.model.annotation import (
    Certainty,
    EventClass,
    EventMention,
    MentionForm,
    Polarity,
    Tense,
)
from throughline.model.case import Event, EventFigure, Participant
from throughline.model.dates import Interval
from throughline.resolve.events import EventTime, event_time
from throughline.resolve.resolution import EventCluster, Ref

_SUREST = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNKNOWN)
_MOST_REAL = (Tense.HAPPENED, Tense.ONGOING, Tense.FUTURE, Tense.GENERAL)
PLACE_ROLE = "place"
_LATE_HOUR = 20
"""News of a day is out before this hour, or says which day it was."""


def assemble_events(context: Context) -> tuple[Event, ...]:
    """Events that the articles of the case tell: by time (undated last), then by centrality."""
    on_case = set(context.story)
    most = _most_mentions(context, on_case)
    events = []
    for cluster in context.resolution.events:
        refs = [
            ref
            for ref in cluster.mentions
            if ref.article in on_case
            and mention_of(context, ref).event_class is not EventClass.REPORTING
        ]
        if refs:
            events.append(_event(context, cluster, _realised(context, refs) or refs, most))
    causes = cause_of(context, {event.id: event.time for event in events})
    linked = [replace(event, cause=causes.get(event.id)) for event in events]
    return tuple(sorted(linked, key=_reading_order))


def _realised(context: Context, refs: Sequence[Ref]) -> list[Ref]:
    """The mentions that tell it as having happened. Once an event has come to pass, the reports
    that only expected it are no witnesses of it."""
    return [
        ref
        for ref in refs
        if (mention := mention_of(context, ref)).polarity is Polarity.POSITIVE
        and mention.tense in (Tense.HAPPENED, Tense.ONGOING)
        and mention.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
    ]


def mention_of(context: Context, ref: Ref) -> EventMention:
    """The event mention that `ref` names."""
    return context.annotations[ref.article].events[ref.item]


def _most_mentions(context: Context, on_case: set[str]) -> int:
    return max(
        (sum(ref.article in on_case for ref in c.mentions) for c in context.resolution.events),
        default=1,
    )


def _reading_order(event: Event) -> tuple[bool, tuple[object, ...], float, str]:
    key = event.time.sort_key() if event.time else ()
    return (event.time is None, key, -event.centrality, event.id)


def _event(context: Context, cluster: EventCluster, refs: Sequence[Ref], most: int) -> Event:
    mentions = [mention_of(context, ref) for ref in refs]
    time = _possible_time(context, cluster, refs)
    best = best_mention(context, refs, time.interval if time else None)
    shown = mention_of(context, best)
    cited = context.in_order(
        context.cite_sentence(ref.article, mention.sentence)
        for ref, mention in zip(refs, mentions, strict=True)
    )
    sentence = context.sentence(best.article, shown.sentence).span
    summary = as_told(sentence.of(context.articles[best.article].text))
    reach = context.independent_sources(cited) / max(1, len(context.story))
    return Event(
        id=cluster.id,
        type=shown.type,
        summary=summary,
        time=time.interval if time else None,
        time_reason=time.reason if time else "",
        place=_place(context, refs),
        participants=_participants(context, refs),
        polarity=(
            Polarity.POSITIVE
            if any(mention.polarity is Polarity.POSITIVE for mention in mentions)
            else Polarity.NEGATIVE
        ),
        certainty=min((mention.certainty for mention in mentions), key=_SUREST.index),
        tense=min((mention.tense for mention in mentions), key=_MOST_REAL.index).value,
        figures=_figures(context, refs),
        citations=shown_first(cited, summary),
        reasons=cluster.reasons,
        centrality=round(0.5 * min(1.0, reach) + 0.5 * len(refs) / most, 4),
        inferred_time=bool(time and time.inferred),
    )


def _possible_time(
    context: Context, cluster: EventCluster, refs: Sequence[Ref]
) -> EventTime | None:
    """The event's time by those mentions whose date can be.

    What a report tells as past lies before that report: a date after the first of them was read
    wrongly ("arrested this week", in a paper that retells it), and none is better than a wrong one.
    """
    told = [
        known.end
        for ref in refs
        if mention_of(context, ref).tense is Tense.HAPPENED
        and (known := context.published(ref.article))
        and known.end
    ]
    if not told:
        return event_time(cluster, context.annotations)
    first = min(told)
    possible = tuple(ref for ref in cluster.mentions if _starts_by(context, ref, first))
    # Set for half past ten is not held then: a day told of what came to pass goes before.
    witnessed = tuple(ref for ref in possible if ref in set(refs))
    own = event_time(replace(cluster, mentions=witnessed), context.annotations)
    if own is not None and own.interval.is_day and not own.inferred:
        return own
    return event_time(replace(cluster, mentions=possible), context.annotations)


def _starts_by(context: Context, ref: Ref, day: date) -> bool:
    """Whether the mention's own time, where it has one, does not begin after `day`."""
    annotation = context.annotations[ref.article]
    interval = annotation.interval_of(annotation.events[ref.item])
    if interval is None or interval.start is None:
        return True
    return interval.start <= day and not _is_out_before(context, ref, interval)


def _is_out_before(context: Context, ref: Ref, interval: Interval) -> bool:
    """Whether a report of the past gives an hour late in the day that it came out itself, where the
    day was worked out: "shots rang out at 11 p.m." told on Saturday is of Friday."""
    mention, known = mention_of(context, ref), context.published(ref.article)
    if mention.tense is not Tense.HAPPENED or mention.time is None or known is None:
        return False
    worked_out = context.annotations[ref.article].times[mention.time].inferred
    late = interval.clock is not None and interval.clock.hour >= _LATE_HOUR
    return worked_out and late and known.is_day and interval.start == known.start


def _place(context: Context, refs: Sequence[Ref]) -> str | None:
    """The place that most mentions name; the more exact word wins a tie by its length."""
    places: Counter[str] = Counter()
    for ref in refs:
        for argument in mention_of(context, ref).arguments:
            if argument.role == PLACE_ROLE and argument.mention is not None:
                entity = context.entity_of.get(Ref(ref.article, argument.mention))
                if entity:
                    places[context.entities[entity].name] += 1
    return min(places, key=lambda name: (-places[name], -len(name), name)) if places else None


def _participants(context: Context, refs: Sequence[Ref]) -> tuple[Participant, ...]:
    """Who takes part, resolved ones first; descriptions only where nobody is resolved."""
    resolved: Counter[tuple[str, str]] = Counter()
    described: dict[tuple[str, str], None] = {}
    for ref in sorted(refs, key=lambda ref: (*context.order(ref.article), ref.item)):
        annotation = context.annotations[ref.article]
        for argument in annotation.events[ref.item].arguments:
            if argument.role == CAUSE_ROLE:
                continue
            words = one_line(argument.span.of(context.articles[ref.article].text))
            if argument.mention is None:
                described.setdefault((argument.role, words))
                continue
            entity = context.entity_of.get(Ref(ref.article, argument.mention))
            if entity is not None:
                resolved[argument.role, entity] += 1
            elif annotation.mentions[argument.mention].form is not MentionForm.PRONOUN:
                described.setdefault((argument.role, words))
    roles = {role for role, _ in resolved}
    return (
        *(
            Participant(role, entity, context.entities[entity].name)
            for role, entity in sorted(resolved, key=lambda k: (k[0], -resolved[k], k[1]))
        ),
        *(Participant(role, None, words) for role, words in described if role not in roles),
    )


def _figures(context: Context, refs: Sequence[Ref]) -> tuple[EventFigure, ...]:
    wanted = set(refs)
    found = []
    for article in sorted({ref.article for ref in refs}, key=context.order):
        for figure in context.annotations[article].figures:
            if figure.event is not None and Ref(article, figure.event) in wanted:
                found.append(
                    EventFigure(
                        low=figure.low,
                        high=figure.high,
                        bound=figure.bound.value,
                        unit=figure.unit,
                        counts=figure.counts,
                        citation=context.cite(article, figure.span),
                    )
                )
    return tuple(found)
