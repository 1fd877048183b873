"""The timeline: dated happenings in order, one line each, always a sentence of a report.

Events that one sentence tells of one time are one line ("was arrested on Friday and charged").
A line is ranked by how many independent reports tell it, how central its participants are and how
weighty its kind of event is; nothing is dropped for its rank, the reader decides how far to go.

A sentence that is told of a day and of the month around it has one line, that of the day.
Sentences of several reports that tell the harm of one day in one place in like words are one line,
too, the best told; a victim or place of its own keeps a line of its own.

Left out: what did not happen, what is only possible, what a report expects, undated events (they
stay in `events`), and whatever is told beside the case alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from throughline.assemble.causes import HARM_FAMILIES
from throughline.assemble.context import Context
from throughline.assemble.sentences import shown_first
from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Certainty, Polarity, Tense
from throughline.model.case import Citation, Claim, Event, TimelineEntry
from throughline.model.dates import Interval
from throughline.resolve.subject_words import subject_stems

MANY_SOURCES = 3
"""Support by this many independent origins counts in full."""
LIKE_WORDS = 0.4
"""Lines of one day that share this much of their subject words tell one incident."""
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
    entries = [
        _entry(context, line, told, centrality, by_article)
        for line, told in _with_one_line_an_incident(_with_finest_dates(lines)).items()
    ]
    return tuple(
        sorted(entries, key=lambda e: (e.date.sort_key(), -e.importance, e.text, e.events))
    )


def _with_finest_dates(lines: Mapping[Line, list[Event]]) -> dict[Line, list[Event]]:
    """A sentence told of a day and of the month around it is one line, that of the day."""
    by_text: defaultdict[str, list[Interval]] = defaultdict(list)
    for when, text in lines:
        by_text[text].append(when)
    joined = {line: list(told) for line, told in lines.items()}
    for text, times in by_text.items():
        finest = [t for t in times if not any(_within(other, t) for other in times)]
        for wide in times:
            inside = [t for t in finest if _within(t, wide)]
            if inside:
                joined[min(inside, key=Interval.sort_key), text] += joined.pop((wide, text))
    return joined


def _within(fine: Interval, wide: Interval) -> bool:
    return wide.contains(fine) and not fine.contains(wide)


def _with_one_line_an_incident(lines: Mapping[Line, list[Event]]) -> dict[Line, list[Event]]:
    by_day: defaultdict[date, list[Line]] = defaultdict(list)
    for line, told in lines.items():
        if line[0].is_day and line[0].start and all(_is_harm(event) for event in told):
            by_day[line[0].start].append(line)
    joined = dict(lines)
    for same_day in by_day.values():
        mains: list[Line] = []
        for line in sorted(same_day, key=lambda line: (-_weight(lines[line]), line[1])):
            main = next((m for m in mains if _like(joined[m], lines[line])), None)
            if main is None:
                mains.append(line)
            else:
                joined[main] = [*joined[main], *joined.pop(line)]
    return joined


def _is_harm(event: Event) -> bool:
    return event_types()[event.type].family in HARM_FAMILIES


def _weight(told: Sequence[Event]) -> int:
    return sum(len(event.citations) for event in told)


def _like(main: Sequence[Event], other: Sequence[Event]) -> bool:
    """Whether `other` tells what `main` does: no place or victim of its own, like words."""
    places = {event.place for event in main if event.place}
    if any(event.place and places and event.place not in places for event in other):
        return False
    known = {p.entity for event in main for p in event.participants}
    victims = {p.entity for e in other for p in e.participants if p.role == "patient" and p.entity}
    if victims - known:
        return False
    stems = {stem for event in main for stem in subject_stems(event.summary)}
    own = {stem for event in other for stem in subject_stems(event.summary)}
    return bool(own) and len(own & stems) / len(own) >= LIKE_WORDS


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
