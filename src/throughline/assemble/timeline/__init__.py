"""The timeline: dated happenings in order, one line each, always a sentence of a report.

A line is ranked (see `importance`); nothing is dropped for its rank, the reader decides how far to
go. A date that other reports give otherwise says so (`disputes`).

Left out: what did not happen, what is only possible, what a report expects, undated events (they
stay in `events`), whatever is told beside the case alone, and what no sentence tells so that it can
be read alone (`telling`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from throughline.assemble.context import Context
from throughline.assemble.sentences import shown_first
from throughline.assemble.timeline.disputes import Disputes
from throughline.assemble.timeline.importance import Importance
from throughline.assemble.timeline.lines import Line, lines_of
from throughline.assemble.timeline.telling import dated_words, is_told, references
from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Certainty, EntityType, Polarity, Tense
from throughline.model.case import Citation, Claim, Conflict, Event, TimelineEntry

MOSTLY = 0.6
"""A sentence is told as somebody's words when the claim takes this share of it."""


def assemble_timeline(
    context: Context,
    events: Sequence[Event],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict] = (),
) -> tuple[TimelineEntry, ...]:
    """Entries by time, then the weightier first."""
    by_id = {event.id: event for event in events}
    happened = [event for event in events if _happened(event) and _on_case(context, event)]
    persons = {key for key, one in context.entities.items() if one.type is EntityType.PERSON}
    lines = lines_of(happened, by_id, persons)
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.citations[0].article].append(claim)
    importance = Importance(context)
    disputes = Disputes(context, events, conflicts)
    entries = [
        _entry(context, line, told, importance, disputes, by_article)
        for line, told in lines.items()
        if is_told(context, line[1], told)
    ]
    return tuple(
        sorted(entries, key=lambda e: (e.date.sort_key(), -e.importance, e.text, e.events))
    )


def _happened(event: Event) -> bool:
    return (
        event.time is not None
        and event.polarity is Polarity.POSITIVE
        and event.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
        and event.tense in (Tense.HAPPENED.value, Tense.ONGOING.value)
        and event.type in event_types()
        and event_types()[event.type].significant
    )


def _on_case(context: Context, event: Event) -> bool:
    return not all(context.is_beside(c.article, c.span) for c in event.citations)


def _entry(
    context: Context,
    line: Line,
    told: Sequence[Event],
    importance: Importance,
    disputes: Disputes,
    claims: Mapping[str, Sequence[Claim]],
) -> TimelineEntry:
    citations = context.in_order(c for event in told for c in event.citations)
    shown = shown_first(citations, line[1])
    sources = context.independent_sources(citations)
    return TimelineEntry(
        date=line[0],
        text=line[1],
        events=tuple(event.id for event in told),
        independent_sources=sources,
        citations=shown,
        inferred=any(event.inferred_time for event in told),
        reason=next((event.time_reason for event in told if event.time_reason), ""),
        importance=importance.of(line, told, sources),
        claims=_claims_of(shown, claims.get(shown[0].article, ())),
        dated=dated_words(context, shown[0], told),
        refers=references(context, shown[0]),
        disputed=disputes.of(told),
    )


def _claims_of(shown: Sequence[Citation], claims: Sequence[Claim]) -> tuple[str, ...]:
    """Claims of the shown sentence's report that the whole sentence belongs to."""
    sentence = shown[0]
    return tuple(
        claim.id
        for claim in claims
        if sum(
            len(cited.quote)
            for cited in claim.citations
            if cited.article == sentence.article and sentence.span.covers(cited.span)
        )
        >= MOSTLY * len(sentence.quote)
        or any(
            cited.article == sentence.article and cited.span.covers(sentence.span)
            for cited in claim.citations
        )
    )
