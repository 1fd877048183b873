"""Days that differ: two reports put the same one-off event on different days.

Precision first. Two events are taken for one told with different days only when they are of a
type that happens to the same person or thing once, have the same patient, are told as certain,
carry days that the reports themselves state (nothing inferred), lie within `MAX_APART_DAYS` of
each other and share most subject words of their sentences. A court that sits twice in a week is
the trap that these conditions are for.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from throughline.assemble.conflicts.positions import conflict_id, position
from throughline.assemble.context import Context
from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Certainty, Polarity, Tense
from throughline.model.case import Claim, Conflict, ConflictKind, ConflictRelation, Event
from throughline.model.date_words import words
from throughline.resolve.subject_words import subject_stems

ONCE_FAMILIES = frozenset({"death", "accident", "extradition", "verdict"})
"""Families of event types that befall one person or thing once."""
MAX_APART_DAYS = 10
MIN_SHARED_STEMS = 0.5
MAX_GROUP = 50
"""More events of one type befalling one entity are a list, not one event told differently."""


def date_conflicts(
    context: Context, events: Sequence[Event], claims: Sequence[Claim]
) -> Iterator[Conflict]:
    """Conflicts between events that differ in their day alone."""
    for left, right in disputed_pairs(context, events):
        yield _conflict(context, left, right, claims)


def disputed_pairs(context: Context, events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Pairs of events that are one told with different days."""
    groups: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        key = _key(event)
        if key is not None:
            groups[key].append(event)
    for _, group in sorted(groups.items()):
        if len(group) <= MAX_GROUP:
            for left, right in combinations(group, 2):
                if _one_event(context, left, right):
                    yield left, right


def date_conflict_id(left: Event, right: Event) -> str:
    """The id of the conflict between two events that differ in their day, in either order."""
    return conflict_id("date", *sorted((left.id, right.id)))


def _key(event: Event) -> tuple[str, str] | None:
    patient = next((p.entity for p in event.participants if p.role == "patient" and p.entity), None)
    told = (
        event.type in event_types()
        and event_types()[event.type].family in ONCE_FAMILIES
        and event.polarity is Polarity.POSITIVE
        and event.certainty is Certainty.CERTAIN
        and event.tense == Tense.HAPPENED.value
        and event.time is not None
        and event.time.is_day
        and not event.time.approximate
        and not event.inferred_time
    )
    return (event.type, patient) if told and patient else None


def _one_event(context: Context, left: Event, right: Event) -> bool:
    first, second = left.time, right.time
    if first is None or second is None or first.start is None or second.start is None:
        return False
    apart = abs(first.start - second.start)
    if not timedelta(0) < apart <= timedelta(days=MAX_APART_DAYS):
        return False
    origins = [
        context.origins.of((c.article, c.span) for c in event.citations) for event in (left, right)
    ]
    if origins[0] & origins[1]:
        return False  # one report that tells both days means two events
    stems = [frozenset(subject_stems(event.summary)) for event in (left, right)]
    fewer = min(map(len, stems))
    return fewer > 0 and len(stems[0] & stems[1]) / fewer >= MIN_SHARED_STEMS


def _conflict(context: Context, left: Event, right: Event, claims: Sequence[Claim]) -> Conflict:
    ordered = sorted((left, right), key=lambda e: (e.time.sort_key() if e.time else (), e.id))
    return Conflict(
        id=date_conflict_id(left, right),
        kind=ConflictKind.DATE,
        relation=ConflictRelation.CONFLICT,
        question=f"On which day: {ordered[0].summary}",
        positions=tuple(
            position(context, words(event.time), event.citations, claims)
            for event in ordered
            if event.time is not None
        ),
        why="The reports tell the same happening with different days.",
    )
