"""The timeline: dated happenings in order, one line each, always a sentence of a report.

Events that one sentence tells of one time are one line ("was arrested on Friday and charged").
A line is ranked by how many independent reports tell it, how central its participants are and how
weighty its kind of event is; nothing is dropped for its rank, the reader decides how far to go.

Left out: what did not happen, what is only possible, what a report expects, undated events (they
stay in `events`), and whatever is told beside the case alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from throughline.assemble.context import Context
from throughline.assemble.sentences import shown_first
from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Certainty, Polarity, Tense
from throughline.model.case import Citation, Claim, Event, TimelineEntry
from throughline.model.dates import Interval

MANY_SOURCES = 3
"""Support by this many independent origins counts in full."""
MOSTLY = 0.6
"""A sentence is told as somebody's words when the claim takes this share of it."""

Line = tuple[Interval, str]


def assemble_timeline(
    context: Context, events: Sequence[Event], claims: Sequence[Claim]
) -> tuple[TimelineEntry, ...]:
    """Entries by time, then the weightier first."""
    by_id = {event.id: event for event in events}
    lines: defaultdict[Line, list[Event]] = defaultdict(list)
    for event in events:
        if event.time is not None and _happened(event) and _on_case(context, event):
            lines[event.time, _line_of(event, by_id)].append(event)
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.citations[0].article].append(claim)
    centrality = {event.id: event.centrality for event in events}
    entries = [_entry(context, line, told, centrality, by_article) for line, told in lines.items()]
    return tuple(
        sorted(entries, key=lambda e: (e.date.sort_key(), -e.importance, e.text, e.events))
    )


def _line_of(event: Event, by_id: dict[str, Event]) -> str:
    """The sentence that tells the event: its cause's, where both are of one time."""
    cause = by_id.get(event.cause or "")
    return cause.summary if cause and cause.time == event.time else event.summary


def _happened(event: Event) -> bool:
    return (
        event.polarity is Polarity.POSITIVE
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
    centrality: dict[str, float],
    claims: Mapping[str, Sequence[Claim]],
) -> TimelineEntry:
    citations = context.in_order(c for event in told for c in event.citations)
    shown = shown_first(citations, line[1])
    sources = context.independent_sources(citations)
    weight = 0.5 * min(1.0, sources / MANY_SOURCES) + 0.5 * max(centrality[e.id] for e in told)
    return TimelineEntry(
        date=line[0],
        text=line[1],
        events=tuple(event.id for event in told),
        independent_sources=sources,
        citations=shown,
        inferred=any(event.inferred_time for event in told),
        reason=next((event.time_reason for event in told if event.time_reason), ""),
        importance=round(weight, 4),
        claims=_claims_of(shown, claims.get(shown[0].article, ())),
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
